package bytes

import "internal/runecase"

func ToUpperSpecial(c runecase.SpecialCase, s []byte) []byte { return Map(c.ToUpper, s) }
func ToLowerSpecial(c runecase.SpecialCase, s []byte) []byte { return Map(c.ToLower, s) }
func ToTitleSpecial(c runecase.SpecialCase, s []byte) []byte { return Map(c.ToTitle, s) }
