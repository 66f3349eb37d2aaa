package runtime

// The map of Go up to 1.23, for int keys and elements, at the detail of its loads and stores: a header, an array of buckets with
// eight cells each, overflow buckets, and growth that moves the old buckets to the new array a few at a time, inside later
// writes. The steps and their order are those of the variants for 64-bit keys; what only the garbage collector needs is left
// out, and hashes have 32 bits (the top eight of them make the tophash).
//
// Plain loads and stores of what goroutines share are scheduling points, so a program can be stopped between any two of them.

const (
	cellsPerBucket = 8

	// Values of a tophash cell below minTopHash say what became of the cell.
	emptyRest      = 0 // empty, and so is everything behind it
	emptyOne       = 1 // empty
	evacuatedX     = 2 // moved to the first half of the new array
	evacuatedY     = 3 // moved to the second half
	evacuatedEmpty = 4 // was empty when its bucket was moved
	minTopHash     = 5

	// Flags of a map.
	flagIterator     = 1
	flagOldIterator  = 2
	flagHashWriting  = 4
	flagSameSizeGrow = 8
)

type bmapInt struct {
	tophash  [cellsPerBucket]uint8
	keys     [cellsPerBucket]int
	elems    [cellsPerBucket]int
	overflow *bmapInt
}

// An hmapInt's bucket arrays are one word each, as pointers are in Go; their lengths serve only to tell wild accesses.
type hmapInt struct {
	count      int
	flags      uint8
	B          uint8 // the array has 1<<B buckets
	noverflow  uint16
	hash0      uint32
	buckets    []bmapInt
	oldbuckets []bmapInt // not nil while growing
	nevacuate  int       // old buckets below this index have been moved
	extra      *mapextraInt
}

type mapextraInt struct {
	overflow     *[]*bmapInt
	oldoverflow  *[]*bmapInt
	nextOverflow []bmapInt // overflow buckets made in advance, from the next one on
}

// memhash64 mixes a key with a map's seed.
func memhash64(key int, seed uint32) uint32

// mapSeed is the seed of a new map, nextSeed that of a map that has been emptied.
func mapSeed() uint32
func nextSeed(seed uint32) uint32

// markRead and markWrite say that an operation of the program reads or writes the map: what real Go tells its race detector, at the
// same places. They do nothing else.

//raceweave:operation
func markRead(h *hmapInt, key int)

//raceweave:operation
func markWrite(h *hmapInt, key int)

// fatal ends the program with "fatal error: " and the text; nothing recovers it.
func fatal(text string)

func topHash(hash uint32) uint8 {
	top := uint8(hash >> 24)
	if top < minTopHash {
		top += minTopHash
	}
	return top
}

func bucketMask(b uint8) uint32 { return 1<<b - 1 }

// overLoadFactor reports whether count entries are too many for 1<<b buckets: more than 6.5 each.
func overLoadFactor(count int, b uint8) bool {
	return count > cellsPerBucket && count > 13*((1<<b)/2)
}

func tooManyOverflowBuckets(noverflow uint16, b uint8) bool {
	if b > 15 {
		b = 15
	}
	return noverflow >= 1<<b
}

// bucketAt is bucket i of an array. Past the array's end, which torn fields can lead to, Go reads whatever memory is there;
// here that is the end.
func bucketAt(array []bmapInt, i int) *bmapInt {
	if array == nil {
		return nil
	}
	if i >= len(array) {
		fatal("fault")
	}
	return &array[i]
}

func isEvacuated(b *bmapInt) bool {
	top := b.tophash[0]
	return top > emptyOne && top < minTopHash
}

func (h *hmapInt) isSameSizeGrow() bool { return h.flags&flagSameSizeGrow != 0 }

// nOldBuckets is the number of buckets before the growth in progress.
func (h *hmapInt) nOldBuckets() int {
	b := h.B
	if !h.isSameSizeGrow() {
		b--
	}
	return 1 << b
}

func makeBucketArray(b uint8) (buckets, nextOverflow []bmapInt) {
	n := 1 << b
	if b < 4 {
		return make([]bmapInt, n), nil
	}
	all := make([]bmapInt, n+n/16)
	return all[:n:n], all[n:]
}

func mapMakeInt(hint int) *hmapInt {
	h := &hmapInt{hash0: mapSeed()}
	b := uint8(0)
	for overLoadFactor(hint, b) {
		b++
	}
	h.B = b
	if b > 0 {
		buckets, nextOverflow := makeBucketArray(b)
		h.buckets = buckets
		if nextOverflow != nil {
			h.extra = &mapextraInt{nextOverflow: nextOverflow}
		}
	}
	return h
}

func mapLenInt(h *hmapInt) int {
	if h == nil {
		return 0
	}
	markRead(h, 0)
	return h.count
}

// mapAccess finds the element of a key; nil if there is none.
func mapAccess(h *hmapInt, key int) *int {
	if h == nil {
		return nil
	}
	markRead(h, key)
	if h.count == 0 {
		return nil
	}
	if h.flags&flagHashWriting != 0 {
		fatal("concurrent map read and map write")
	}
	var b *bmapInt
	if h.B == 0 {
		b = bucketAt(h.buckets, 0)
	} else {
		b = startBucket(h, memhash64(key, h.hash0))
	}
	for ; b != nil; b = b.overflow {
		for i := 0; i < cellsPerBucket; i++ {
			if b.keys[i] == key && b.tophash[i] > emptyOne {
				return &b.elems[i]
			}
		}
	}
	return nil
}

// startBucket is where a reader begins: the old bucket if it has not been moved yet.
func startBucket(h *hmapInt, hash uint32) *bmapInt {
	mask := bucketMask(h.B)
	b := bucketAt(h.buckets, int(hash&mask))
	old := h.oldbuckets
	if old == nil {
		return b
	}
	if !h.isSameSizeGrow() {
		mask >>= 1
	}
	if oldb := bucketAt(old, int(hash&mask)); !isEvacuated(oldb) {
		return oldb
	}
	return b
}

// The caller's load of the element is a step of its own.

func mapGetInt(h *hmapInt, key int) int {
	elem := mapAccess(h, key)
	if elem == nil {
		return 0
	}
	return *elem
}

func mapGetOkInt(h *hmapInt, key int) (int, bool) {
	elem := mapAccess(h, key)
	if elem == nil {
		return 0, false
	}
	return *elem, true
}

// beginWrite checks for another writer and says that there is one now.
func beginWrite(h *hmapInt, key int) (hash uint32) {
	if h.flags&flagHashWriting != 0 {
		fatal("concurrent map writes")
	}
	hash = memhash64(key, h.hash0)
	h.flags ^= flagHashWriting
	return hash
}

// endWrite checks that nobody has taken the flag away, and clears it.
func endWrite(h *hmapInt) {
	if h.flags&flagHashWriting == 0 {
		fatal("concurrent map writes")
	}
	h.flags &^= flagHashWriting
}

// homeBucket is where a writer begins, once the old bucket with its key has been moved.
func homeBucket(h *hmapInt, hash uint32) *bmapInt {
	i := int(hash & bucketMask(h.B))
	if h.oldbuckets != nil {
		growWork(h, i)
	}
	return bucketAt(h.buckets, i)
}

// mapAssignInt returns the address of the key's element. The caller stores the element there, after the flag has been cleared:
// nothing checks that store, and if the bucket is moved before it, the store is lost.
func mapAssignInt(h *hmapInt, key int) *int {
	if h == nil {
		panic(plainError("assignment to entry in nil map"))
	}
	markWrite(h, key)
	hash := beginWrite(h, key)
	if h.buckets == nil {
		h.buckets = make([]bmapInt, 1)
	}
	elem := findOrInsert(h, key, hash)
	endWrite(h)
	return elem
}

func findOrInsert(h *hmapInt, key int, hash uint32) *int {
	for {
		b, i, isFound, last := findCell(homeBucket(h, hash), key)
		if isFound {
			return &b.elems[i]
		}
		if h.oldbuckets == nil && (overLoadFactor(h.count+1, h.B) || tooManyOverflowBuckets(h.noverflow, h.B)) {
			hashGrow(h)
			continue
		}
		if b == nil {
			b, i = newOverflow(h, last), 0
		}
		b.tophash[i] = topHash(hash)
		b.keys[i] = key
		h.count++
		return &b.elems[i]
	}
}

// findCell looks for a key in a chain of buckets. It returns the key's cell, or the first empty one (b is nil if there is none;
// then last is the last bucket of the chain).
func findCell(first *bmapInt, key int) (b *bmapInt, i int, isFound bool, last *bmapInt) {
	last = first
	for {
		for j := 0; j < cellsPerBucket; j++ {
			top := last.tophash[j]
			if top <= emptyOne {
				if b == nil {
					b, i = last, j
				}
				if top == emptyRest {
					return b, i, false, last
				}
			} else if last.keys[j] == key {
				return last, j, true, last
			}
		}
		next := last.overflow
		if next == nil {
			return b, i, false, last
		}
		last = next
	}
}

func newOverflow(h *hmapInt, b *bmapInt) *bmapInt {
	var fresh *bmapInt
	if h.extra != nil && h.extra.nextOverflow != nil {
		rest := h.extra.nextOverflow
		fresh = &rest[0]
		if len(rest) > 1 {
			h.extra.nextOverflow = rest[1:]
		} else {
			h.extra.nextOverflow = nil
		}
	} else {
		fresh = &bmapInt{}
	}
	h.noverflow++
	if h.extra == nil {
		h.extra = &mapextraInt{}
	}
	if h.extra.overflow == nil {
		h.extra.overflow = new([]*bmapInt)
	}
	*h.extra.overflow = append(*h.extra.overflow, fresh)
	b.overflow = fresh
	return fresh
}
