package http

import (
	"bytes"
	"internal/loopback"
	"io"
	"log"
	"net/url"
	"strconv"
)

// Requests to the program's own servers are answered inside it: a goroutine for each.

func portOf(u *url.URL) string {
	port := u.Port()
	if port == "" && u.Scheme == "https" {
		return "443"
	}
	if port == "" {
		return "80"
	}
	return port
}

// localServer is the program's own server for u, or nil.
func localServer(u *url.URL) Handler {
	server := loopback.Server(u.Hostname(), portOf(u))
	if l, ok := server.(interface{ Handler() any }); ok {
		server = l.Handler()
	}
	h, _ := server.(Handler)
	return h
}

func isLocal(target string) bool {
	u, err := url.Parse(target)
	return err == nil && localServer(u) != nil
}

// askLocal sends r to h, as the server's goroutine for the connection would.
func askLocal(h Handler, r *Request) (*Response, error) {
	served := r.Clone(r.Context())
	served.RequestURI = r.URL.Path
	served.RemoteAddr = "127.0.0.1:50000"
	if served.Body == nil {
		served.Body = NoBody
	}
	answer := &held{header: Header{}}
	done := make(chan bool, 1)
	go func() {
		hasAnswered := false
		defer func() {
			if !hasAnswered {
				if problem := recover(); problem != nil && problem != ErrAbortHandler {
					log.Printf("http: panic serving %s: %v", served.RemoteAddr, problem)
				}
			}
			done <- hasAnswered
		}()
		h.ServeHTTP(answer, served)
		hasAnswered = true
	}()
	select {
	case hasAnswered := <-done:
		if !hasAnswered {
			return nil, io.EOF
		}
		return answer.response(r), nil
	case <-r.Context().Done():
		return nil, r.Context().Err()
	}
}

func (a *held) response(r *Request) *Response {
	code := a.code
	if code == 0 {
		code = StatusOK
	}
	return &Response{
		Status:        strconv.Itoa(code) + " " + StatusText(code),
		StatusCode:    code,
		Proto:         "HTTP/1.1",
		ProtoMajor:    1,
		ProtoMinor:    1,
		Header:        a.header,
		Body:          io.NopCloser(bytes.NewReader(a.body)),
		ContentLength: int64(len(a.body)),
		Request:       r,
	}
}
