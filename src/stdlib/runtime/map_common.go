//go:build raceweave_maps

package runtime

// What the two maps share: the classic one (map_classic*.go, up to Go 1.23) and the Swiss one (map_swiss*.go). Lowered code calls
// mapMake, mapGet, mapGetOk, mapAssign, mapDelete, mapClear, mapLen, mapIterStart and mapIterNext, and nothing else.
//
// Plain loads and stores of what goroutines share are scheduling points, so an operation can be stopped between any two of them.

// ---- What follows from the types of a map; the compiler puts in the answer.

const (
	keyAny    = 0 // the general functions
	key32     = 1 // plain memory of four bytes
	key64     = 2 // plain memory of eight bytes
	keyString = 3
)

// keyClass is the variant of the map's functions that gc calls.
//
//raceweave:constant
func keyClass[K comparable, V any]() int

// needsKeyUpdate reports whether an assignment stores the key again where it is already there: equal keys can differ.
//
//raceweave:constant
func needsKeyUpdate[K comparable]() bool

// hashMightPanic reports whether there are interfaces in a key.
//
//raceweave:constant
func hashMightPanic[K comparable]() bool

// isReflexive reports whether every key is equal to itself.
//
//raceweave:constant
func isReflexive[K comparable]() bool

// hasPointers reports whether the garbage collector looks into buckets.
//
//raceweave:constant
func hasPointers[K comparable, V any]() bool

// mapChecks is false in a run without the runtime's own checks for concurrent use.
//
//raceweave:constant
func mapChecks() bool

// ---- Natives

// hashOf mixes a key with a map's seed. Keys that are not equal to themselves have another hash each time; it panics where Go cannot
// hash a key.
func hashOf[K comparable](key K, seed uint32) uint32

// textLength is the length of a key that is a string.
func textLength[K comparable](key K) int

// mapSeed is the seed of a new map, nextSeed that of a map that has been emptied. Both look at nothing shared.
func mapSeed[K comparable, V any](h *hmap[K, V]) uint32
func nextSeed() uint32

// fatal ends the program with "fatal error: " and the text; nothing recovers it.
func fatal(text string)

// concurrent is what a failed check leads to.
func concurrent(text string) {
	if mapChecks() {
		fatal(text)
	}
}

// ---- Marks: what real Go tells its race detector, at the same places. They do nothing else.

//raceweave:operation
func markRead[K comparable, V any](h *hmap[K, V], key K)

//raceweave:operation
func markWrite[K comparable, V any](h *hmap[K, V], key K)

// Of the whole map.

//raceweave:operation
func markReadAll[K comparable, V any](h *hmap[K, V])

//raceweave:operation
func markWriteAll[K comparable, V any](h *hmap[K, V])

// ---- Where iterations start

// maxStarts is the number of places that are tried out.
const maxStarts = 64

// startAt is where an iteration over a map begins, among n places.
func startAt[K comparable, V any](h *hmap[K, V], n int) int {
	if n == 1 || !exploresOrder() {
		return givenStart(n)
	}
	if n > maxStarts {
		n = maxStarts
	}
	return chooseStart(n)
}

func exploresOrder() bool
func givenStart(n int) int

//raceweave:operation
func chooseStart(n int) int

// ---- Notes: what a map tells of itself. They touch nothing.

const (
	growthByLoad     = 0
	growthByOverflow = 1
	growthBySplit    = 2
	growthOfSmall    = 3
)

// noteGrow: a growth to n buckets (slots) begins.
//
//raceweave:operation
func noteGrow[K comparable, V any](h *hmap[K, V], reason, n int)

// noteEvacuate: old bucket (table) `index` has been moved, with so many entries.
//
//raceweave:operation
func noteEvacuate[K comparable, V any](h *hmap[K, V], index, moved int)

//raceweave:operation
func noteGrown[K comparable, V any](h *hmap[K, V])

// noteYield: an iteration has come to the entry with this key, noteYieldEnd: to its end.
//
//raceweave:operation
func noteYield[K comparable, V any](h *hmap[K, V], key *K)

//raceweave:operation
func noteYieldEnd[K comparable, V any](h *hmap[K, V])

// noteWild: the map's code has gone past the end of an array, to element `index`.
//
//raceweave:operation
func noteWild[K comparable, V any](h *hmap[K, V], index int)

// wild stands for memory behind an array's end. Go would find there whatever it is; here each access gets some of its own, zeroed, and
// the program goes on. The machine knows it by the variable's name.
func wild[T any]() *T {
	var wildMemory T
	return &wildMemory
}
