// entry: TestSend

// Package mailer counts its deliveries inside the goroutines that make them: Wait may return before the first Add.
package mailer

import (
	"sync"
	"testing"
)

type Message struct {
	To   string
	Body string
}

type Transport interface {
	Deliver(m Message) error
}

type memory struct {
	mu   sync.Mutex
	sent map[string]int
}

func (m *memory) Deliver(msg Message) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.sent[msg.To]++
	return nil
}

type Mailer struct {
	transport Transport
	wg        sync.WaitGroup
}

func (m *Mailer) Send(msg Message) {
	go func() {
		m.wg.Add(1) // want: data-race
		defer m.wg.Done()
		_ = m.transport.Deliver(msg)
	}()
}

// Close waits until all messages are delivered.
func (m *Mailer) Close() {
	m.wg.Wait() // want: data-race
}

func TestSend(t *testing.T) {
	box := &memory{sent: map[string]int{}}
	m := &Mailer{transport: box}
	m.Send(Message{To: "ops", Body: "disk is full"})
	m.Close()
	box.mu.Lock()
	defer box.mu.Unlock()
	if box.sent["ops"] != 1 {
		t.Errorf("ops got %d messages, want 1", box.sent["ops"])
	}
}
