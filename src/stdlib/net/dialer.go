package net

import (
	"context"
	"time"
)

// A Dialer would open connections.
type Dialer struct {
	Timeout   time.Duration
	Deadline  time.Time
	LocalAddr Addr
	KeepAlive time.Duration
}

func (d *Dialer) Dial(network, address string) (Conn, error) {
	return dial(network, address, "(*Dialer).Dial")
}

func (d *Dialer) DialContext(ctx context.Context, network, address string) (Conn, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return dial(network, address, "(*Dialer).DialContext")
}

// An IP is an address of 4 or 16 bytes.
type IP []byte

func IPv4(a, b, c, d byte) IP { return IP{a, b, c, d} }

func (ip IP) String() string {
	if len(ip) != 4 {
		return "<nil>"
	}
	return decimal(int(ip[0])) + "." + decimal(int(ip[1])) + "." + decimal(int(ip[2])) + "." + decimal(int(ip[3]))
}

func decimal(n int) string {
	text := string(rune('0' + n%10))
	for n /= 10; n > 0; n /= 10 {
		text = string(rune('0'+n%10)) + text
	}
	return text
}

type TCPAddr struct {
	IP   IP
	Port int
	Zone string
}

func (a *TCPAddr) Network() string { return "tcp" }
func (a *TCPAddr) String() string  { return JoinHostPort(a.IP.String(), decimal(a.Port)) }

type UDPAddr struct {
	IP   IP
	Port int
	Zone string
}

func (a *UDPAddr) Network() string { return "udp" }
func (a *UDPAddr) String() string  { return JoinHostPort(a.IP.String(), decimal(a.Port)) }

// Nobody has one of these.

type UDPConn struct{ Conn }

func (c *UDPConn) ReadFrom(b []byte) (int, Addr, error) {
	return 0, nil, noNetwork("(*UDPConn).ReadFrom")
}
func (c *UDPConn) ReadFromUDP(b []byte) (n int, addr *UDPAddr, err error) {
	return 0, nil, noNetwork("(*UDPConn).ReadFromUDP")
}
func (c *UDPConn) WriteTo(b []byte, addr Addr) (int, error) {
	return 0, noNetwork("(*UDPConn).WriteTo")
}
func (c *UDPConn) WriteToUDP(b []byte, addr *UDPAddr) (int, error) {
	return 0, noNetwork("(*UDPConn).WriteToUDP")
}

// TCPListener is what ListenTCP returns.
type TCPListener struct{ *listener }

func (l *TCPListener) AcceptTCP() (*TCPConn, error) {
	c, err := l.Accept()
	if err != nil {
		return nil, err
	}
	return c.(*TCPConn), nil
}
func (l *TCPListener) SetDeadline(t time.Time) error { return noNetwork("(*TCPListener).SetDeadline") }
