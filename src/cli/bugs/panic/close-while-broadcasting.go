// entry: TestLeave
// also: data-race

// Package hub broadcasts to clients; a client that leaves closes its channel although the hub may be about to send.
package hub

import (
	"fmt"
	"sync"
	"testing"
)

type Client struct {
	id   int
	send chan string
}

type Hub struct {
	mu      sync.Mutex
	clients map[int]*Client
	nextID  int
	sent    int
}

func NewHub() *Hub { return &Hub{clients: make(map[int]*Client)} }

func (h *Hub) Join() *Client {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.nextID++
	c := &Client{id: h.nextID, send: make(chan string, 2)}
	h.clients[c.id] = c
	return c
}

func (h *Hub) Leave(c *Client) {
	h.mu.Lock()
	delete(h.clients, c.id)
	h.mu.Unlock()
	close(c.send)
}

func (h *Hub) snapshot() []*Client {
	h.mu.Lock()
	defer h.mu.Unlock()
	var list []*Client
	for id := 1; id <= h.nextID; id++ {
		if c, ok := h.clients[id]; ok {
			list = append(list, c)
		}
	}
	return list
}

func (h *Hub) Broadcast(format string, args ...any) {
	msg := fmt.Sprintf(format, args...)
	for _, c := range h.snapshot() {
		select {
		case c.send <- msg: // want: panic
			h.count()
		default:
		}
	}
}

func (h *Hub) count() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.sent++
}

func TestLeave(t *testing.T) {
	h := NewHub()
	a := h.Join()
	h.Join()
	done := make(chan struct{})
	go func() {
		defer close(done)
		h.Leave(a)
	}()
	h.Broadcast("welcome %d", 7)
	<-done
}
