package unicode

// General categories.
var (
	Cc     = &RangeTable{class: "Cc"}
	Cf     = &RangeTable{class: "Cf"}
	Co     = &RangeTable{class: "Co"}
	Cs     = &RangeTable{class: "Cs"}
	Digit  = &RangeTable{class: "Nd"}
	Nd     = Digit
	Letter = &RangeTable{class: "L"}
	L      = Letter
	Lm     = &RangeTable{class: "Lm"}
	Lo     = &RangeTable{class: "Lo"}
	Lower  = &RangeTable{class: "Ll"}
	Ll     = Lower
	Mark   = &RangeTable{class: "M"}
	M      = Mark
	Mc     = &RangeTable{class: "Mc"}
	Me     = &RangeTable{class: "Me"}
	Mn     = &RangeTable{class: "Mn"}
	Nl     = &RangeTable{class: "Nl"}
	No     = &RangeTable{class: "No"}
	Number = &RangeTable{class: "N"}
	N      = Number
	Other  = &RangeTable{class: "C"}
	C      = Other
	Pc     = &RangeTable{class: "Pc"}
	Pd     = &RangeTable{class: "Pd"}
	Pe     = &RangeTable{class: "Pe"}
	Pf     = &RangeTable{class: "Pf"}
	Pi     = &RangeTable{class: "Pi"}
	Po     = &RangeTable{class: "Po"}
	Ps     = &RangeTable{class: "Ps"}
	Punct  = &RangeTable{class: "P"}
	P      = Punct
	Sc     = &RangeTable{class: "Sc"}
	Sk     = &RangeTable{class: "Sk"}
	Sm     = &RangeTable{class: "Sm"}
	So     = &RangeTable{class: "So"}
	Space  = &RangeTable{class: "Z"}
	Z      = Space
	Symbol = &RangeTable{class: "S"}
	S      = Symbol
	Title  = &RangeTable{class: "Lt"}
	Lt     = Title
	Upper  = &RangeTable{class: "Lu"}
	Lu     = Upper
	Zl     = &RangeTable{class: "Zl"}
	Zp     = &RangeTable{class: "Zp"}
	Zs     = &RangeTable{class: "Zs"}
)
