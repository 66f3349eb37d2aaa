package main

import (
	"fmt"
	"sync"
)

type Account struct {
	mu      sync.Mutex
	balance int
}

func transfer(from, to *Account, amount int) {
	from.mu.Lock()
	defer from.mu.Unlock()
	to.mu.Lock()
	defer to.mu.Unlock()
	from.balance -= amount
	to.balance += amount
}

func main() {
	alice := &Account{balance: 100}
	bob := &Account{balance: 100}
	done := make(chan bool)
	go func() {
		transfer(alice, bob, 10)
		done <- true
	}()
	go func() {
		transfer(bob, alice, 20)
		done <- true
	}()
	<-done
	<-done
	fmt.Println(alice.balance, bob.balance)
}
