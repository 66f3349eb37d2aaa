// entry: TestTwoAdmins

// Package flags keeps feature flags in an immutable map behind an atomic pointer. Two administrators change different flags, and
// one change is lost.
package flags

import (
	"maps"
	"sync"
	"sync/atomic"
	"testing"
)

type set map[string]bool

type Flags struct {
	current atomic.Pointer[set]
	changes atomic.Int32
}

func New() *Flags {
	f := &Flags{}
	f.current.Store(&set{})
	return f
}

func (f *Flags) IsOn(name string) bool {
	return (*f.current.Load())[name]
}

func (f *Flags) Set(name string, on bool) {
	next := maps.Clone(*f.current.Load()) // want: lost-update
	next[name] = on
	f.current.Store(&next) // want: lost-update
	f.changes.Add(1)
}

type admin struct {
	name  string
	flags *Flags
}

func (a admin) enable(flags ...string) {
	for _, name := range flags {
		a.flags.Set(name, true)
	}
}

func TestTwoAdmins(t *testing.T) {
	f := New()
	var wg sync.WaitGroup
	for _, a := range []admin{{"ann", f}, {"ben", f}} {
		wg.Add(1)
		go func() {
			defer wg.Done()
			a.enable(a.name + "-mode")
		}()
	}
	wg.Wait()
	if !f.IsOn("ann-mode") || !f.IsOn("ben-mode") {
		t.Errorf("a flag is lost after %d changes", f.changes.Load())
	}
}
