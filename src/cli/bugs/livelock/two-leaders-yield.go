// entry: TestOneLeads
// also: goroutine-leak

// Package consensus elects a leader between two nodes that both step down when they see a rival with the same term.
package consensus

import (
	"fmt"
	"runtime"
	"sync"
	"testing"
)

type Role int

const (
	Follower Role = iota
	Candidate
	Leader
)

func (r Role) String() string { return [...]string{"follower", "candidate", "leader"}[r] }

type Node struct {
	mu    sync.Mutex
	id    int
	role  Role
	rival *Node
}

func (n *Node) Role() Role {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.role
}

func (n *Node) become(r Role) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.role = r // want: livelock
}

func (n *Node) yields() bool {
	return n.rival.Role() != Follower
}

// Campaign ends when this node leads or the other one does.
func (n *Node) Campaign(wg *sync.WaitGroup) {
	defer wg.Done()
	for {
		n.become(Candidate)
		if n.rival.Role() == Leader {
			n.become(Follower)
			return
		}
		if !n.yields() {
			n.become(Leader)
			return
		}
		n.become(Follower)
		runtime.Gosched()
	}
}

func TestOneLeads(t *testing.T) {
	a, b := &Node{id: 1}, &Node{id: 2}
	a.rival, b.rival = b, a
	var wg sync.WaitGroup
	wg.Add(2)
	go a.Campaign(&wg)
	go b.Campaign(&wg)
	wg.Wait()
	if a.Role() == Follower && b.Role() == Follower {
		t.Error(fmt.Sprint("nobody leads: ", a.Role(), b.Role()))
	}
}
