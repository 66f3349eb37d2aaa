// Package runecase: package unicode's special cases, for those who do not want its tables.
package runecase

const (
	upperCase = iota
	lowerCase
	titleCase
	maxCase
)

// UpperLower as a delta says that upper and lower case take turns.
const UpperLower = '\U0010FFFF' + 1

// Delta is what to add to a rune for each case.
type Delta [maxCase]rune

// A CaseRange says how to change the case of the runes from Lo to Hi.
type CaseRange struct {
	Lo    uint32
	Hi    uint32
	Delta Delta
}

// A SpecialCase is what some languages do otherwise.
type SpecialCase []CaseRange

func (special SpecialCase) change(which int, r rune) (changed rune, isSpecial bool) {
	for _, each := range special {
		if r < rune(each.Lo) || r > rune(each.Hi) {
			continue
		}
		delta := each.Delta[which]
		if delta < UpperLower {
			return r + delta, true
		}
		lo := rune(each.Lo)
		return lo + ((r-lo)&^1 | rune(which&1)), true
	}
	return r, false
}

func (special SpecialCase) ToUpper(r rune) rune {
	if changed, ok := special.change(upperCase, r); ok {
		return changed
	}
	return toUpper(r)
}

func (special SpecialCase) ToTitle(r rune) rune {
	if changed, ok := special.change(titleCase, r); ok {
		return changed
	}
	return toTitle(r)
}

func (special SpecialCase) ToLower(r rune) rune {
	if changed, ok := special.change(lowerCase, r); ok {
		return changed
	}
	return toLower(r)
}

func toUpper(r rune) rune
func toLower(r rune) rune
func toTitle(r rune) rune
