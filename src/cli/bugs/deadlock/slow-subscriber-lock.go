// entry: TestCancelAfterFirst
// also: goroutine-leak

// Package pubsub sends to its subscribers with the lock held. One that stops reading and wants to unsubscribe
// needs the lock that the blocked publisher holds.
package pubsub

import (
	"errors"
	"sort"
	"sync"
	"testing"
)

var ErrNotSubscribed = errors.New("pubsub: not subscribed")

type Message struct {
	Topic string
	Body  any
}

type Subscription struct {
	id     int
	topic  string
	ch     chan Message
	broker *Broker
	seen   []any
}

func (s *Subscription) Next() Message {
	m := <-s.ch
	s.seen = append(s.seen, m.Body)
	return m
}

func (s *Subscription) Cancel() error {
	return s.broker.remove(s)
}

type Broker struct {
	mu     sync.Mutex
	nextID int
	subs   map[string]map[int]*Subscription
}

func NewBroker() *Broker {
	return &Broker{subs: make(map[string]map[int]*Subscription)}
}

func (b *Broker) Subscribe(topic string) *Subscription {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.nextID++
	s := &Subscription{id: b.nextID, topic: topic, ch: make(chan Message), broker: b}
	if b.subs[topic] == nil {
		b.subs[topic] = make(map[int]*Subscription)
	}
	b.subs[topic][s.id] = s
	return s
}

func (b *Broker) remove(s *Subscription) error {
	b.mu.Lock() // want: deadlock
	defer b.mu.Unlock()
	if _, ok := b.subs[s.topic][s.id]; !ok {
		return ErrNotSubscribed
	}
	delete(b.subs[s.topic], s.id)
	return nil
}

func (b *Broker) ordered(topic string) []*Subscription {
	list := make([]*Subscription, 0, len(b.subs[topic]))
	for _, s := range b.subs[topic] {
		list = append(list, s)
	}
	sort.Slice(list, func(i, j int) bool { return list[i].id < list[j].id })
	return list
}

func (b *Broker) Publish(topic string, body any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, s := range b.ordered(topic) {
		s.ch <- Message{topic, body} // want: deadlock
	}
}

func TestCancelAfterFirst(t *testing.T) {
	b := NewBroker()
	s := b.Subscribe("builds")
	published := make(chan struct{})
	go func() {
		defer close(published)
		b.Publish("builds", "green")
		b.Publish("builds", "red")
	}()
	if m := s.Next(); m.Body != "green" {
		t.Errorf("got %v", m.Body)
	}
	if err := s.Cancel(); err != nil {
		t.Error(err)
	}
	<-published
	if err := b.remove(s); !errors.Is(err, ErrNotSubscribed) {
		t.Errorf("err = %v", err)
	}
}
