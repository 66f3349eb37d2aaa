// entry: TestLedger

// Package ledger audits in the background: audit and transfer take the two locks in opposite order, while the
// program itself goes on and ends with a timeout.
package ledger

import (
	"sync"
	"testing"
	"time"
)

type Ledger struct {
	books   sync.Mutex
	entries []int

	auditing sync.Mutex
	checked  int
}

func (l *Ledger) Post(amount int) {
	l.books.Lock()
	defer l.books.Unlock()
	l.entries = append(l.entries, amount)
	l.auditing.Lock()
	l.checked = 0
	l.auditing.Unlock()
}

func (l *Ledger) Audit() {
	l.books.Lock()
	defer l.books.Unlock()
	l.auditing.Lock()
	defer l.auditing.Unlock()
	l.checked = len(l.entries)
}

func TestLedger(t *testing.T) {
	l := &Ledger{}
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		l.Audit()
	}()
	go func() {
		defer wg.Done()
		l.Post(5)
	}()
	finished := make(chan struct{})
	go func() {
		wg.Wait()
		close(finished)
	}()
	select {
	case <-finished:
	case <-time.After(time.Second):
		t.Log("audit takes long")
	}
}
