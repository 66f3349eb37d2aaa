// entry: TestRender

// Package labels copies a struct to protect it; the map inside is still shared.
package labels

import (
	"sync"
	"testing"
)

type Labels map[string]string

type Target struct {
	Addr   string
	Labels Labels
}

type Inventory struct {
	mu     sync.Mutex
	target Target
}

// Target returns a copy.
func (inv *Inventory) Target() Target {
	inv.mu.Lock()
	defer inv.mu.Unlock()
	return inv.target
}

func (inv *Inventory) SetLabel(key, value string) {
	inv.mu.Lock()
	defer inv.mu.Unlock()
	inv.target.Labels[key] = value // want: data-race
}

func render(t Target) string {
	return t.Addr + " zone=" + t.Labels["zone"] // want: data-race
}

func TestRender(t *testing.T) {
	inv := &Inventory{target: Target{Addr: "n1", Labels: Labels{"zone": "a"}}}
	done := make(chan struct{})
	go func() {
		defer close(done)
		inv.SetLabel("rack", "7")
	}()
	if got := render(inv.Target()); got != "n1 zone=a" {
		t.Errorf("got %q", got)
	}
	<-done
}
