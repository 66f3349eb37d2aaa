// entry: TestBanner

// Package banner reads a version string while an upgrade replaces it: pointer and length may not fit.
package banner

import (
	"strings"
	"sync"
	"testing"
)

type Server struct {
	mu      sync.RWMutex
	version string
	greeted int
}

func (s *Server) Upgrade(version string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.version = version
}

func (s *Server) Banner(client string) string {
	s.mu.RLock()
	defer s.mu.RUnlock()
	s.greeted++
	return strings.Join([]string{"hello", client, s.version}, " ")
}

func TestBanner(t *testing.T) {
	s := &Server{version: "v1.0"}
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		s.Upgrade("v2.0-rc1")
	}()
	got := s.Banner("kim")
	wg.Wait()
	if !strings.HasSuffix(got, "v1.0") && !strings.HasSuffix(got, "v2.0-rc1") {
		t.Errorf("banner %q", got)
	}
}
