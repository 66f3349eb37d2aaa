package main

import "sync"

type account struct {
	mu      sync.Mutex
	balance int
}

func (a *account) add(n int) {
	a.balance += n
}

func (a *account) deposit(n int) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.add(n)
}

func main() {
	a := &account{}
	done := make(chan bool)
	go func() {
		a.deposit(5)
		done <- true
	}()
	a.add(1)
	<-done
}
