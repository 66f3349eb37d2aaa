// entry: TestSpend
// also: lost-update check-then-act

// Package wallet keeps balances in a sync.Map and spends in load, compare and store.
package wallet

import (
	"errors"
	"sync"
	"testing"
)

var ErrFunds = errors.New("not enough funds")

type Wallets struct {
	balances sync.Map // owner to int
	spent    sync.Map // order to owner
}

func (w *Wallets) Fund(owner string, amount int) {
	w.balances.Store(owner, amount)
}

func (w *Wallets) Balance(owner string) int {
	v, ok := w.balances.Load(owner)
	if !ok {
		return 0
	}
	return v.(int)
}

func (w *Wallets) Spend(owner, order string, amount int) error {
	v, ok := w.balances.Load(owner) // want: lost-update
	if !ok || v.(int) < amount {
		return ErrFunds
	}
	w.balances.Store(owner, v.(int)-amount) // want: lost-update
	w.spent.Store(order, owner)
	return nil
}

func TestSpend(t *testing.T) {
	w := &Wallets{}
	w.Fund("kim", 10)
	var wg sync.WaitGroup
	for _, order := range []string{"o1", "o2"} {
		wg.Add(1)
		go func() {
			defer wg.Done()
			_ = w.Spend("kim", order, 8)
		}()
	}
	wg.Wait()
	orders := 0
	w.spent.Range(func(_, _ any) bool {
		orders++
		return true
	})
	if orders != 1 || w.Balance("kim") != 2 {
		t.Errorf("%d orders, balance %d", orders, w.Balance("kim"))
	}
}
