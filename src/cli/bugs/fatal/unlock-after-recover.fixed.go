// entry: TestCrash

// Package plugin calls plugins under a lock and recovers from their panics. The recovery unlocks, and so does the
// deferred call that was there before.
package plugin

import (
	"errors"
	"fmt"
	"sync"
	"testing"
)

type Plugin interface {
	Name() string
	Transform(text string) string
}

type upper struct{}

func (upper) Name() string { return "upper" }
func (upper) Transform(text string) string {
	out := []byte(text)
	for i, c := range out {
		if 'a' <= c && c <= 'z' {
			out[i] = c - 32
		}
	}
	return string(out)
}

type crasher struct{}

func (crasher) Name() string { return "crasher" }
func (crasher) Transform(text string) string {
	panic("plugin crashed on " + text)
}

var ErrCrashed = errors.New("plugin crashed")

type Host struct {
	mu      sync.Mutex
	plugins []Plugin
	crashes map[string]int
}

func NewHost(plugins ...Plugin) *Host {
	return &Host{plugins: plugins, crashes: make(map[string]int)}
}

func (h *Host) call(p Plugin, text string) (out string, err error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	defer func() {
		if r := recover(); r != nil {
			h.crashes[p.Name()]++
			err = fmt.Errorf("%s: %w: %v", p.Name(), ErrCrashed, r)
		}
	}()
	return p.Transform(text), nil
}

// Transform runs the text through all plugins; a plugin that crashes is skipped.
func (h *Host) Transform(text string) (string, error) {
	var errs []error
	for _, p := range h.plugins {
		out, err := h.call(p, text)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		text = out
	}
	return text, errors.Join(errs...)
}

func TestCrash(t *testing.T) {
	h := NewHost(crasher{}, upper{})
	var wg sync.WaitGroup
	for _, text := range []string{"one", "two"} {
		wg.Add(1)
		go func() {
			defer wg.Done()
			out, err := h.Transform(text)
			if !errors.Is(err, ErrCrashed) || (out != "ONE" && out != "TWO") {
				t.Errorf("out %q, err %v", out, err)
			}
		}()
	}
	wg.Wait()
	if h.crashes["crasher"] != 2 {
		t.Errorf("crashes %v", h.crashes)
	}
}
