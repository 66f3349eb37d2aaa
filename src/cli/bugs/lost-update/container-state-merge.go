// entry: TestStartAndLabel
// also: atomicity-violation

// Package container keeps the state of containers. SetLabel and SetStatus each load a copy, change one field and store the copy: a change
// of the other field in between is undone.
package container

import (
	"errors"
	"fmt"
	"sync"
	"testing"
)

var ErrNotFound = errors.New("no such container")

type State struct {
	Status string
	Pid    int
	Label  string
}

type Store interface {
	Load(id string) (State, error)
	Save(id string, s State) error
}

type memory struct {
	mu     sync.RWMutex
	states map[string]State
	saves  int
}

func newMemory() *memory { return &memory{states: make(map[string]State)} }

func (m *memory) Load(id string) (State, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	s, ok := m.states[id] // want: lost-update
	if !ok {
		return State{}, fmt.Errorf("%s: %w", id, ErrNotFound)
	}
	return s, nil
}

func (m *memory) Save(id string, s State) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.saves++
	m.states[id] = s // want: lost-update
	return nil
}

type Daemon struct {
	store Store
}

func (d *Daemon) update(id string, change func(*State)) error {
	s, err := d.store.Load(id)
	if err != nil {
		return err
	}
	change(&s)
	return d.store.Save(id, s)
}

func (d *Daemon) Create(id string) error {
	return d.store.Save(id, State{Status: "created"})
}

func (d *Daemon) Start(id string, pid int) error {
	return d.update(id, func(s *State) { s.Status, s.Pid = "running", pid })
}

func (d *Daemon) SetLabel(id, label string) error {
	return d.update(id, func(s *State) { s.Label = label })
}

func TestStartAndLabel(t *testing.T) {
	store := newMemory()
	d := &Daemon{store: store}
	if err := d.Create("c1"); err != nil {
		t.Fatal(err)
	}
	if err := d.SetLabel("c2", "x"); !errors.Is(err, ErrNotFound) {
		t.Fatalf("err = %v", err)
	}
	errs := make(chan error, 2)
	go func() { errs <- d.Start("c1", 4711) }()
	go func() { errs <- d.SetLabel("c1", "web") }()
	for range 2 {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
	s, err := store.Load("c1")
	if err != nil || s.Status != "running" || s.Label != "web" {
		t.Errorf("state %+v, %v", s, err)
	}
}
