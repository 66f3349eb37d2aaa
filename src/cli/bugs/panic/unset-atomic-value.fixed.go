// entry: TestGreet

// Package template serves a template that a background loader stores: Load gives nil until then.
package template

import (
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

type Template struct{ text string }

func (t *Template) Render(name string) string {
	return strings.ReplaceAll(t.text, "{name}", name)
}

type Site struct {
	tmpl   atomic.Value
	loader sync.WaitGroup
}

func Open(text string) *Site {
	s := &Site{}
	s.loader.Add(1)
	go func() {
		defer s.loader.Done()
		s.tmpl.Store(&Template{text})
	}()
	return s
}

func (s *Site) Greet(name string) string {
	s.loader.Wait()
	return s.tmpl.Load().(*Template).Render(name)
}

func TestGreet(t *testing.T) {
	s := Open("hello {name}")
	if got := s.Greet("kim"); got != "hello kim" {
		t.Errorf("got %q", got)
	}
	s.loader.Wait()
}
