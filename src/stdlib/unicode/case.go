package unicode

import "internal/runecase"

// Which case To asks for, and which of a CaseRange's deltas holds.
const (
	UpperCase = iota
	LowerCase
	TitleCase
	MaxCase
)

const UpperLower = runecase.UpperLower

type (
	CaseRange   = runecase.CaseRange
	SpecialCase = runecase.SpecialCase
	d           = runecase.Delta
)

// To changes r to the case _case.
func To(_case int, r rune) rune {
	switch _case {
	case UpperCase:
		return ToUpper(r)
	case LowerCase:
		return ToLower(r)
	case TitleCase:
		return ToTitle(r)
	}
	return ReplacementChar
}

// In Turkish and Azeri an i with a dot and one without are two letters.
var TurkishCase SpecialCase = SpecialCase{
	{'I', 'I', d{0, 'ı' - 'I', 0}},
	{'i', 'i', d{'İ' - 'i', 0, 'İ' - 'i'}},
	{'İ', 'İ', d{0, 'i' - 'İ', 0}},
	{'ı', 'ı', d{'I' - 'ı', 0, 'I' - 'ı'}},
}

var AzeriCase SpecialCase = TurkishCase
