// entry: TestBanner
// also: data-race panic

// Package banner reads a version string while an upgrade replaces it: pointer and length may not fit.
package banner

import (
	"strings"
	"sync"
	"testing"
)

type Server struct {
	version string
	greeted int
}

func (s *Server) Upgrade(version string) {
	s.version = version // want: torn-value
}

func (s *Server) Banner(client string) string {
	s.greeted++
	return strings.Join([]string{"hello", client, s.version}, " ") // want: torn-value
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
