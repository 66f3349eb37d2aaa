package main

import (
	"fmt"
	"io"
	"net"
)

func main() {
	client, server := net.Pipe()
	go func() {
		buf := make([]byte, 4)
		n, err := server.Read(buf)
		fmt.Printf("%q %v\n", buf[:n], err)
		server.Write([]byte("pong"))
		server.Close()
	}()
	n, err := client.Write([]byte("ping"))
	answer, readErr := io.ReadAll(client)
	fmt.Println(n, err, string(answer), readErr, client.LocalAddr(), client.RemoteAddr().Network())
	_, err = client.Write([]byte("x"))
	fmt.Println(err)
	host, port, err := net.SplitHostPort("[::1]:80")
	fmt.Println(host, port, err, net.JoinHostPort("::1", "80"), net.JoinHostPort("localhost", "8080"))
	_, _, err = net.SplitHostPort("nothing")
	fmt.Println(err)
}
