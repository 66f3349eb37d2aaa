// entry: TestOnce

// Package bus calls its listeners with the lock held; a listener that unsubscribes itself waits for ever.
package bus

import (
	"sync"
	"testing"
)

type Listener func(msg string)

type Bus struct {
	mu        sync.Mutex
	nextID    int
	listeners map[int]Listener
}

func New() *Bus {
	return &Bus{listeners: make(map[int]Listener)}
}

func (b *Bus) Subscribe(l Listener) int {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.nextID++
	b.listeners[b.nextID] = l
	return b.nextID
}

func (b *Bus) Unsubscribe(id int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	delete(b.listeners, id)
}

func (b *Bus) Emit(msg string) {
	b.mu.Lock()
	listeners := make([]Listener, 0, len(b.listeners))
	for _, l := range b.listeners {
		listeners = append(listeners, l)
	}
	b.mu.Unlock()
	for _, l := range listeners {
		l(msg)
	}
}

func TestOnce(t *testing.T) {
	b := New()
	n := 0
	var id int
	id = b.Subscribe(func(string) {
		n++
		b.Unsubscribe(id)
	})
	b.Emit("hello")
	b.Emit("again")
	if n != 1 {
		t.Errorf("called %d times", n)
	}
}
