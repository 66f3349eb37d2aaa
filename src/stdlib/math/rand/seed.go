//go:build go1.24

package rand

// Seed has no effect since Go 1.24.
func Seed(seed int64) {}

func seededRand() *Rand { return nil }
