// entry: TestRevokeExpired

// Package lease keeps leases alive with a goroutine for each; revoking a lease that has just expired finds its entry gone and does not
// cancel the goroutine.
package lease

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"
)

type ID int

var ErrExpired = errors.New("lease has expired")

type Clock func() time.Duration

type keeper struct {
	ctx    context.Context
	cancel context.CancelFunc
	renew  chan time.Duration
	beats  int
}

type Lessor struct {
	clock Clock
	ttl   time.Duration

	mu      sync.Mutex
	nextID  ID
	expiry  map[ID]time.Duration
	keepers map[ID]*keeper
}

func New(ttl time.Duration, clock Clock) *Lessor {
	return &Lessor{
		clock:   clock,
		ttl:     ttl,
		expiry:  make(map[ID]time.Duration),
		keepers: make(map[ID]*keeper),
	}
}

func (l *Lessor) Grant(ctx context.Context) ID {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.nextID++
	id := l.nextID
	ctx, cancel := context.WithCancel(ctx)
	k := &keeper{ctx: ctx, cancel: cancel, renew: make(chan time.Duration, 1)}
	l.expiry[id] = l.clock() + l.ttl
	l.keepers[id] = k
	go l.keep(id, k)
	return id
}

func (l *Lessor) keep(id ID, k *keeper) {
	for {
		select { // want: goroutine-leak
		case now := <-k.renew:
			l.mu.Lock()
			k.beats++
			l.expiry[id] = now + l.ttl
			l.mu.Unlock()
		case <-k.ctx.Done():
			return
		}
	}
}

// Expire drops the leases whose time is over.
func (l *Lessor) Expire() (dropped int) {
	now := l.clock()
	l.mu.Lock()
	defer l.mu.Unlock()
	for id, at := range l.expiry {
		if at <= now {
			delete(l.expiry, id)
			delete(l.keepers, id)
			dropped++
		}
	}
	return dropped
}

func (l *Lessor) Revoke(id ID) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	k, ok := l.keepers[id]
	if !ok {
		return ErrExpired
	}
	k.cancel()
	delete(l.expiry, id)
	delete(l.keepers, id)
	return nil
}

func TestRevokeExpired(t *testing.T) {
	now := time.Duration(0)
	l := New(10*time.Second, func() time.Duration { return now })
	a, b := l.Grant(context.Background()), l.Grant(context.Background())
	if err := l.Revoke(b); err != nil {
		t.Fatal(err)
	}
	now = 11 * time.Second
	if n := l.Expire(); n != 1 {
		t.Errorf("%d leases expired", n)
	}
	if err := l.Revoke(a); !errors.Is(err, ErrExpired) {
		t.Errorf("err = %v", err)
	}
}
