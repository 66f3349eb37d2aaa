//go:build !go1.21

package unicode

const Version = "13.0.0"
