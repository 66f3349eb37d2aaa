//go:build go1.20 && !go1.24

package rand

import "sync/atomic"

// Random until Seed is called.
var seededByProgram atomic.Pointer[Rand]

func Seed(seed int64) {
	if seededByProgram.Load() == nil {
		seededByProgram.CompareAndSwap(nil, New(new(lockedSource)))
	}
	seededByProgram.Load().Seed(seed)
}

func seededRand() *Rand { return seededByProgram.Load() }
