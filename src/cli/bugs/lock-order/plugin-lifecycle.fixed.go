// entry: TestFailAfterStart

// Package plugins is a small plugin manager: registration, start, stop, and events between plugins. Starting takes the manager's lock and
// then the plugin's; a plugin that reports a failure takes its own lock first and then the manager's.
package plugins

import (
	"errors"
	"fmt"
	"sort"
	"strings"
	"sync"
	"testing"
	"time"
)

type Status int

const (
	Registered Status = iota
	Started
	Failed
)

var names = [...]string{"registered", "started", "failed"}

func (s Status) String() string { return names[s] }

var (
	ErrDuplicate = errors.New("plugins: already registered")
	ErrUnknown   = errors.New("plugins: unknown plugin")
)

type Starter interface {
	Start() error
}

type StarterFunc func() error

func (f StarterFunc) Start() error { return f() }

type Plugin struct {
	mu      sync.Mutex
	name    string
	status  Status
	lastErr error
	starter Starter
	manager *Manager
}

type Manager struct {
	mu       sync.Mutex
	plugins  map[string]*Plugin
	failures map[string]int
	events   []string
}

func NewManager() *Manager {
	return &Manager{plugins: make(map[string]*Plugin), failures: make(map[string]int)}
}

func (m *Manager) Register(name string, s Starter) (*Plugin, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if _, ok := m.plugins[name]; ok {
		return nil, fmt.Errorf("%w: %s", ErrDuplicate, name)
	}
	p := &Plugin{name: name, starter: s, manager: m}
	m.plugins[name] = p
	return p, nil
}

// StartAll starts what is not running, in the order of the names.
func (m *Manager) StartAll() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	sorted := make([]string, 0, len(m.plugins))
	for name := range m.plugins {
		sorted = append(sorted, name)
	}
	sort.Strings(sorted)
	var errs []error
	for _, name := range sorted {
		if err := m.plugins[name].start(); err != nil {
			errs = append(errs, err)
		}
		m.events = append(m.events, "start "+name)
	}
	return errors.Join(errs...)
}

func (p *Plugin) start() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.status == Started {
		return nil
	}
	if err := p.starter.Start(); err != nil {
		p.status, p.lastErr = Failed, err
		return fmt.Errorf("start %s: %w", p.name, err)
	}
	p.status = Started
	return nil
}

// Fail marks the plugin as failed and counts that.
func (p *Plugin) Fail(err error) {
	p.mu.Lock()
	p.status, p.lastErr = Failed, err
	p.mu.Unlock()
	p.manager.noteFailure(p.name)
}

func (m *Manager) noteFailure(name string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.failures[name]++
	m.events = append(m.events, "fail "+name)
}

func (m *Manager) Status(name string) (Status, error) {
	m.mu.Lock()
	p, ok := m.plugins[name]
	m.mu.Unlock()
	if !ok {
		return 0, ErrUnknown
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.status, nil
}

func (m *Manager) Journal() string {
	m.mu.Lock()
	defer m.mu.Unlock()
	return strings.Join(m.events, "; ")
}

func TestFailAfterStart(t *testing.T) {
	m := NewManager()
	p, err := m.Register("cache", StarterFunc(func() error { return nil }))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := m.Register("cache", nil); !errors.Is(err, ErrDuplicate) {
		t.Fatalf("err = %v", err)
	}
	started := make(chan error, 1)
	go func() { started <- m.StartAll() }()
	time.Sleep(20 * time.Millisecond)
	failed := make(chan struct{})
	go func() {
		defer close(failed)
		p.Fail(errors.New("out of memory"))
	}()
	if err := <-started; err != nil {
		t.Error(err)
	}
	<-failed
	if _, err := m.Status("cache"); err != nil {
		t.Error(err)
	}
	if got := m.Journal(); !strings.Contains(got, "fail cache") {
		t.Errorf("journal %q", got)
	}
}
