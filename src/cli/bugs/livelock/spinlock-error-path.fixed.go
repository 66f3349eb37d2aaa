// entry: TestFrozen

// Package spin has a lock that spins; one error path returns without giving it back, and the next caller spins for ever.
package spin

import (
	"errors"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
)

var ErrFrozen = errors.New("account is frozen")

type Lock struct {
	held atomic.Bool
}

func (l *Lock) Lock() {
	for !l.held.CompareAndSwap(false, true) {
		runtime.Gosched()
	}
}

func (l *Lock) Unlock() { l.held.Store(false) }

var _ sync.Locker = (*Lock)(nil)

type Account struct {
	lock    Lock
	frozen  bool
	balance int
}

func (a *Account) Add(n int) error {
	a.lock.Lock()
	defer a.lock.Unlock()
	if a.frozen {
		return ErrFrozen
	}
	a.balance += n
	return nil
}

func (a *Account) Balance() int {
	a.lock.Lock()
	defer a.lock.Unlock()
	return a.balance
}

func TestFrozen(t *testing.T) {
	a := &Account{frozen: true}
	errs := make(chan error, 1)
	go func() { errs <- a.Add(5) }()
	if err := <-errs; !errors.Is(err, ErrFrozen) {
		t.Errorf("err = %v", err)
	}
	if n := a.Balance(); n != 0 {
		t.Errorf("balance = %d", n)
	}
}
