// Package loopback is the network inside the program: servers by their ports.
package loopback

import (
	"strconv"
	"sync"
)

var (
	mu      sync.Mutex
	servers = map[string]any{} // a port's listener of package net, or http.Handler
	nextOne = 40001
)

// Listen gives a port to a server; false if it is taken.
func Listen(port string, handler any) bool {
	mu.Lock()
	defer mu.Unlock()
	if _, isTaken := servers[port]; isTaken {
		return false
	}
	servers[port] = handler
	return true
}

// ListenAnywhere finds a free port.
func ListenAnywhere(handler any) (port string) {
	mu.Lock()
	defer mu.Unlock()
	for {
		port = strconv.Itoa(nextOne)
		nextOne++
		if _, isTaken := servers[port]; !isTaken {
			servers[port] = handler
			return port
		}
	}
}

func Close(port string) {
	mu.Lock()
	defer mu.Unlock()
	delete(servers, port)
}

func IsLocal(hostname string) bool {
	return hostname == "localhost" || hostname == "127.0.0.1" || hostname == "::1"
}

// Server is what listens on a port of this machine; nil.
func Server(hostname, port string) any {
	if !IsLocal(hostname) {
		return nil
	}
	mu.Lock()
	defer mu.Unlock()
	return servers[port]
}
