// Package reflected lets package fmt show what a reflect.Value holds, without importing reflect.
package reflected

// A Marker makes the method one that only the library can have.
type Marker struct{}

type Holder interface {
	// Held is the value, and whether there is one.
	Held(Marker) (value any, ok bool)
}
