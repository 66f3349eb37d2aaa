// group locks, n 400000

package main

import (
	"fmt"
	"sync"
)

const n = 1

type account struct {
	mu      sync.Mutex
	balance int
}

func main() {
	a := &account{}
	for i := 0; i < n; i++ {
		a.mu.Lock()
		a.balance += i & 7
		a.mu.Unlock()
	}
	fmt.Println(a.balance)
}
