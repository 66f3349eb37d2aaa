package net

import (
	"errors"
	"strings"
)

// SplitHostPort takes "host:port" or "[host]:port" apart.
func SplitHostPort(hostport string) (host, port string, err error) {
	colon := strings.LastIndexByte(hostport, ':')
	if colon < 0 {
		return "", "", errors.New("address " + hostport + ": missing port in address")
	}
	host, port = hostport[:colon], hostport[colon+1:]
	if n := len(host); n >= 2 && host[0] == '[' && host[n-1] == ']' {
		return host[1 : n-1], port, nil
	}
	if strings.IndexByte(host, ':') >= 0 {
		return "", "", errors.New("address " + hostport + ": too many colons in address")
	}
	return host, port, nil
}

// JoinHostPort is its opposite.
func JoinHostPort(host, port string) string {
	if strings.IndexByte(host, ':') >= 0 {
		return "[" + host + "]:" + port
	}
	return host + ":" + port
}
