//go:build !go1.20

package fs

func isSkipAll(err error) bool { return false }
