// entry: TestReload
// also: lock-order

// Package confwatch is a configuration service: sources load values, watchers are told about changes. A watcher asks the
// service for another value while the service, holding its lock, waits for the watcher's acknowledgement.
package confwatch

import (
	"fmt"
	"sort"
	"strings"
	"sync"
	"testing"
)

type Value struct {
	Text    string
	Version int
}

type Source interface {
	Name() string
	Load() map[string]string
}

type staticSource struct {
	name   string
	values map[string]string
}

func (s staticSource) Name() string            { return s.name }
func (s staticSource) Load() map[string]string { return s.values }

type change struct {
	key string
	old Value
	new Value
	ack chan struct{}
}

type Watcher struct {
	prefix  string
	changes chan change
}

func (w *Watcher) wants(key string) bool {
	return strings.HasPrefix(key, w.prefix)
}

type Service struct {
	mu       sync.Mutex
	values   map[string]Value
	watchers []*Watcher
	sources  []Source
	version  int
}

func NewService(sources ...Source) *Service {
	s := &Service{values: make(map[string]Value), sources: sources}
	s.Reload()
	return s
}

func (s *Service) Get(key string) (Value, bool) {
	s.mu.Lock() // want: deadlock
	defer s.mu.Unlock()
	v, ok := s.values[key]
	return v, ok
}

func (s *Service) Watch(prefix string) *Watcher {
	w := &Watcher{prefix: prefix, changes: make(chan change)}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.watchers = append(s.watchers, w)
	return w
}

func (s *Service) keys(values map[string]string) []string {
	keys := make([]string, 0, len(values))
	for key := range values {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	return keys
}

// Reload loads all sources and tells the watchers; it returns when they have taken notice.
func (s *Service) Reload() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.version++
	var changes []change
	for _, source := range s.sources {
		values := source.Load()
		for _, key := range s.keys(values) {
			old := s.values[key]
			if old.Text == values[key] {
				continue
			}
			next := Value{Text: values[key], Version: s.version}
			s.values[key] = next
			changes = append(changes, change{key: key, old: old, new: next, ack: make(chan struct{})})
		}
	}
	s.tell(s.watchers, changes)
	return len(changes)
}

func (s *Service) tell(watchers []*Watcher, changes []change) {
	for _, c := range changes {
		for _, w := range watchers {
			if w.wants(c.key) {
				w.changes <- c
				<-c.ack // want: deadlock
			}
		}
	}
}

type logger struct {
	service *Service
	lines   []string
}

func (l *logger) follow(w *Watcher, n int) {
	for range n {
		c := <-w.changes
		level, _ := l.service.Get("log.level")
		l.lines = append(l.lines, fmt.Sprintf("[%s] %s: %q to %q", level.Text, c.key, c.old.Text, c.new.Text))
		close(c.ack)
	}
}

func TestReload(t *testing.T) {
	values := map[string]string{"log.level": "info"}
	s := NewService(staticSource{"file", values})
	l := &logger{service: s}
	w := s.Watch("log.")
	done := make(chan struct{})
	go func() {
		defer close(done)
		l.follow(w, 1)
	}()
	values["log.level"] = "debug"
	if n := s.Reload(); n != 1 {
		t.Errorf("%d changes, want 1", n)
	}
	<-done
	if len(l.lines) != 1 {
		t.Errorf("lines: %v", l.lines)
	}
}
