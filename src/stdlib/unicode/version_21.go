//go:build go1.21

package unicode

const Version = "15.0.0"
