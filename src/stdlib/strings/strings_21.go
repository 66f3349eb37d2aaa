//go:build go1.21

package strings

func ContainsFunc(s string, f func(rune) bool) bool { return IndexFunc(s, f) >= 0 }
