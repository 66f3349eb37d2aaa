// entry: TestPublish

// Package broker is a small publish-subscribe broker. Topics are locked one by one, but the broker keeps a
// history over all of them, which only looks protected: every topic has its own lock.
package broker

import (
	"errors"
	"fmt"
	"sync"
	"testing"
)

var (
	ErrClosed  = errors.New("broker: closed")
	ErrNoTopic = errors.New("broker: no such topic")
)

type Message struct {
	Topic   string
	Payload string
	Seq     int
}

func (m Message) String() string {
	return fmt.Sprintf("%s/%d:%s", m.Topic, m.Seq, m.Payload)
}

type Subscriber struct {
	name string
	ch   chan Message
}

func (s *Subscriber) deliver(m Message) bool {
	select {
	case s.ch <- m:
		return true
	default:
		return false
	}
}

type topic struct {
	mu      sync.Mutex
	name    string
	seq     int
	subs    []*Subscriber
	dropped int
}

func (t *topic) subscribe(s *Subscriber) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.subs = append(t.subs, s)
}

type history struct {
	mu    sync.Mutex
	ring  [4]Message
	next  int
	total int
}

func (h *history) add(m Message) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.ring[h.next] = m
	h.next = (h.next + 1) % len(h.ring)
	h.total++
}

type Broker struct {
	mu      sync.RWMutex
	topics  map[string]*topic
	history history
	closed  bool
}

func New(names ...string) *Broker {
	b := &Broker{topics: make(map[string]*topic)}
	for _, name := range names {
		b.topics[name] = &topic{name: name}
	}
	return b
}

func (b *Broker) find(name string) (*topic, error) {
	b.mu.RLock()
	defer b.mu.RUnlock()
	if b.closed {
		return nil, ErrClosed
	}
	t, ok := b.topics[name]
	if !ok {
		return nil, fmt.Errorf("%w: %s", ErrNoTopic, name)
	}
	return t, nil
}

func (b *Broker) Subscribe(name, who string, size int) (*Subscriber, error) {
	t, err := b.find(name)
	if err != nil {
		return nil, err
	}
	s := &Subscriber{name: who, ch: make(chan Message, size)}
	t.subscribe(s)
	return s, nil
}

func (b *Broker) Publish(name, payload string) error {
	t, err := b.find(name)
	if err != nil {
		return err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.seq++
	m := Message{Topic: name, Payload: payload, Seq: t.seq}
	b.history.add(m)
	for _, s := range t.subs {
		if !s.deliver(m) {
			t.dropped++
		}
	}
	return nil
}

func (b *Broker) Close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.closed = true
}

func TestPublish(t *testing.T) {
	b := New("orders", "mails")
	sub, err := b.Subscribe("orders", "audit", 2)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Subscribe("nothing", "audit", 1); !errors.Is(err, ErrNoTopic) {
		t.Fatalf("err = %v", err)
	}
	var wg sync.WaitGroup
	for _, name := range []string{"orders", "mails"} {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if err := b.Publish(name, "hello"); err != nil {
				t.Error(err)
			}
		}()
	}
	wg.Wait()
	b.Close()
	if got := (<-sub.ch).String(); got != "orders/1:hello" {
		t.Errorf("got %s", got)
	}
	if b.history.total != 2 {
		t.Errorf("%d messages in the history, want 2", b.history.total)
	}
}
