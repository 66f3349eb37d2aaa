package net

import (
	"errors"
	"internal/loopback"
	"io"
	"os"
	"strconv"
	"sync"
	"time"
)

// patience is how long Accept waits: nobody else comes.
const patience = time.Hour

func localAddr(port string) *TCPAddr {
	n, _ := strconv.Atoi(port)
	return &TCPAddr{IP: IPv4(127, 0, 0, 1), Port: n}
}

// A listener queues the connections that nobody has accepted yet.
type listener struct {
	addr    *TCPAddr
	waiting chan *TCPConn
	closed  chan struct{}
	once    sync.Once
	mu      sync.Mutex
	handler any // of package net/http, once it serves
}

func isTCP(network string) bool { return network == "tcp" || network == "tcp4" || network == "tcp6" }

func listenLocal(network, address string) (*listener, error) {
	_, port, err := SplitHostPort(address)
	if err != nil {
		return nil, &OpError{Op: "listen", Net: network, Err: err}
	}
	l := &listener{waiting: make(chan *TCPConn, 16), closed: make(chan struct{})}
	if port == "0" || port == "" {
		port = loopback.ListenAnywhere(l)
	} else if !loopback.Listen(port, l) {
		return nil, &OpError{Op: "listen", Net: network, Addr: localAddr(port), Err: errors.New("bind: address already in use")}
	}
	l.addr = localAddr(port)
	return l, nil
}

func dialLocal(network, address, what string) (*TCPConn, error) {
	host, port, err := SplitHostPort(address)
	if err != nil {
		return nil, &OpError{Op: "dial", Net: network, Err: err}
	}
	if !isTCP(network) || host != "" && !loopback.IsLocal(host) {
		return nil, noNetwork(what)
	}
	refused := &OpError{Op: "dial", Net: network, Addr: localAddr(port), Err: errors.New("connect: connection refused")}
	l, ok := loopback.Server("localhost", port).(*listener)
	if !ok {
		return nil, refused
	}
	there, back := newStream(), newStream()
	client := &TCPAddr{IP: IPv4(127, 0, 0, 1), Port: 50000}
	select {
	case l.waiting <- &TCPConn{in: there, out: back, local: l.addr, remote: client}:
		return &TCPConn{in: back, out: there, local: client, remote: l.addr}, nil
	case <-l.closed:
		return nil, refused
	}
}

func (l *listener) Accept() (Conn, error) {
	timer := time.NewTimer(patience)
	defer timer.Stop()
	select {
	case <-l.closed:
		return nil, l.failed(ErrClosed)
	case c := <-l.waiting:
		return c, nil
	case <-timer.C:
		return nil, l.failed(noNetwork("Listener.Accept"))
	}
}

func (l *listener) failed(err error) error {
	return &OpError{Op: "accept", Net: "tcp", Addr: l.addr, Err: err}
}

func (l *listener) Close() error {
	err := l.failed(ErrClosed)
	l.once.Do(func() {
		loopback.Close(strconv.Itoa(l.addr.Port))
		close(l.closed)
		err = nil
	})
	return err
}

func (l *listener) Addr() Addr { return l.addr }

// Serve lets package net/http answer instead of Accept, until the listener is closed.
func (l *listener) Serve(handler any) (closed <-chan struct{}) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.handler = handler
	return l.closed
}

// Handler is what Serve has set.
func (l *listener) Handler() any {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.handler
}

// A stream is one direction of a connection: what has been written and not been read.
type stream struct {
	mu        sync.Mutex
	changed   *sync.Cond
	bytes     []byte
	isEnded   bool // by the writer
	isBroken  bool // by the reader
	isExpired bool // the reader's deadline
	timer     *time.Timer
}

func newStream() *stream {
	s := &stream{}
	s.changed = sync.NewCond(&s.mu)
	return s
}

// change does f and tells those who wait.
func (s *stream) change(f func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f()
	s.changed.Broadcast()
}

func (s *stream) read(b []byte) (n int, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for len(s.bytes) == 0 && !s.isEnded && !s.isBroken && !s.isExpired {
		s.changed.Wait()
	}
	switch {
	case s.isBroken:
		return 0, ErrClosed
	case s.isExpired:
		return 0, os.ErrDeadlineExceeded
	case len(s.bytes) == 0 && len(b) > 0:
		return 0, io.EOF
	}
	n = copy(b, s.bytes)
	s.bytes = s.bytes[n:]
	return n, nil
}

func (s *stream) write(b []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.isEnded {
		return ErrClosed
	}
	if s.isBroken {
		return errors.New("write: broken pipe")
	}
	s.bytes = append(s.bytes, b...)
	s.changed.Broadcast()
	return nil
}

func (s *stream) setDeadline(t time.Time) {
	s.change(func() {
		if s.timer != nil {
			s.timer.Stop()
		}
		s.isExpired = !t.IsZero() && !t.After(time.Now())
		if !t.IsZero() && !s.isExpired {
			s.timer = time.AfterFunc(time.Until(t), func() { s.change(func() { s.isExpired = true }) })
		}
	})
}

// A TCPConn is one end of a connection; writing never waits.
type TCPConn struct {
	in, out       *stream
	local, remote *TCPAddr
}

func (c *TCPConn) failed(op string, err error) error {
	if err == nil || err == io.EOF {
		return err
	}
	return &OpError{Op: op, Net: "tcp", Source: c.local, Addr: c.remote, Err: err}
}

func (c *TCPConn) Read(b []byte) (n int, err error) {
	n, err = c.in.read(b)
	return n, c.failed("read", err)
}

func (c *TCPConn) Write(b []byte) (n int, err error) {
	if err := c.out.write(b); err != nil {
		return 0, c.failed("write", err)
	}
	return len(b), nil
}

func (c *TCPConn) Close() error {
	wasClosed := false
	c.in.change(func() { wasClosed, c.in.isBroken = c.in.isBroken, true })
	c.out.change(func() { c.out.isEnded = true })
	if wasClosed {
		return c.failed("close", ErrClosed)
	}
	return nil
}

func (c *TCPConn) CloseRead() error {
	c.in.change(func() { c.in.isBroken = true })
	return nil
}

func (c *TCPConn) CloseWrite() error {
	c.out.change(func() { c.out.isEnded = true })
	return nil
}

func (c *TCPConn) LocalAddr() Addr  { return c.local }
func (c *TCPConn) RemoteAddr() Addr { return c.remote }

func (c *TCPConn) SetReadDeadline(t time.Time) error {
	c.in.setDeadline(t)
	return nil
}

// What follows has nothing to do.

func (c *TCPConn) SetWriteDeadline(t time.Time) error { return nil }
func (c *TCPConn) SetDeadline(t time.Time) error      { return c.SetReadDeadline(t) }
func (c *TCPConn) SetKeepAlive(keepalive bool) error  { return nil }
func (c *TCPConn) SetNoDelay(noDelay bool) error      { return nil }
