package rand

// The functions without a Rand. They draw from the seeded generator if the program has one.

// maxChoices is the largest range whose numbers are explored one by one.
const maxChoices = 8

// choose is a number in [0, n): a choice like that of a ready select case.
//
//raceweave:operation
func choose(n int) int

// The next number of the goroutine's stream: with 64 or 32 bits, in [0, n), in [0, 1).
func random() uint64
func random32() uint32
func below(n int64) int64
func fraction() float64

// A streamSource gives the goroutine's stream.
type streamSource struct{}

func (streamSource) Int63() int64    { return int64(random() &^ (1 << 63)) }
func (streamSource) Uint64() uint64  { return random() }
func (streamSource) Seed(seed int64) {}

func generator() *Rand {
	if r := seededRand(); r != nil {
		return r
	}
	return New(streamSource{})
}

func numberBelow(n int64) int64 {
	if n <= maxChoices {
		return int64(choose(int(n)))
	}
	return below(n)
}

func Int63n(n int64) int64 {
	if n <= 0 {
		panic("invalid argument to Int63n")
	}
	if r := seededRand(); r != nil {
		return r.Int63n(n)
	}
	return numberBelow(n)
}

func Int31n(n int32) int32 {
	if n <= 0 {
		panic("invalid argument to Int31n")
	}
	if r := seededRand(); r != nil {
		return r.Int31n(n)
	}
	return int32(numberBelow(int64(n)))
}

func Intn(n int) int {
	if n <= 0 {
		panic("invalid argument to Intn")
	}
	if r := seededRand(); r != nil {
		return r.Intn(n)
	}
	return int(numberBelow(int64(n)))
}

func Uint32() uint32 {
	if r := seededRand(); r != nil {
		return r.Uint32()
	}
	return random32()
}

func Int31() int32 {
	if r := seededRand(); r != nil {
		return r.Int31()
	}
	return int32(random32() >> 1)
}

func Float64() float64 {
	if r := seededRand(); r != nil {
		return r.Float64()
	}
	return fraction()
}

func Float32() float32 {
	if r := seededRand(); r != nil {
		return r.Float32()
	}
	return float32(random32()>>8) / (1 << 24)
}

func Int63() int64         { return generator().Int63() }
func Int() int             { return generator().Int() }
func Uint64() uint64       { return generator().Uint64() }
func NormFloat64() float64 { return generator().NormFloat64() }
func ExpFloat64() float64  { return generator().ExpFloat64() }
func Perm(n int) []int     { return generator().Perm(n) }

func Shuffle(n int, swap func(i, j int)) { generator().Shuffle(n, swap) }

func Read(p []byte) (n int, err error) { return generator().Read(p) }
