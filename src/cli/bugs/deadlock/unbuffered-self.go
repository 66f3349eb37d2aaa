// entry: TestChainedEvents

// Package events dispatches from a loop whose handlers may emit again: the loop cannot receive its own event.
package events

import (
	"testing"
)

type Event struct {
	Name  string
	Depth int
}

type Handler func(l *Loop, ev Event)

type Loop struct {
	queue    chan Event
	handlers map[string]Handler
	handled  []string
	stopped  chan struct{}
}

func NewLoop() *Loop {
	return &Loop{
		queue:    make(chan Event),
		handlers: make(map[string]Handler),
		stopped:  make(chan struct{}),
	}
}

func (l *Loop) On(name string, h Handler) { l.handlers[name] = h }

func (l *Loop) Emit(ev Event) {
	l.queue <- ev // want: deadlock
}

func (l *Loop) Run() {
	defer close(l.stopped)
	for ev := range l.queue {
		l.handled = append(l.handled, ev.Name)
		if h, ok := l.handlers[ev.Name]; ok {
			h(l, ev)
		}
		if ev.Name == "saved" {
			return
		}
	}
}

func TestChainedEvents(t *testing.T) {
	l := NewLoop()
	l.On("changed", func(l *Loop, ev Event) {
		l.Emit(Event{Name: "saved", Depth: ev.Depth + 1})
	})
	go l.Run()
	l.Emit(Event{Name: "changed"})
	<-l.stopped // want: deadlock
	if len(l.handled) != 2 {
		t.Errorf("handled %v", l.handled)
	}
}
