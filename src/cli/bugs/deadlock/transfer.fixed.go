// A bank that locks both accounts of a transfer, in the order of the arguments.
package main

import (
	"fmt"
	"sync"
)

type Account struct {
	ID int
	sync.Mutex
	cents int
}

type Bank struct {
	accounts []*Account
}

func (b *Bank) Transfer(from, to *Account, cents int) bool {
	first, second := from, to
	if second.ID < first.ID {
		first, second = second, first
	}
	first.Lock()
	defer first.Unlock()
	second.Lock()
	defer second.Unlock()
	if from.cents < cents {
		return false
	}
	from.cents -= cents
	to.cents += cents
	return true
}

func main() {
	a, b := &Account{ID: 1, cents: 500}, &Account{ID: 2, cents: 500}
	bank := &Bank{accounts: []*Account{a, b}}
	var wg sync.WaitGroup
	move := func(from, to *Account, cents int) {
		defer wg.Done()
		bank.Transfer(from, to, cents)
	}
	wg.Add(2)
	go move(a, b, 100)
	go move(b, a, 30)
	wg.Wait()
	fmt.Println(a.cents, b.cents)
}
