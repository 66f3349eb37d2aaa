package http

import (
	"fmt"
	"io"
	"strings"
	"sync"
	"time"
)

// A ResponseWriter is where a handler answers.
type ResponseWriter interface {
	Header() Header
	Write([]byte) (int, error)
	WriteHeader(statusCode int)
}

// A Flusher can send what has been written so far.
type Flusher interface {
	Flush()
}

// A Handler answers requests.
type Handler interface {
	ServeHTTP(ResponseWriter, *Request)
}

type HandlerFunc func(ResponseWriter, *Request)

func (f HandlerFunc) ServeHTTP(w ResponseWriter, r *Request) { f(w, r) }

// Error answers with a text.
func Error(w ResponseWriter, error string, code int) {
	h := w.Header()
	h.Del("Content-Length")
	h.Set("Content-Type", "text/plain; charset=utf-8")
	h.Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(code)
	fmt.Fprintln(w, error)
}

func NotFound(w ResponseWriter, r *Request) { Error(w, "404 page not found", StatusNotFound) }
func NotFoundHandler() Handler              { return HandlerFunc(NotFound) }

func Redirect(w ResponseWriter, r *Request, url string, code int) {
	w.Header().Set("Location", url)
	w.WriteHeader(code)
}

func RedirectHandler(url string, code int) Handler {
	return HandlerFunc(func(w ResponseWriter, r *Request) { Redirect(w, r, url, code) })
}

func StripPrefix(prefix string, h Handler) Handler {
	return HandlerFunc(func(w ResponseWriter, r *Request) {
		path := strings.TrimPrefix(r.URL.Path, prefix)
		if len(path) == len(r.URL.Path) && prefix != "" {
			NotFound(w, r)
			return
		}
		copied, u := *r, *r.URL
		u.Path = path
		copied.URL = &u
		h.ServeHTTP(w, &copied)
	})
}

// MaxBytesReader hands through what there is; no limit is set.
func MaxBytesReader(w ResponseWriter, r io.ReadCloser, n int64) io.ReadCloser { return r }

// TimeoutHandler runs h in a goroutine of its own and answers with msg if that takes too long.
func TimeoutHandler(h Handler, dt time.Duration, msg string) Handler {
	return HandlerFunc(func(w ResponseWriter, r *Request) {
		answer := &held{header: Header{}}
		done := make(chan struct{})
		go func() {
			h.ServeHTTP(answer, r)
			close(done)
		}()
		select {
		case <-done:
			answer.sendTo(w)
		case <-time.After(dt):
			answer.mu.Lock()
			answer.isLate = true
			answer.mu.Unlock()
			w.WriteHeader(StatusServiceUnavailable)
			io.WriteString(w, msg)
		}
	})
}

// held is an answer that is not sent yet.
type held struct {
	mu     sync.Mutex
	header Header
	code   int
	body   []byte
	isLate bool
}

func (a *held) Header() Header { return a.header }

func (a *held) WriteHeader(code int) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.code == 0 {
		a.code = code
	}
}

func (a *held) Write(b []byte) (int, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.isLate {
		return 0, ErrHandlerTimeout
	}
	a.body = append(a.body, b...)
	return len(b), nil
}

func (a *held) sendTo(w ResponseWriter) {
	for _, key := range a.header.sortedKeys() {
		w.Header()[key] = a.header[key]
	}
	if a.code != 0 {
		w.WriteHeader(a.code)
	}
	w.Write(a.body)
}
