// want:
package main

import (
	"fmt"
	"sync"
)

type PubSub struct {
	mu     sync.RWMutex
	subs   map[string][]chan string
	closed bool
}

func New() *PubSub { return &PubSub{subs: map[string][]chan string{}} }

func (ps *PubSub) Subscribe(topic string) <-chan string {
	ps.mu.Lock()
	defer ps.mu.Unlock()
	ch := make(chan string, 1)
	ps.subs[topic] = append(ps.subs[topic], ch)
	return ch
}

func (ps *PubSub) Publish(topic, msg string) {
	ps.mu.RLock()
	defer ps.mu.RUnlock()
	if ps.closed {
		return
	}
	for _, ch := range ps.subs[topic] {
		ch <- msg
	}
}

func (ps *PubSub) Close() {
	ps.mu.Lock()
	defer ps.mu.Unlock()
	if !ps.closed {
		ps.closed = true
		for _, subs := range ps.subs {
			for _, ch := range subs {
				close(ch)
			}
		}
	}
}

func main() {
	ps := New()
	a := ps.Subscribe("tech")
	b := ps.Subscribe("tech")
	var wg sync.WaitGroup
	results := make([]string, 2)
	for i, ch := range []<-chan string{a, b} {
		wg.Add(1)
		go func(i int, ch <-chan string) {
			defer wg.Done()
			for m := range ch {
				results[i] += m + ";"
			}
		}(i, ch)
	}
	ps.Publish("tech", "go")
	ps.Publish("other", "x")
	ps.Publish("tech", "wasm")
	ps.Close()
	ps.Publish("tech", "late")
	wg.Wait()
	fmt.Println(results)
}
