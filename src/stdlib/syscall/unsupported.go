//go:build !go1.21

package syscall

func isUnsupported(target error) bool { return false }
