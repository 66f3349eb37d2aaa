//go:build go1.23

package utf16

// RuneLen is the number of units of a rune; -1 if it cannot be encoded.
func RuneLen(r rune) int {
	switch {
	case r < 0 || r > maxRune || IsSurrogate(r):
		return -1
	case r < beyondUnits:
		return 1
	}
	return 2
}
