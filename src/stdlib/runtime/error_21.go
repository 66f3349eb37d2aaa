//go:build go1.21

package runtime

// PanicNilError is what panic(nil) becomes; the machine makes it.
type PanicNilError struct {
	_ [0]func()
}

func (*PanicNilError) RuntimeError() {}

func (*PanicNilError) Error() string {
	return "panic called with nil argument"
}
