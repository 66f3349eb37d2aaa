// entry: TestSweep

// Package sweep skips an item and forgets that it still holds the lock of the loop's last round.
package sweep

import (
	"sync"
	"testing"
)

type Item struct {
	id     int
	pinned bool
	refs   int
}

type Heap struct {
	mu    sync.Mutex
	items map[int]*Item
	freed []int
}

func (h *Heap) Sweep(ids []int) {
	for _, id := range ids {
		h.mu.Lock()
		item, ok := h.items[id]
		if !ok || item.pinned {
			h.mu.Unlock()
			continue
		}
		if item.refs == 0 {
			delete(h.items, id)
			h.freed = append(h.freed, id)
		}
		h.mu.Unlock()
	}
}

func TestSweep(t *testing.T) {
	h := &Heap{items: map[int]*Item{
		1: {id: 1},
		2: {id: 2, pinned: true},
		3: {id: 3, refs: 1},
	}}
	h.Sweep([]int{1, 2, 3})
	if len(h.freed) != 1 || len(h.items) != 2 {
		t.Errorf("freed %v", h.freed)
	}
}
