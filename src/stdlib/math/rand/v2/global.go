//go:build go1.22

package rand

// The functions without a Rand.

// maxChoices is the largest range whose numbers are explored one by one.
const maxChoices = 8

// choose is a number in [0, n): a choice like that of a ready select case.
//
//raceweave:operation
func choose(n int) int

// The next number of the goroutine's stream: with 64 or 32 bits, in [0, n), in [0, 1).
func random() uint64
func random32() uint32
func below(n uint64) uint64
func fraction() float64

// A streamSource gives the goroutine's stream.
type streamSource struct{}

func (streamSource) Uint64() uint64 { return random() }

func generator() *Rand { return New(streamSource{}) }

func numberBelow(n uint64) uint64 {
	if n <= maxChoices {
		return uint64(choose(int(n)))
	}
	return below(n)
}

func Int64N(n int64) int64 {
	if n <= 0 {
		panic("invalid argument to Int64N")
	}
	return int64(numberBelow(uint64(n)))
}

func Uint64N(n uint64) uint64 {
	if n == 0 {
		panic("invalid argument to Uint64N")
	}
	return numberBelow(n)
}

func Int32N(n int32) int32 {
	if n <= 0 {
		panic("invalid argument to Int32N")
	}
	return int32(numberBelow(uint64(n)))
}

func Uint32N(n uint32) uint32 {
	if n == 0 {
		panic("invalid argument to Uint32N")
	}
	return uint32(numberBelow(uint64(n)))
}

func IntN(n int) int {
	if n <= 0 {
		panic("invalid argument to IntN")
	}
	return int(numberBelow(uint64(n)))
}

func UintN(n uint) uint {
	if n == 0 {
		panic("invalid argument to UintN")
	}
	return uint(numberBelow(uint64(n)))
}

type intType interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 |
		~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr
}

func N[Int intType](n Int) Int {
	if n <= 0 {
		panic("invalid argument to N")
	}
	return Int(numberBelow(uint64(n)))
}

func Int64() int64         { return generator().Int64() }
func Int32() int32         { return int32(random32() >> 1) }
func Int() int             { return generator().Int() }
func Uint32() uint32       { return random32() }
func Uint64() uint64       { return random() }
func Float64() float64     { return fraction() }
func Float32() float32     { return float32(random32()>>8) / (1 << 24) }
func NormFloat64() float64 { return generator().NormFloat64() }
func ExpFloat64() float64  { return generator().ExpFloat64() }
func Perm(n int) []int     { return generator().Perm(n) }

func Shuffle(n int, swap func(i, j int)) { generator().Shuffle(n, swap) }
