// entry: TestLateHandler
// also: torn-value lost-update

// Package informer delivers changes of a store to handlers. Handlers are added under the lock, but the distribution loop reads the
// slice of handlers without it.
package informer

import (
	"fmt"
	"sort"
	"strings"
	"sync"
	"testing"
)

type EventType string

const (
	Added   EventType = "added"
	Updated EventType = "updated"
	Deleted EventType = "deleted"
)

type Object struct {
	Key     string
	Version int
}

type Event struct {
	Type EventType
	Obj  Object
}

type Handler interface {
	Handle(ev Event)
}

type recorder struct {
	mu   sync.Mutex
	seen []string
}

func (r *recorder) Handle(ev Event) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.seen = append(r.seen, fmt.Sprintf("%s %s@%d", ev.Type, ev.Obj.Key, ev.Obj.Version))
}

func (r *recorder) String() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	sorted := append([]string(nil), r.seen...)
	sort.Strings(sorted)
	return strings.Join(sorted, ", ")
}

type index map[string]Object

func (ix index) apply(o Object) EventType {
	old, known := ix[o.Key]
	switch {
	case o.Version < 0:
		delete(ix, o.Key)
		return Deleted
	case !known:
		ix[o.Key] = o
		return Added
	case old.Version < o.Version:
		ix[o.Key] = o
	}
	return Updated
}

type Informer struct {
	mu       sync.Mutex
	handlers []Handler
	store    index

	updates chan Object
	stopped chan struct{}
}

func New() *Informer {
	return &Informer{store: index{}, updates: make(chan Object), stopped: make(chan struct{})}
}

func (in *Informer) AddHandler(h Handler) {
	in.mu.Lock()
	defer in.mu.Unlock()
	in.handlers = append(in.handlers, h) // want: data-race
}

func (in *Informer) Run() {
	defer close(in.stopped)
	for o := range in.updates {
		in.distribute(Event{in.store.apply(o), o})
	}
}

func (in *Informer) distribute(ev Event) {
	for _, h := range in.handlers { // want: data-race
		h.Handle(ev)
	}
}

func (in *Informer) Update(objects ...Object) {
	for _, o := range objects {
		in.updates <- o
	}
}

func (in *Informer) Stop() {
	close(in.updates)
	<-in.stopped
}

func TestLateHandler(t *testing.T) {
	in := New()
	first, late := &recorder{}, &recorder{}
	in.AddHandler(first)
	go in.Run()
	in.Update(Object{"pod/a", 1})
	in.AddHandler(late)
	in.Update(Object{"pod/a", 2}, Object{"pod/a", -1})
	in.Stop()
	if got := first.String(); got != "added pod/a@1, deleted pod/a@-1, updated pod/a@2" {
		t.Errorf("first saw %s", got)
	}
	if got := late.String(); !strings.Contains(got, "deleted") {
		t.Errorf("late saw %s", got)
	}
}
