//go:build go1.24

package maphash

// textOf is the same for equal values of one type; a NaN has another text each time.
func textOf(x any) string

func Comparable[T comparable](seed Seed, v T) uint64 { return String(seed, textOf(v)) }

func WriteComparable[T comparable](h *Hash, x T) { h.WriteString(textOf(x)) }
