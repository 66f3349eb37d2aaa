// entry: TestLastPiece

// Package inventory reserves stock for orders in two steps: it looks whether everything is there and then takes it, item by
// item. Between the two steps another order takes the last piece.
package inventory

import (
	"errors"
	"fmt"
	"sort"
	"strings"
	"sync"
	"testing"
)

var (
	ErrOutOfStock = errors.New("out of stock")
	ErrEmptyOrder = errors.New("empty order")
)

type SKU string

type Line struct {
	SKU SKU
	Qty int
}

type Order struct {
	ID    string
	Lines []Line
}

func (o Order) validate() error {
	if len(o.Lines) == 0 {
		return fmt.Errorf("%s: %w", o.ID, ErrEmptyOrder)
	}
	return nil
}

type Stock struct {
	mu     sync.RWMutex
	onHand map[SKU]int
}

func NewStock() *Stock { return &Stock{onHand: make(map[SKU]int)} }

func (s *Stock) Receive(sku SKU, n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.onHand[sku] += n
}

func (s *Stock) OnHand(sku SKU) int {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.onHand[sku]
}

// takeAll takes all lines or none.
func (s *Stock) takeAll(lines []Line) (SKU, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, l := range lines {
		if s.onHand[l.SKU] < l.Qty {
			return l.SKU, false
		}
	}
	for _, l := range lines {
		s.onHand[l.SKU] -= l.Qty
	}
	return "", true
}

type journal struct {
	mu      sync.Mutex
	entries []string
}

func (j *journal) add(format string, args ...any) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.entries = append(j.entries, fmt.Sprintf(format, args...))
}

func (j *journal) String() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	sorted := append([]string(nil), j.entries...)
	sort.Strings(sorted)
	return strings.Join(sorted, "; ")
}

type Warehouse struct {
	stock   *Stock
	journal journal
}

// Reserve takes everything that the order needs, or nothing.
func (w *Warehouse) Reserve(o Order) error {
	if err := o.validate(); err != nil {
		return err
	}
	if missing, ok := w.stock.takeAll(o.Lines); !ok {
		w.journal.add("%s rejected", o.ID)
		return fmt.Errorf("%s: %s: %w", o.ID, missing, ErrOutOfStock)
	}
	w.journal.add("%s reserved", o.ID)
	return nil
}

func TestLastPiece(t *testing.T) {
	stock := NewStock()
	stock.Receive("lamp", 1)
	w := &Warehouse{stock: stock}
	if err := w.Reserve(Order{ID: "o0"}); !errors.Is(err, ErrEmptyOrder) {
		t.Fatalf("err = %v", err)
	}
	var wg sync.WaitGroup
	for _, id := range []string{"o1", "o2"} {
		wg.Add(1)
		go func() {
			defer wg.Done()
			err := w.Reserve(Order{ID: id, Lines: []Line{{"lamp", 1}}})
			if err != nil && !errors.Is(err, ErrOutOfStock) {
				t.Error(err)
			}
		}()
	}
	wg.Wait()
	if n := stock.OnHand("lamp"); n != 0 {
		t.Errorf("%d lamps on hand: %v", n, &w.journal)
	}
}
