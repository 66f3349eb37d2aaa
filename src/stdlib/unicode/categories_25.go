//go:build go1.25

package unicode

var (
	Cn = &RangeTable{class: "Cn"}
	LC = &RangeTable{class: "LC"}
)
