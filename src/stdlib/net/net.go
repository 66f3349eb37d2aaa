// Package net: connections inside the program: Pipe, and TCP between its own listeners and dialers on localhost. What would reach
// another machine returns an error that says so.
package net

import (
	"errors"
	"internal/loopback"
	"time"
)

// Addr is the end of a connection.
type Addr interface {
	Network() string
	String() string
}

// Conn is a connection.
type Conn interface {
	Read(b []byte) (n int, err error)
	Write(b []byte) (n int, err error)
	Close() error
	LocalAddr() Addr
	RemoteAddr() Addr
	SetDeadline(t time.Time) error
	SetReadDeadline(t time.Time) error
	SetWriteDeadline(t time.Time) error
}

// PacketConn is a connection without a stream.
type PacketConn interface {
	ReadFrom(p []byte) (n int, addr Addr, err error)
	WriteTo(p []byte, addr Addr) (n int, err error)
	Close() error
	LocalAddr() Addr
	SetDeadline(t time.Time) error
	SetReadDeadline(t time.Time) error
	SetWriteDeadline(t time.Time) error
}

// Listener waits for connections.
type Listener interface {
	Accept() (Conn, error)
	Close() error
	Addr() Addr
}

// Error is what the errors of networks are.
type Error interface {
	error
	Timeout() bool
	Temporary() bool
}

var ErrClosed error = closedError{}

type closedError struct{}

func (closedError) Error() string   { return "use of closed network connection" }
func (closedError) Timeout() bool   { return false }
func (closedError) Temporary() bool { return false }

// OpError says which operation failed.
type OpError struct {
	Op     string
	Net    string
	Source Addr
	Addr   Addr
	Err    error
}

func (e *OpError) Unwrap() error   { return e.Err }
func (e *OpError) Temporary() bool { return false }

func (e *OpError) Timeout() bool {
	t, ok := e.Err.(interface{ Timeout() bool })
	return ok && t.Timeout()
}

func (e *OpError) Error() string {
	text := e.Op
	if e.Net != "" {
		text += " " + e.Net
	}
	separator := " "
	if e.Source != nil {
		text += " " + e.Source.String()
		separator = "->"
	}
	if e.Addr != nil {
		text += separator + e.Addr.String()
	}
	return text + ": " + e.Err.Error()
}

// noNetwork is the error of everything that would reach a network.
func noNetwork(what string) error {
	return errors.New("raceweave: no network: net." + what + " is not simulated")
}

func dial(network, address, what string) (Conn, error) {
	c, err := dialLocal(network, address, what)
	if err != nil {
		return nil, err
	}
	return c, nil
}

func Dial(network, address string) (Conn, error) { return dial(network, address, "Dial") }

func DialTimeout(network, address string, timeout time.Duration) (Conn, error) {
	return dial(network, address, "DialTimeout")
}

func Listen(network, address string) (Listener, error) {
	if !isTCP(network) {
		return nil, noNetwork("Listen")
	}
	l, err := listenLocal(network, address)
	if err != nil {
		return nil, err
	}
	return l, nil
}

func ListenPacket(network, address string) (PacketConn, error) { return nil, noNetwork("ListenPacket") }
func LookupHost(host string) (addrs []string, err error)       { return nil, noNetwork("LookupHost") }
func LookupIP(host string) ([]IP, error)                       { return nil, noNetwork("LookupIP") }
func LookupAddr(addr string) (names []string, err error)       { return nil, noNetwork("LookupAddr") }
func ResolveTCPAddr(network, address string) (*TCPAddr, error) {
	host, port, err := SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	if !isTCP(network) || host != "" && !loopback.IsLocal(host) {
		return nil, noNetwork("ResolveTCPAddr")
	}
	return localAddr(port), nil
}
func ResolveUDPAddr(network, address string) (*UDPAddr, error) {
	return nil, noNetwork("ResolveUDPAddr")
}
func DialTCP(network string, laddr, raddr *TCPAddr) (*TCPConn, error) {
	return dialLocal(network, raddr.String(), "DialTCP")
}
func DialUDP(network string, laddr, raddr *UDPAddr) (*UDPConn, error) {
	return nil, noNetwork("DialUDP")
}
func ListenTCP(network string, laddr *TCPAddr) (*TCPListener, error) {
	if laddr == nil {
		laddr = localAddr("0")
	}
	l, err := listenLocal(network, laddr.String())
	if err != nil {
		return nil, err
	}
	return &TCPListener{l}, nil
}
func ListenUDP(network string, laddr *UDPAddr) (*UDPConn, error) { return nil, noNetwork("ListenUDP") }
