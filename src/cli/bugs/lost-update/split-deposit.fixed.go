// A ledger whose methods are locked one by one; the interest job reads and writes in two steps.
package main

import (
	"fmt"
	"sync"
)

type Ledger struct {
	mu      sync.RWMutex
	amounts map[string]int
}

func NewLedger() *Ledger {
	return &Ledger{amounts: make(map[string]int)}
}

func (l *Ledger) Get(owner string) int {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.amounts[owner]
}

func (l *Ledger) Set(owner string, amount int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.amounts[owner] = amount
}

// Add changes an amount in one step.
func (l *Ledger) Add(owner string, delta int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.amounts[owner] += delta
}

type Teller struct {
	ledger *Ledger
	log    []string
}

func (t *Teller) Deposit(owner string, amount int) {
	t.ledger.Add(owner, amount)
	t.log = append(t.log, fmt.Sprintf("%s +%d", owner, amount))
}

func main() {
	ledger := NewLedger()
	ledger.Set("ada", 100)
	var wg sync.WaitGroup
	for i := 1; i <= 2; i++ {
		teller := &Teller{ledger: ledger}
		wg.Add(1)
		go func() {
			defer wg.Done()
			teller.Deposit("ada", 10*i)
		}()
	}
	wg.Wait()
	fmt.Println("ada has", ledger.Get("ada"))
}
