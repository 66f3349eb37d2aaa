// entry: TestHello
// also: torn-value lost-update init-order

// Package web authenticates requests. The audit goroutine of a request reads the session while the handler goes on and fills it.
package web

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
)

type key int

const sessionKey key = 0

type Session struct {
	User  string
	Roles []string
	visit int
}

var ErrDenied = errors.New("access denied")

type Request struct {
	Path   string
	Header map[string]string
	ctx    context.Context
}

func (r *Request) Context() context.Context { return r.ctx }

type Handler func(r *Request) (string, error)

func withSession(next Handler) Handler {
	return func(r *Request) (string, error) {
		r.ctx = context.WithValue(r.ctx, sessionKey, &Session{})
		return next(r)
	}
}

func sessionOf(ctx context.Context) *Session {
	s, _ := ctx.Value(sessionKey).(*Session)
	return s
}

type auditor struct {
	mu    sync.Mutex
	lines []string
	wg    sync.WaitGroup
}

func (a *auditor) note(r *Request) {
	s := sessionOf(r.Context())
	a.wg.Add(1)
	go func() {
		defer a.wg.Done()
		line := fmt.Sprintf("%s by %q", r.Path, s.User) // want: data-race
		a.mu.Lock()
		defer a.mu.Unlock()
		a.lines = append(a.lines, line)
	}()
}

func (a *auditor) Lines() string {
	a.wg.Wait()
	a.mu.Lock()
	defer a.mu.Unlock()
	return strings.Join(a.lines, "\n")
}

func authenticate(a *auditor, next Handler) Handler {
	return func(r *Request) (string, error) {
		s := sessionOf(r.Context())
		a.note(r)
		name, ok := strings.CutPrefix(r.Header["Authorization"], "User ")
		if !ok {
			return "", ErrDenied
		}
		s.User = name // want: data-race
		s.Roles = append(s.Roles, "reader")
		return next(r)
	}
}

func hello(r *Request) (string, error) {
	s := sessionOf(r.Context())
	s.visit++
	return fmt.Sprintf("hello %s (%s)", s.User, strings.Join(s.Roles, ",")), nil
}

func TestHello(t *testing.T) {
	a := &auditor{}
	h := withSession(authenticate(a, hello))
	r := &Request{Path: "/", Header: map[string]string{"Authorization": "User ada"}, ctx: context.Background()}
	got, err := h(r)
	if err != nil || got != "hello ada (reader)" {
		t.Errorf("got %q, %v", got, err)
	}
	if lines := a.Lines(); !strings.HasPrefix(lines, "/ by ") {
		t.Errorf("audit: %s", lines)
	}
	if _, err := h(&Request{Path: "/", ctx: context.Background()}); !errors.Is(err, ErrDenied) {
		t.Errorf("err = %v", err)
	}
	a.Lines()
}
