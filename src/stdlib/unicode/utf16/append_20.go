//go:build go1.20

package utf16

func AppendRune(a []uint16, r rune) []uint16 { return appendUnits(a, r) }
