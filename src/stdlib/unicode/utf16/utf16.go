// Package utf16: runes as 16-bit units.
package utf16

const (
	replacement = '\uFFFD'
	firstHigh   = 0xD800
	firstLow    = 0xDC00
	endOfLow    = 0xE000
	beyondUnits = 0x10000
	maxRune     = '\U0010FFFF'
)

func IsSurrogate(r rune) bool { return firstHigh <= r && r < endOfLow }

// DecodeRune joins two halves; the replacement character if they are none.
func DecodeRune(r1, r2 rune) rune {
	if firstHigh <= r1 && r1 < firstLow && firstLow <= r2 && r2 < endOfLow {
		return (r1-firstHigh)<<10 | (r2 - firstLow) + beyondUnits
	}
	return replacement
}

// EncodeRune gives the two halves of a rune that needs them, else two replacement characters.
func EncodeRune(r rune) (r1, r2 rune) {
	if r < beyondUnits || r > maxRune {
		return replacement, replacement
	}
	r -= beyondUnits
	return firstHigh + r>>10, firstLow + r&0x3FF
}

func appendUnits(a []uint16, r rune) []uint16 {
	switch {
	case r < 0 || r > maxRune || IsSurrogate(r):
		return append(a, replacement)
	case r < beyondUnits:
		return append(a, uint16(r))
	}
	r1, r2 := EncodeRune(r)
	return append(a, uint16(r1), uint16(r2))
}

func Encode(s []rune) []uint16 {
	units := make([]uint16, 0, len(s))
	for _, r := range s {
		units = appendUnits(units, r)
	}
	return units
}

func Decode(s []uint16) []rune {
	runes := make([]rune, 0, len(s))
	for i := 0; i < len(s); i++ {
		r := rune(s[i])
		if IsSurrogate(r) {
			next := rune(0)
			if i+1 < len(s) {
				next = rune(s[i+1])
			}
			r = DecodeRune(r, next)
			if r != replacement {
				i++
			}
		}
		runes = append(runes, r)
	}
	return runes
}
