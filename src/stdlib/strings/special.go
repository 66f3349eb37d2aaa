package strings

import "internal/runecase"

func ToUpperSpecial(c runecase.SpecialCase, s string) string { return Map(c.ToUpper, s) }
func ToLowerSpecial(c runecase.SpecialCase, s string) string { return Map(c.ToLower, s) }
func ToTitleSpecial(c runecase.SpecialCase, s string) string { return Map(c.ToTitle, s) }
