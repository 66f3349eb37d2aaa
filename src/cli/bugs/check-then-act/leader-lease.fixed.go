// entry: TestOneLeader

// Package election gives a lease to whoever finds it free. The store is safe by itself, the candidate uses it in two steps.
package election

import (
	"fmt"
	"sync"
	"testing"
	"time"
)

type Lease struct {
	Holder  string
	Expires time.Duration
}

// Store is a key-value store with locked single operations.
type Store struct {
	mu     sync.Mutex
	leases map[string]Lease
	writes int
}

func NewStore() *Store {
	return &Store{leases: make(map[string]Lease)}
}

func (s *Store) Read(key string) Lease {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.leases[key]
}

func (s *Store) Write(key string, l Lease) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.writes++
	s.leases[key] = l
}

// Claim writes the lease if the old one has expired.
func (s *Store) Claim(key string, l Lease, now time.Duration) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if old := s.leases[key]; old.Holder != "" && old.Expires > now {
		return false
	}
	s.writes++
	s.leases[key] = l
	return true
}

type Candidate struct {
	name  string
	store *Store
	term  time.Duration
	leads bool
	log   []string
}

func (c *Candidate) logf(format string, args ...any) {
	c.log = append(c.log, fmt.Sprintf(format, args...))
}

// Campaign tries to become the leader.
func (c *Candidate) Campaign(now time.Duration) {
	if !c.store.Claim("leader", Lease{Holder: c.name, Expires: now + c.term}, now) {
		c.logf("follows %s", c.store.Read("leader").Holder)
		return
	}
	c.leads = true
	c.logf("leads until %v", now+c.term)
}

func TestOneLeader(t *testing.T) {
	store := NewStore()
	nodes := []*Candidate{
		{name: "n1", store: store, term: time.Second},
		{name: "n2", store: store, term: time.Second},
	}
	var wg sync.WaitGroup
	for _, n := range nodes {
		wg.Add(1)
		go func(c *Candidate) {
			defer wg.Done()
			c.Campaign(0)
		}(n)
	}
	wg.Wait()
	leaders := 0
	for _, n := range nodes {
		if n.leads {
			leaders++
		}
	}
	if leaders != 1 {
		t.Errorf("%d leaders: %v %v", leaders, nodes[0].log, nodes[1].log)
	}
}
