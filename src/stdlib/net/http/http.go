// Package http: requests, handlers and multiplexers. The only network is the one inside the program: its clients reach its servers on
// localhost. Everything else returns an error that says so.
package http

import (
	"context"
	"errors"
	"io"
	"net"
	"net/url"
	"strconv"
	"strings"
	"time"
)

var (
	ErrServerClosed   = errors.New("http: Server closed")
	ErrHandlerTimeout = errors.New("http: Handler timeout")
	ErrBodyNotAllowed = errors.New("http: request method or response status code does not allow body")
	ErrNoCookie       = errors.New("http: named cookie not present")
	// ErrAbortHandler ends a handler without more ado.
	ErrAbortHandler = errors.New("net/http: abort Handler")
	// ErrUseLastResponse is what CheckRedirect may return.
	ErrUseLastResponse = errors.New("net/http: use last response")
)

func noNetwork(what string) error {
	return errors.New("raceweave: no network: net/http." + what + " is not simulated")
}

// NoBody is an empty body.
var NoBody io.ReadCloser = noBody{}

type noBody struct{}

func (noBody) Read([]byte) (int, error) { return 0, io.EOF }
func (noBody) Close() error             { return nil }

// A Request is what a client sends and a handler gets.
type Request struct {
	Method        string
	URL           *url.URL
	Proto         string
	ProtoMajor    int
	ProtoMinor    int
	Header        Header
	Body          io.ReadCloser
	ContentLength int64
	Close         bool
	Host          string
	Form          url.Values
	PostForm      url.Values
	RemoteAddr    string
	RequestURI    string
	Pattern       string

	ctx    context.Context
	values map[string]string
}

func NewRequest(method, url string, body io.Reader) (*Request, error) {
	return NewRequestWithContext(context.Background(), method, url, body)
}

func NewRequestWithContext(ctx context.Context, method, target string, body io.Reader) (*Request, error) {
	if ctx == nil {
		return nil, errors.New("net/http: nil Context")
	}
	u, err := url.Parse(target)
	if err != nil {
		return nil, err
	}
	if method == "" {
		method = "GET"
	}
	r := &Request{Method: method, URL: u, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Header: Header{}, Host: u.Host, ctx: ctx}
	if body != nil {
		closer, ok := body.(io.ReadCloser)
		if !ok {
			closer = io.NopCloser(body)
		}
		r.Body = closer
	}
	return r, nil
}

func (r *Request) Context() context.Context {
	if r.ctx == nil {
		return context.Background()
	}
	return r.ctx
}

func (r *Request) WithContext(ctx context.Context) *Request {
	if ctx == nil {
		panic("nil context")
	}
	copied := *r
	copied.ctx = ctx
	return &copied
}

func (r *Request) Clone(ctx context.Context) *Request {
	copied := r.WithContext(ctx)
	copied.Header = r.Header.Clone()
	return copied
}

func (r *Request) UserAgent() string { return r.Header.Get("User-Agent") }
func (r *Request) Referer() string   { return r.Header.Get("Referer") }

func (r *Request) ParseForm() error {
	if r.Form != nil {
		return nil
	}
	var err error
	r.Form, err = url.ParseQuery(r.URL.RawQuery)
	r.PostForm = url.Values{}
	if r.Body != nil && strings.HasPrefix(r.Header.Get("Content-Type"), "application/x-www-form-urlencoded") {
		text, readErr := io.ReadAll(r.Body)
		if readErr != nil {
			return readErr
		}
		r.PostForm, err = url.ParseQuery(string(text))
		for key, values := range r.PostForm {
			r.Form[key] = append(values, r.Form[key]...)
		}
	}
	return err
}

func (r *Request) FormValue(key string) string {
	r.ParseForm()
	return r.Form.Get(key)
}

func (r *Request) PostFormValue(key string) string {
	r.ParseForm()
	return r.PostForm.Get(key)
}

func (r *Request) PathValue(name string) string { return r.values[name] }

func (r *Request) SetPathValue(name, value string) {
	if r.values == nil {
		r.values = map[string]string{}
	}
	r.values[name] = value
}

func (r *Request) BasicAuth() (username, password string, ok bool) { return "", "", false }

func (r *Request) AddCookie(c *Cookie) { r.Header.Add("Cookie", c.Name+"="+c.Value) }

func (r *Request) Cookie(name string) (*Cookie, error) {
	for _, part := range strings.Split(r.Header.Get("Cookie"), "; ") {
		if value := strings.TrimPrefix(part, name+"="); value != part {
			return &Cookie{Name: name, Value: value}, nil
		}
	}
	return nil, ErrNoCookie
}

// A Response is what a client would get.
type Response struct {
	Status        string
	StatusCode    int
	Proto         string
	ProtoMajor    int
	ProtoMinor    int
	Header        Header
	Body          io.ReadCloser
	ContentLength int64
	Request       *Request
}

// A Cookie goes with requests and responses.
type Cookie struct {
	Name     string
	Value    string
	Path     string
	Domain   string
	Expires  time.Time
	MaxAge   int
	Secure   bool
	HttpOnly bool
}

func (c *Cookie) String() string {
	text := c.Name + "=" + c.Value
	if c.Path != "" {
		text += "; Path=" + c.Path
	}
	if c.MaxAge > 0 {
		text += "; Max-Age=" + strconv.Itoa(c.MaxAge)
	}
	if c.HttpOnly {
		text += "; HttpOnly"
	}
	return text
}

func SetCookie(w ResponseWriter, cookie *Cookie) { w.Header().Add("Set-Cookie", cookie.String()) }

// A RoundTripper carries out one request.
type RoundTripper interface {
	RoundTrip(*Request) (*Response, error)
}

// A Transport would use a network.
type Transport struct {
	DialContext           func(ctx context.Context, network, addr string) (net.Conn, error)
	MaxIdleConns          int
	MaxIdleConnsPerHost   int
	MaxConnsPerHost       int
	IdleConnTimeout       time.Duration
	ResponseHeaderTimeout time.Duration
	TLSHandshakeTimeout   time.Duration
	DisableKeepAlives     bool
}

func (t *Transport) RoundTrip(r *Request) (*Response, error) {
	if h := localServer(r.URL); h != nil {
		return askLocal(h, r)
	}
	return nil, noNetwork("(*Transport).RoundTrip")
}

func (t *Transport) CloseIdleConnections() {}

var DefaultTransport RoundTripper = &Transport{}

// A Client sends requests by its Transport: one of the program's own works.
type Client struct {
	Transport     RoundTripper
	CheckRedirect func(req *Request, via []*Request) error
	Timeout       time.Duration
}

var DefaultClient = &Client{}

func (c *Client) Do(r *Request) (*Response, error) {
	transport := c.Transport
	if transport == nil {
		transport = DefaultTransport
	}
	if c.Timeout > 0 {
		ctx, cancel := context.WithTimeout(r.Context(), c.Timeout)
		defer cancel()
		r = r.WithContext(ctx)
	}
	response, err := transport.RoundTrip(r)
	if err != nil {
		if c.Timeout > 0 && err == context.DeadlineExceeded {
			err = timeoutError{}
		}
		method := r.Method
		return nil, &url.Error{Op: method[:1] + strings.ToLower(method[1:]), URL: r.URL.String(), Err: err}
	}
	return response, nil
}

type timeoutError struct{}

func (timeoutError) Timeout() bool   { return true }
func (timeoutError) Temporary() bool { return true }
func (timeoutError) Unwrap() error   { return context.DeadlineExceeded }
func (timeoutError) Error() string {
	return "context deadline exceeded (Client.Timeout exceeded while awaiting headers)"
}

func (c *Client) send(method, target, contentType string, body io.Reader) (*Response, error) {
	r, err := NewRequest(method, target, body)
	if err != nil {
		return nil, err
	}
	if contentType != "" {
		r.Header.Set("Content-Type", contentType)
	}
	return c.Do(r)
}

func (c *Client) Get(url string) (*Response, error)  { return c.send("GET", url, "", nil) }
func (c *Client) Head(url string) (*Response, error) { return c.send("HEAD", url, "", nil) }

func (c *Client) Post(url, contentType string, body io.Reader) (*Response, error) {
	return c.send("POST", url, contentType, body)
}

func (c *Client) PostForm(url string, data url.Values) (*Response, error) {
	return c.Post(url, "application/x-www-form-urlencoded", strings.NewReader(data.Encode()))
}

func (c *Client) CloseIdleConnections() {}

func Get(url string) (*Response, error) {
	if !isLocal(url) {
		return nil, noNetwork("Get")
	}
	return DefaultClient.Get(url)
}

func Head(url string) (*Response, error) {
	if !isLocal(url) {
		return nil, noNetwork("Head")
	}
	return DefaultClient.Head(url)
}

func Post(url, contentType string, body io.Reader) (*Response, error) {
	if !isLocal(url) {
		return nil, noNetwork("Post")
	}
	return DefaultClient.Post(url, contentType, body)
}

func PostForm(url string, data url.Values) (*Response, error) {
	if !isLocal(url) {
		return nil, noNetwork("PostForm")
	}
	return DefaultClient.PostForm(url, data)
}
