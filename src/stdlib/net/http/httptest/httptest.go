// Package httptest calls handlers without a network.
package httptest

import (
	"bytes"
	"io"
	"net/http"
	"strconv"
)

const DefaultRemoteAddr = "1.2.3.4"

// A ResponseRecorder keeps what a handler answers.
type ResponseRecorder struct {
	Code      int
	HeaderMap http.Header
	Body      *bytes.Buffer
	Flushed   bool

	sent http.Header // as they were when the first byte was written
}

func NewRecorder() *ResponseRecorder {
	return &ResponseRecorder{Code: 200, HeaderMap: http.Header{}, Body: new(bytes.Buffer)}
}

func (rw *ResponseRecorder) Header() http.Header { return rw.HeaderMap }

func (rw *ResponseRecorder) WriteHeader(code int) {
	if rw.sent != nil {
		return
	}
	rw.Code = code
	rw.sent = rw.HeaderMap.Clone()
}

func (rw *ResponseRecorder) Write(b []byte) (int, error) {
	rw.WriteHeader(200)
	return rw.Body.Write(b)
}

func (rw *ResponseRecorder) WriteString(s string) (int, error) { return rw.Write([]byte(s)) }

func (rw *ResponseRecorder) Flush() {
	rw.WriteHeader(200)
	rw.Flushed = true
}

// Result is the answer as a client would get it.
func (rw *ResponseRecorder) Result() *http.Response {
	header := rw.sent
	if header == nil {
		header = rw.HeaderMap.Clone()
	}
	return &http.Response{
		Status:        strconv.Itoa(rw.Code) + " " + http.StatusText(rw.Code),
		StatusCode:    rw.Code,
		Proto:         "HTTP/1.1",
		ProtoMajor:    1,
		ProtoMinor:    1,
		Header:        header,
		Body:          io.NopCloser(bytes.NewReader(rw.Body.Bytes())),
		ContentLength: -1,
	}
}

// NewRequest is a request as a server gets it; it panics if target is no URL.
func NewRequest(method, target string, body io.Reader) *http.Request {
	r, err := http.NewRequest(method, target, body)
	if err != nil {
		panic("invalid NewRequest arguments; " + err.Error())
	}
	r.RemoteAddr = "192.0.2.1:1234"
	r.RequestURI = target
	if r.Host == "" {
		r.Host = "example.com"
	}
	if r.Body == nil {
		r.Body = http.NoBody
	}
	return r
}
