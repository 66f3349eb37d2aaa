//go:build go1.21

package unicode

var (
	Cypro_Minoan = &RangeTable{class: "Script=Cypro_Minoan"}
	Kawi         = &RangeTable{class: "Script=Kawi"}
	Nag_Mundari  = &RangeTable{class: "Script=Nag_Mundari"}
	Old_Uyghur   = &RangeTable{class: "Script=Old_Uyghur"}
	Tangsa       = &RangeTable{class: "Script=Tangsa"}
	Toto         = &RangeTable{class: "Script=Toto"}
	Vithkuqi     = &RangeTable{class: "Script=Vithkuqi"}
)
