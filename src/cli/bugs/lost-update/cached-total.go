// entry: TestRecord

// Package billing adds up usage; the total is read under one lock and written under the next.
package billing

import (
	"fmt"
	"sync"
	"testing"
)

type Usage struct {
	Customer string
	Units    int
}

type Invoice struct {
	mu    sync.Mutex
	total int
	lines []string
}

func (inv *Invoice) price(units int) int {
	if units > 100 {
		return units * 2
	}
	return units * 3
}

// Record adds a line and the units' price.
func (inv *Invoice) Record(u Usage) {
	inv.mu.Lock()
	total := inv.total // want: lost-update
	inv.mu.Unlock()

	total += inv.price(u.Units)

	inv.mu.Lock()
	defer inv.mu.Unlock()
	inv.total = total // want: lost-update
	inv.lines = append(inv.lines, fmt.Sprintf("%s %d", u.Customer, u.Units))
}

func TestRecord(t *testing.T) {
	inv := &Invoice{}
	var wg sync.WaitGroup
	for _, u := range []Usage{{"acme", 10}, {"globex", 200}} {
		wg.Add(1)
		go func() {
			defer wg.Done()
			inv.Record(u)
		}()
	}
	wg.Wait()
	if len(inv.lines) != 2 || inv.total != 430 {
		t.Errorf("total = %d after %d lines, want 430", inv.total, len(inv.lines))
	}
}
