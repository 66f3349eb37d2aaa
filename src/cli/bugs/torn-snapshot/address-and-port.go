// entry: TestForward

// Package upstream reads the host and the port of a backend in two locked calls.
package upstream

import (
	"fmt"
	"sync"
	"testing"
)

type Backend struct {
	mu   sync.RWMutex
	host string
	port int
}

func (b *Backend) Move(host string, port int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.host = host
	b.port = port
}

func (b *Backend) Host() string {
	b.mu.RLock()
	defer b.mu.RUnlock()
	return b.host // want: torn-snapshot
}

func (b *Backend) Port() int {
	b.mu.RLock()
	defer b.mu.RUnlock()
	return b.port // want: torn-snapshot
}

// Addr is where to dial.
func (b *Backend) Addr() string {
	return fmt.Sprintf("%s:%d", b.Host(), b.Port())
}

type Proxy struct {
	backend *Backend
	dialed  []string
}

func (p *Proxy) Forward() {
	p.dialed = append(p.dialed, p.backend.Addr())
}

func TestForward(t *testing.T) {
	b := &Backend{}
	b.Move("blue", 8001)
	p := &Proxy{backend: b}
	moved := make(chan struct{})
	go func() {
		defer close(moved)
		b.Move("green", 9001)
	}()
	p.Forward()
	<-moved
	if got := p.dialed[0]; got != "blue:8001" && got != "green:9001" {
		t.Errorf("dialed %s", got)
	}
}
