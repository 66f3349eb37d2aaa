package unicode

// Which case To asks for, and which of a CaseRange's deltas holds.
const (
	UpperCase = iota
	LowerCase
	TitleCase
	MaxCase
)

// UpperLower as a delta says that upper and lower case take turns.
const UpperLower = MaxRune + 1

type d [MaxCase]rune

// A CaseRange says how to change the case of the runes from Lo to Hi.
type CaseRange struct {
	Lo    uint32
	Hi    uint32
	Delta d
}

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

// A SpecialCase is what some languages do otherwise.
type SpecialCase []CaseRange

func (special SpecialCase) change(_case int, r rune) rune {
	for _, each := range special {
		if r < rune(each.Lo) || r > rune(each.Hi) {
			continue
		}
		delta := each.Delta[_case]
		if delta <= MaxRune {
			return r + delta
		}
		lo := rune(each.Lo)
		return lo + ((r-lo)&^1 | rune(_case&1))
	}
	return To(_case, r)
}

func (special SpecialCase) ToUpper(r rune) rune { return special.change(UpperCase, r) }
func (special SpecialCase) ToTitle(r rune) rune { return special.change(TitleCase, r) }
func (special SpecialCase) ToLower(r rune) rune { return special.change(LowerCase, r) }

// In Turkish and Azeri an i with a dot and one without are two letters.
var TurkishCase SpecialCase = SpecialCase{
	{'I', 'I', d{0, 'ı' - 'I', 0}},
	{'i', 'i', d{'İ' - 'i', 0, 'İ' - 'i'}},
	{'İ', 'İ', d{0, 'i' - 'İ', 0}},
	{'ı', 'ı', d{'I' - 'ı', 0, 'I' - 'ı'}},
}

var AzeriCase SpecialCase = TurkishCase
