// want: lost-update
package main

import (
	"fmt"
	"sync"
)

type Account struct {
	mu  sync.Mutex
	bal int
}

func (a *Account) Get() int  { a.mu.Lock(); defer a.mu.Unlock(); return a.bal }
func (a *Account) Set(v int) { a.mu.Lock(); defer a.mu.Unlock(); a.bal = v }

func main() {
	a := &Account{bal: 100}
	var wg sync.WaitGroup
	for i := 0; i < 2; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if v := a.Get(); v >= 60 {
				a.Set(v - 60)
			}
		}()
	}
	wg.Wait()
	fmt.Println(a.Get())
}
