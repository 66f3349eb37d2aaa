// Package net: names and types for programs that speak of networks. There is none: what would reach one returns an error that says
// so. Pipe alone works.
package net

import (
	"errors"
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

var ErrClosed = errors.New("use of closed network connection")

// OpError says which operation failed.
type OpError struct {
	Op     string
	Net    string
	Source Addr
	Addr   Addr
	Err    error
}

func (e *OpError) Unwrap() error   { return e.Err }
func (e *OpError) Timeout() bool   { return false }
func (e *OpError) Temporary() bool { return false }

func (e *OpError) Error() string {
	text := e.Op
	if e.Net != "" {
		text += " " + e.Net
	}
	if e.Addr != nil {
		text += " " + e.Addr.String()
	}
	return text + ": " + e.Err.Error()
}

// noNetwork is the error of everything that would reach a network.
func noNetwork(what string) error {
	return errors.New("raceweave: no network: net." + what + " is not simulated")
}

func Dial(network, address string) (Conn, error) { return nil, noNetwork("Dial") }

func DialTimeout(network, address string, timeout time.Duration) (Conn, error) {
	return nil, noNetwork("DialTimeout")
}

func Listen(network, address string) (Listener, error)         { return nil, noNetwork("Listen") }
func ListenPacket(network, address string) (PacketConn, error) { return nil, noNetwork("ListenPacket") }
func LookupHost(host string) (addrs []string, err error)       { return nil, noNetwork("LookupHost") }
func LookupIP(host string) ([]IP, error)                       { return nil, noNetwork("LookupIP") }
func LookupAddr(addr string) (names []string, err error)       { return nil, noNetwork("LookupAddr") }
func ResolveTCPAddr(network, address string) (*TCPAddr, error) {
	return nil, noNetwork("ResolveTCPAddr")
}
func ResolveUDPAddr(network, address string) (*UDPAddr, error) {
	return nil, noNetwork("ResolveUDPAddr")
}
func DialTCP(network string, laddr, raddr *TCPAddr) (*TCPConn, error) {
	return nil, noNetwork("DialTCP")
}
func DialUDP(network string, laddr, raddr *UDPAddr) (*UDPConn, error) {
	return nil, noNetwork("DialUDP")
}
func ListenTCP(network string, laddr *TCPAddr) (*TCPListener, error) {
	return nil, noNetwork("ListenTCP")
}
func ListenUDP(network string, laddr *UDPAddr) (*UDPConn, error) { return nil, noNetwork("ListenUDP") }
