// entry: TestGetWhileStopping

// Package actor answers requests from one goroutine; a request that comes while it stops is never answered.
package actor

import (
	"testing"
)

type request struct {
	key   string
	reply chan int
}

type Actor struct {
	requests chan request
	stop     chan struct{}
	values   map[string]int
}

func Spawn(values map[string]int) *Actor {
	a := &Actor{requests: make(chan request, 1), stop: make(chan struct{}), values: values}
	go a.loop()
	return a
}

func (a *Actor) loop() {
	for {
		select {
		case <-a.stop:
			return
		case r := <-a.requests:
			r.reply <- a.values[r.key]
		}
	}
}

func (a *Actor) Get(key string) int {
	reply := make(chan int, 1)
	a.requests <- request{key, reply}
	return <-reply // want: goroutine-leak
}

func (a *Actor) Stop() { close(a.stop) }

func TestGetWhileStopping(t *testing.T) {
	a := Spawn(map[string]int{"x": 1})
	if v := a.Get("x"); v != 1 {
		t.Fatalf("x = %d", v)
	}
	go a.Get("x")
	a.Stop()
}
