// entry: TestConvert

// Package feed publishes a ready flag before the data it stands for, both atomic.
package feed

import (
	"sync"
	"sync/atomic"
	"testing"
)

type Rates struct {
	Euro int64
}

type Feed struct {
	ready atomic.Bool
	rates atomic.Pointer[Rates]
}

func (f *Feed) Load(euro int64) {
	f.ready.Store(true)
	f.rates.Store(&Rates{Euro: euro}) // want: init-order
}

// Convert is false as long as there are no rates.
func (f *Feed) Convert(amount int64) (int64, bool) {
	if !f.ready.Load() {
		return 0, false
	}
	rates := f.rates.Load() // want: init-order
	if rates == nil {
		return amount, true
	}
	return amount * rates.Euro, true
}

func TestConvert(t *testing.T) {
	f := &Feed{}
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		f.Load(2)
	}()
	if v, ok := f.Convert(21); ok && v != 42 {
		t.Errorf("converted to %d", v)
	}
	wg.Wait()
}
