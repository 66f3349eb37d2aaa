//go:build !go1.20

package rand

// Until Go 1.19 the functions start as if by Seed(1).
var globalRand = New(seededSource(1))

func seededSource(seed int64) *lockedSource {
	l := new(lockedSource)
	l.s.Seed(seed)
	return l
}

func Seed(seed int64) { globalRand.Seed(seed) }

func seededRand() *Rand { return globalRand }
