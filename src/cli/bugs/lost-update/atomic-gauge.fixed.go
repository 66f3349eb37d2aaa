// entry: TestInFlight

// Package metrics keeps gauges that many handlers change.
package metrics

import (
	"sync"
	"sync/atomic"
	"testing"
)

type Gauge struct {
	name  string
	value atomic.Int64
}

func NewGauge(name string) *Gauge { return &Gauge{name: name} }

func (g *Gauge) Inc() {
	g.value.Add(1)
}

func (g *Gauge) Dec() {
	g.value.Add(-1)
}

func (g *Gauge) Value() int64 { return g.value.Load() }

type Registry struct {
	mu     sync.Mutex
	gauges map[string]*Gauge
}

func (r *Registry) Gauge(name string) *Gauge {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.gauges == nil {
		r.gauges = map[string]*Gauge{}
	}
	g, ok := r.gauges[name]
	if !ok {
		g = NewGauge(name)
		r.gauges[name] = g
	}
	return g
}

type handler struct {
	inFlight *Gauge
	served   atomic.Int32
}

func (h *handler) serve() {
	h.inFlight.Inc()
	h.served.Add(1)
}

func TestInFlight(t *testing.T) {
	var reg Registry
	h := &handler{inFlight: reg.Gauge("in_flight")}
	var wg sync.WaitGroup
	for i := 0; i < 2; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			h.serve()
		}()
	}
	wg.Wait()
	if got := reg.Gauge("in_flight").Value(); got != int64(h.served.Load()) {
		t.Errorf("in_flight = %d, served %d", got, h.served.Load())
	}
}
