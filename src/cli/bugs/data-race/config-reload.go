// entry: TestReload
// also: torn-value torn-snapshot panic

// Package config replaces the configuration while requests read it.
package config

import (
	"strconv"
	"strings"
	"sync"
	"testing"
)

type Settings struct {
	Timeout int
	Name    string
}

func parse(text string) (*Settings, error) {
	s := &Settings{}
	for _, field := range strings.Fields(text) {
		key, value, _ := strings.Cut(field, "=")
		switch key {
		case "timeout":
			n, err := strconv.Atoi(value)
			if err != nil {
				return nil, err
			}
			s.Timeout = n
		case "name":
			s.Name = value
		}
	}
	return s, nil
}

type Watcher struct {
	current *Settings
	changes chan string
}

func NewWatcher(text string) (*Watcher, error) {
	s, err := parse(text)
	if err != nil {
		return nil, err
	}
	return &Watcher{current: s, changes: make(chan string)}, nil
}

func (w *Watcher) Run(wg *sync.WaitGroup) {
	defer wg.Done()
	for text := range w.changes {
		s, err := parse(text)
		if err != nil {
			continue
		}
		w.current = s // want: data-race
	}
}

func (w *Watcher) Get() *Settings {
	return w.current // want: data-race
}

func TestReload(t *testing.T) {
	w, err := NewWatcher("timeout=5 name=a")
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	wg.Add(1)
	go w.Run(&wg)
	w.changes <- "timeout=9 name=b"
	if s := w.Get(); s.Timeout != 5 && s.Timeout != 9 {
		t.Errorf("timeout = %d", s.Timeout)
	}
	close(w.changes)
	wg.Wait()
}
