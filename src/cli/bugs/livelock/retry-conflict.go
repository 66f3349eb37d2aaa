// entry: TestCommit
// also: goroutine-leak

// Package txn has optimistic transactions that mark their keys and give up at a conflict, at once and for ever.
package txn

import (
	"sync"
	"sync/atomic"
	"testing"
)

type Row struct {
	owner atomic.Int32
	value int
}

type Tx struct {
	id   int32
	rows []*Row
}

func (tx *Tx) mark() bool {
	for i, r := range tx.rows {
		if !r.owner.CompareAndSwap(0, tx.id) { // want: livelock
			for _, held := range tx.rows[:i] {
				held.owner.Store(0)
			}
			return false
		}
	}
	return true
}

func (tx *Tx) Commit(wg *sync.WaitGroup) {
	defer wg.Done()
	for !tx.mark() {
	}
	for _, r := range tx.rows {
		r.value++
	}
	for _, r := range tx.rows {
		r.owner.Store(0)
	}
}

func TestCommit(t *testing.T) {
	a, b := &Row{}, &Row{}
	var wg sync.WaitGroup
	wg.Add(2)
	go (&Tx{id: 1, rows: []*Row{a, b}}).Commit(&wg)
	go (&Tx{id: 2, rows: []*Row{b, a}}).Commit(&wg)
	wg.Wait()
	if a.value != 2 || b.value != 2 {
		t.Errorf("a = %d, b = %d", a.value, b.value)
	}
}
