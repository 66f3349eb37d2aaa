// entry: TestClose

// Package keepalive pings a peer until it is closed; Close forgets to tell the goroutine.
package keepalive

import (
	"sync"
	"testing"
	"time"
)

type Peer interface {
	Ping() error
}

type countingPeer struct {
	mu    sync.Mutex
	pings int
}

func (p *countingPeer) Ping() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.pings++
	return nil
}

type Session struct {
	peer   Peer
	ticker *time.Ticker
	stop   chan struct{}
}

func Open(peer Peer, every time.Duration) *Session {
	s := &Session{peer: peer, ticker: time.NewTicker(every), stop: make(chan struct{})}
	go s.loop()
	return s
}

func (s *Session) loop() {
	for {
		select { // want: goroutine-leak
		case <-s.ticker.C:
			if err := s.peer.Ping(); err != nil {
				return
			}
		case <-s.stop:
			return
		}
	}
}

func (s *Session) Close() {
	s.ticker.Stop()
}

func TestClose(t *testing.T) {
	peer := &countingPeer{}
	s := Open(peer, 10*time.Millisecond)
	time.Sleep(25 * time.Millisecond)
	s.Close()
	peer.mu.Lock()
	defer peer.mu.Unlock()
	if peer.pings > 3 {
		t.Errorf("%d pings", peer.pings)
	}
}
