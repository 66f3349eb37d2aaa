package rand

import "sync"

// The additive lagged Fibonacci generator x(n) = x(n-607) + x(n-273) of Mitchell and Reeds.
const (
	rngLen = 607
	rngTap = 273
)

type rngSource struct {
	tap, feed int
	seed      int64
	// An element that is 0 still has the value that the seed gives it.
	vec [rngLen]int64
}

func NewSource(seed int64) Source {
	s := new(rngSource)
	s.Seed(seed)
	return s
}

func (s *rngSource) Seed(seed int64) {
	*s = rngSource{feed: rngLen - rngTap, seed: seed}
}

func (s *rngSource) Int63() int64 { return int64(s.Uint64() &^ (1 << 63)) }

func (s *rngSource) Uint64() uint64 {
	s.tap = before(s.tap)
	s.feed = before(s.feed)
	x := s.at(s.feed) + s.at(s.tap)
	s.vec[s.feed] = x
	return uint64(x)
}

func before(i int) int {
	if i == 0 {
		return rngLen - 1
	}
	return i - 1
}

func (s *rngSource) at(i int) int64 {
	if x := s.vec[i]; x != 0 {
		return x
	}
	return seeded(s.seed, i)
}

// seeded is element i of the generator's state right after seeding.
func seeded(seed int64, i int) int64

// A lockedSource may be used by several goroutines.
type lockedSource struct {
	lk sync.Mutex
	s  rngSource
}

func (l *lockedSource) Int63() int64 {
	l.lk.Lock()
	defer l.lk.Unlock()
	return l.s.Int63()
}

func (l *lockedSource) Uint64() uint64 {
	l.lk.Lock()
	defer l.lk.Unlock()
	return l.s.Uint64()
}

func (l *lockedSource) Seed(seed int64) {
	l.lk.Lock()
	defer l.lk.Unlock()
	l.s.Seed(seed)
}
