package main

import (
	"fmt"
	"sync"
)

type Account struct {
	mu      sync.Mutex
	balance int
}

func (a *Account) Balance() int {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.balance
}

func (a *Account) SetBalance(amount int) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.balance = amount
}

// Every access is locked, and still money is lost.
func deposit(a *Account, amount int) {
	balance := a.Balance()
	a.SetBalance(balance + amount)
}

func main() {
	account := &Account{balance: 100}
	var wg sync.WaitGroup
	for _, amount := range []int{10, 20} {
		wg.Add(1)
		go func() {
			defer wg.Done()
			deposit(account, amount)
		}()
	}
	wg.Wait()
	fmt.Println("balance:", account.Balance())
}
