// An audit that adds up two accounts, each under its own lock, while money moves between them.
package main

import (
	"fmt"
	"sync"
)

type account struct {
	mu    sync.Mutex
	cents int
}

func (a *account) balance() int {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.cents
}

type branch struct {
	mu       sync.Mutex
	checking account
	savings  account
	audits   []int
}

func (b *branch) save(cents int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.checking.mu.Lock()
	b.checking.cents -= cents
	b.checking.mu.Unlock()

	b.savings.mu.Lock()
	b.savings.cents += cents
	b.savings.mu.Unlock()
}

func (b *branch) audit() {
	b.mu.Lock()
	defer b.mu.Unlock()
	total := b.checking.balance() + b.savings.balance()
	b.audits = append(b.audits, total)
}

func main() {
	b := &branch{}
	b.checking.cents = 70
	b.savings.cents = 30
	done := make(chan struct{})
	go func() {
		defer close(done)
		b.save(20)
	}()
	b.audit()
	<-done
	fmt.Println(b.audits[0])
}
