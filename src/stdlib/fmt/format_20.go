//go:build go1.20

package fmt

// FormatString is the directive that a Formatter was called for.
func FormatString(state State, verb rune) string { return formatString(state, verb) }
