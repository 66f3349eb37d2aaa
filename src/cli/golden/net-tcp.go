package main

import (
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"strings"
	"time"
)

// A server that answers one client in capitals, on the loopback network.
func main() {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		fmt.Println(err)
		return
	}
	served := make(chan error)
	go func() {
		c, err := l.Accept()
		if err != nil {
			served <- err
			return
		}
		defer c.Close()
		text, err := io.ReadAll(c)
		fmt.Fprint(c, strings.ToUpper(string(text)))
		served <- err
	}()
	c, err := net.Dial("tcp", l.Addr().String())
	fmt.Println(l.Addr().Network(), err)
	c.SetReadDeadline(time.Now().Add(20 * time.Millisecond))
	_, err = c.Read(make([]byte, 1))
	var timeout net.Error
	fmt.Println(errors.As(err, &timeout) && timeout.Timeout(), errors.Is(err, os.ErrDeadlineExceeded))
	c.SetReadDeadline(time.Time{})
	fmt.Fprint(c, "hello")
	fmt.Println(c.(*net.TCPConn).CloseWrite())
	fmt.Println(<-served)
	answer, err := io.ReadAll(c)
	fmt.Println(string(answer), err, c.Close())
	_, err = c.Write([]byte("x"))
	fmt.Println(errors.Is(err, net.ErrClosed))
	fmt.Println(l.Close())
	_, err = l.Accept()
	fmt.Println(errors.Is(err, net.ErrClosed))
	_, err = net.Dial("tcp", l.Addr().String())
	fmt.Println(err != nil)
}
