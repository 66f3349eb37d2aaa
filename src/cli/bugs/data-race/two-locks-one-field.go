// entry: TestBill
// also: lost-update

// Package tenant guards one counter with two different locks: each method has its own idea of which one.
package tenant

import (
	"sync"
	"testing"
)

type Tenant struct {
	usersMu sync.Mutex
	users   map[string]bool

	billingMu sync.Mutex
	invoices  []int
	seats     int
}

func New() *Tenant { return &Tenant{users: make(map[string]bool)} }

func (t *Tenant) AddUser(name string) {
	t.usersMu.Lock()
	defer t.usersMu.Unlock()
	if t.users[name] {
		return
	}
	t.users[name] = true
	t.seats++ // want: data-race
}

func (t *Tenant) Bill(price int) int {
	t.billingMu.Lock()
	defer t.billingMu.Unlock()
	amount := t.seats * price // want: data-race
	t.invoices = append(t.invoices, amount)
	return amount
}

func TestBill(t *testing.T) {
	tn := New()
	tn.AddUser("ann")
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		tn.AddUser("ben")
	}()
	if amount := tn.Bill(10); amount != 10 && amount != 20 {
		t.Errorf("amount = %d", amount)
	}
	wg.Wait()
}
