//go:build go1.21

package binary

type nativeEndian struct {
	littleEndian
}

// NativeEndian is that of the machine that Raceweave pretends to be: little.
var NativeEndian nativeEndian

func (nativeEndian) String() string   { return "NativeEndian" }
func (nativeEndian) GoString() string { return "binary.NativeEndian" }
