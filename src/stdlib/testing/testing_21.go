//go:build go1.21

package testing

// Testing reports whether the program is a test.
func Testing() bool { return true }
