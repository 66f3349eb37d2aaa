package unicode

// Properties, as far as JavaScript's patterns know them.
var (
	ASCII_Hex_Digit         = &RangeTable{class: "ASCII_Hex_Digit"}
	Bidi_Control            = &RangeTable{class: "Bidi_Control"}
	Dash                    = &RangeTable{class: "Dash"}
	Deprecated              = &RangeTable{class: "Deprecated"}
	Diacritic               = &RangeTable{class: "Diacritic"}
	Extender                = &RangeTable{class: "Extender"}
	Hex_Digit               = &RangeTable{class: "Hex_Digit"}
	IDS_Binary_Operator     = &RangeTable{class: "IDS_Binary_Operator"}
	IDS_Trinary_Operator    = &RangeTable{class: "IDS_Trinary_Operator"}
	Ideographic             = &RangeTable{class: "Ideographic"}
	Join_Control            = &RangeTable{class: "Join_Control"}
	Logical_Order_Exception = &RangeTable{class: "Logical_Order_Exception"}
	Noncharacter_Code_Point = &RangeTable{class: "Noncharacter_Code_Point"}
	Pattern_Syntax          = &RangeTable{class: "Pattern_Syntax"}
	Pattern_White_Space     = &RangeTable{class: "Pattern_White_Space"}
	Quotation_Mark          = &RangeTable{class: "Quotation_Mark"}
	Radical                 = &RangeTable{class: "Radical"}
	Regional_Indicator      = &RangeTable{class: "Regional_Indicator"}
	STerm                   = &RangeTable{class: "Sentence_Terminal"}
	Sentence_Terminal       = STerm
	Soft_Dotted             = &RangeTable{class: "Soft_Dotted"}
	Terminal_Punctuation    = &RangeTable{class: "Terminal_Punctuation"}
	Unified_Ideograph       = &RangeTable{class: "Unified_Ideograph"}
	Variation_Selector      = &RangeTable{class: "Variation_Selector"}
	White_Space             = &RangeTable{class: "White_Space"}
)
