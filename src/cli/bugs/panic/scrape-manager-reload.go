// entry: TestStopDuringReload

// Package scrape runs a loop for each target. A reload stops the loops of targets that are gone, and so does Stop; both close the
// same channel when they overlap.
package scrape

import (
	"sort"
	"sync"
	"testing"
)

type Target struct {
	Job  string
	Addr string
}

func (t Target) key() string { return t.Job + "/" + t.Addr }

type loop struct {
	target  Target
	scrapes int
	quit    chan struct{}
	ended   chan struct{}
}

func newLoop(t Target) *loop {
	return &loop{target: t, quit: make(chan struct{}), ended: make(chan struct{})}
}

func (l *loop) run(ticks <-chan struct{}) {
	defer close(l.ended)
	for {
		select {
		case <-ticks:
			l.scrapes++
		case <-l.quit:
			return
		}
	}
}

func (l *loop) stop() {
	close(l.quit) // want: panic
	<-l.ended
}

type Manager struct {
	mu    sync.Mutex
	ticks chan struct{}
	loops map[string]*loop
}

func New() *Manager {
	return &Manager{ticks: make(chan struct{}), loops: make(map[string]*loop)}
}

// Reload starts loops for new targets and stops those of old ones.
func (m *Manager) Reload(targets ...Target) {
	wanted := make(map[string]Target, len(targets))
	for _, t := range targets {
		wanted[t.key()] = t
	}
	m.mu.Lock()
	var old []*loop
	for key, l := range m.loops {
		if _, ok := wanted[key]; !ok {
			old = append(old, l)
		}
	}
	for key, t := range wanted {
		if _, ok := m.loops[key]; !ok {
			l := newLoop(t)
			m.loops[key] = l
			go l.run(m.ticks)
		}
	}
	m.mu.Unlock()
	for _, l := range old {
		l.stop()
		m.forget(l)
	}
}

func (m *Manager) forget(l *loop) {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.loops, l.target.key())
}

func (m *Manager) Targets() []string {
	m.mu.Lock()
	defer m.mu.Unlock()
	var keys []string
	for key := range m.loops {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	return keys
}

// Stop ends all loops.
func (m *Manager) Stop() {
	m.mu.Lock()
	var all []*loop
	for _, l := range m.loops {
		all = append(all, l)
	}
	m.mu.Unlock()
	for _, l := range all {
		l.stop()
		m.forget(l)
	}
}

func TestStopDuringReload(t *testing.T) {
	m := New()
	m.Reload(Target{"node", "a:9100"})
	done := make(chan struct{})
	go func() {
		defer close(done)
		m.Reload()
	}()
	m.Stop()
	<-done
	if keys := m.Targets(); len(keys) != 0 {
		t.Errorf("targets %v", keys)
	}
}
