package unicode

// A RangeTable is a set of runes: the given ranges, in ascending order. Those of this package have a class instead.
type RangeTable struct {
	R16         []Range16
	R32         []Range32
	LatinOffset int
	class       string
}

// Range16 and Range32 are every Stride-th rune from Lo to Hi.
type Range16 struct {
	Lo     uint16
	Hi     uint16
	Stride uint16
}

type Range32 struct {
	Lo     uint32
	Hi     uint32
	Stride uint32
}

func (table *RangeTable) has(r rune) bool {
	if table.class != "" {
		return isOfClass(r, table.class)
	}
	for _, each := range table.R16 {
		if rune(each.Lo) <= r && r <= rune(each.Hi) {
			return each.Stride == 1 || (r-rune(each.Lo))%rune(each.Stride) == 0
		}
	}
	for _, each := range table.R32 {
		if rune(each.Lo) <= r && r <= rune(each.Hi) {
			return each.Stride == 1 || (r-rune(each.Lo))%rune(each.Stride) == 0
		}
	}
	return false
}

// isOfClass reports whether r has a property in the notation of JavaScript's patterns.
func isOfClass(r rune, class string) bool

func Is(rangeTab *RangeTable, r rune) bool { return rangeTab.has(r) }

func In(r rune, ranges ...*RangeTable) bool { return IsOneOf(ranges, r) }

func IsOneOf(ranges []*RangeTable, r rune) bool {
	for _, table := range ranges {
		if table.has(r) {
			return true
		}
	}
	return false
}

// What IsPrint and IsGraphic accept, but for the ASCII space.
var (
	GraphicRanges = []*RangeTable{L, M, N, P, S, Zs}
	PrintRanges   = []*RangeTable{L, M, N, P, S}
)

