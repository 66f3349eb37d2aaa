package net

import (
	"io"
	"time"
)

type pipeAddr struct{}

func (pipeAddr) Network() string { return "pipe" }
func (pipeAddr) String() string  { return "pipe" }

// pipe is one end; deadlines are not simulated.
type pipe struct {
	r *io.PipeReader
	w *io.PipeWriter
}

// Pipe is two ends of a connection in memory: a write waits for the reads that take it.
func Pipe() (Conn, Conn) {
	r1, w1 := io.Pipe()
	r2, w2 := io.Pipe()
	return &pipe{r1, w2}, &pipe{r2, w1}
}

func (p *pipe) Read(b []byte) (n int, err error)  { return p.r.Read(b) }
func (p *pipe) Write(b []byte) (n int, err error) { return p.w.Write(b) }

func (p *pipe) Close() error {
	p.r.Close()
	return p.w.Close()
}

func (p *pipe) LocalAddr() Addr                    { return pipeAddr{} }
func (p *pipe) RemoteAddr() Addr                   { return pipeAddr{} }
func (p *pipe) SetDeadline(t time.Time) error      { return noNetwork("Conn.SetDeadline") }
func (p *pipe) SetReadDeadline(t time.Time) error  { return noNetwork("Conn.SetReadDeadline") }
func (p *pipe) SetWriteDeadline(t time.Time) error { return noNetwork("Conn.SetWriteDeadline") }
