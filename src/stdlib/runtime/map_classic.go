//go:build !go1.24 && raceweave_maps

package runtime

// The map of Go up to 1.23, at the detail of its loads and stores: a header, an array of buckets with eight cells each, overflow
// buckets, and growth that moves the old buckets to the new array a few at a time, inside later writes. The steps and their order are
// those of gc's functions for the key's type. Left out: what only the garbage collector needs; indirect storage of keys and
// elements above 128 bytes. Hashes have 32 bits; the top eight of them make the tophash.

const (
	cellsPerBucket = 8

	// Values of a tophash cell below minTopHash say what became of the cell.
	emptyRest      = 0 // empty, and so is everything behind it
	emptyOne       = 1 // empty
	evacuatedX     = 2 // moved to the first half of the new array
	evacuatedY     = 3 // moved to the second half
	evacuatedEmpty = 4 // was empty when its bucket was moved
	minTopHash     = 5

	// A hint for more entries is for more than there is memory: it does not count.
	maxHint = 1 << 20

	// Flags of a map.
	flagIterator     = 1 // an iterator may use the array
	flagOldIterator  = 2 // an iterator may use the old array
	flagHashWriting  = 4
	flagSameSizeGrow = 8
)

type bmap[K comparable, V any] struct {
	tophash  [cellsPerBucket]uint8
	keys     [cellsPerBucket]K
	elems    [cellsPerBucket]V
	overflow *bmap[K, V]
}

// An hmap's bucket arrays are one word each, as pointers are in Go; their lengths serve only to tell wild accesses.
type hmap[K comparable, V any] struct {
	count      int
	flags      uint8
	B          uint8 // the array has 1<<B buckets
	noverflow  uint16
	hash0      uint32
	buckets    []bmap[K, V]
	oldbuckets []bmap[K, V] // not nil while growing
	nevacuate  int          // old buckets below this index have been moved
	extra      *mapextra[K, V]
}

type mapextra[K comparable, V any] struct {
	overflow     *[]*bmap[K, V]
	oldoverflow  *[]*bmap[K, V]
	nextOverflow []bmap[K, V] // overflow buckets made in advance, from the next one on
}

// isDrawn draws with a chance of 1 in n.
func isDrawn(n int) bool

func topHash(hash uint32) uint8 {
	top := uint8(hash >> 24)
	if top < minTopHash {
		top += minTopHash
	}
	return top
}

func bucketMask(b uint8) int { return 1<<b - 1 }

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

// bucketAt is bucket i of an array. Past the array's end, which torn fields can lead to, Go reads whatever memory is there.
func bucketAt[K comparable, V any](h *hmap[K, V], array []bmap[K, V], i int) *bmap[K, V] {
	if i < len(array) {
		return &array[i]
	}
	if array == nil {
		return nil
	}
	noteWild(h, i)
	return wild[bmap[K, V]]()
}

func isEvacuated[K comparable, V any](b *bmap[K, V]) bool {
	top := b.tophash[0]
	return top > emptyOne && top < minTopHash
}

// The array's capacity has the overflow buckets that are made in advance.
func makeBucketArray[K comparable, V any](b uint8) (buckets, nextOverflow []bmap[K, V]) {
	n := 1 << b
	if b < 4 {
		return make([]bmap[K, V], n), nil
	}
	all := make([]bmap[K, V], n+n/16)
	return all[:n], all[n:]
}

func mapMake[K comparable, V any](hint int) *hmap[K, V] {
	h := &hmap[K, V]{}
	h.hash0 = mapSeed(h)
	if hint > maxHint {
		hint = 0
	}
	b := uint8(0)
	for overLoadFactor(hint, b) {
		b++
	}
	h.B = b
	if b > 0 {
		buckets, nextOverflow := makeBucketArray[K, V](b)
		h.buckets = buckets
		if nextOverflow != nil {
			h.extra = &mapextra[K, V]{nextOverflow: nextOverflow}
		}
	}
	return h
}

func mapLen[K comparable, V any](h *hmap[K, V]) int {
	if h == nil {
		return 0
	}
	markReadAll(h)
	return h.count
}

// ---- Lookup. Nothing is checked after the entry; the caller's load of the element is a step of its own.

func mapGet[K comparable, V any](h *hmap[K, V], key K) V {
	if hashMightPanic[K]() {
		hashOf(key, 0)
	}
	if h != nil {
		markRead(h, key)
		if elem := mapAccess(h, key); elem != nil {
			return *elem
		}
	}
	var zero V
	return zero
}

func mapGetOk[K comparable, V any](h *hmap[K, V], key K) (V, bool) {
	if hashMightPanic[K]() {
		hashOf(key, 0)
	}
	if h != nil {
		markRead(h, key)
		if elem := mapAccess(h, key); elem != nil {
			return *elem, true
		}
	}
	var zero V
	return zero, false
}

// mapAccess finds the element of a key; nil if there is none.
func mapAccess[K comparable, V any](h *hmap[K, V], key K) *V {
	if h.count == 0 {
		return nil
	}
	if h.flags&flagHashWriting != 0 {
		concurrent("concurrent map read and map write")
	}
	if keyClass[K, V]() == key32 || keyClass[K, V]() == key64 {
		return accessFast(h, key)
	}
	if keyClass[K, V]() == keyString {
		return accessString(h, key)
	}
	hash := hashOf(key, h.hash0)
	if b, i := lookup(h, homeOfReader(h, hash), key, topHash(hash)); b != nil {
		return &b.elems[i]
	}
	return nil
}

// homeOfReader is the bucket where a reader begins: the old one if it has not been moved yet.
func homeOfReader[K comparable, V any](h *hmap[K, V], hash uint32) *bmap[K, V] {
	mask := bucketMask(h.B)
	b := bucketAt(h, h.buckets, int(hash)&mask)
	old := h.oldbuckets
	if old == nil {
		return b
	}
	if h.flags&flagSameSizeGrow == 0 {
		mask >>= 1
	}
	if oldb := bucketAt(h, old, int(hash)&mask); !isEvacuated(oldb) {
		return oldb
	}
	return b
}

// lookup finds a key's cell in the chain of bucket b; b is nil if there is none.
func lookup[K comparable, V any](h *hmap[K, V], b *bmap[K, V], key K, top uint8) (*bmap[K, V], int) {
	for ; b != nil; b = b.overflow {
		for i := 0; i < cellsPerBucket; i++ {
			if t := b.tophash[i]; t != top {
				if t == emptyRest {
					return nil, 0
				}
			} else if b.keys[i] == key {
				return b, i
			}
		}
	}
	return nil, 0
}

// accessFast looks at the key before the tophash, and at all cells. In a map of one bucket nothing is hashed, and a growth is not
// looked for.
func accessFast[K comparable, V any](h *hmap[K, V], key K) *V {
	var b *bmap[K, V]
	if h.B == 0 {
		b = bucketAt(h, h.buckets, 0)
	} else {
		b = homeOfReader(h, hashOf(key, h.hash0))
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

func accessString[K comparable, V any](h *hmap[K, V], key K) *V {
	if h.B == 0 {
		b := bucketAt(h, h.buckets, 0)
		if i := cellOfText(b, key); i >= 0 {
			return &b.elems[i]
		}
		return nil
	}
	hash := hashOf(key, h.hash0)
	top := topHash(hash)
	for b := homeOfReader(h, hash); b != nil; b = b.overflow {
		for i := 0; i < cellsPerBucket; i++ {
			k := b.keys[i]
			if textLength(k) == textLength(key) && b.tophash[i] == top && k == key {
				return &b.elems[i]
			}
		}
	}
	return nil
}

// cellOfText is the cell of a string in the only bucket of a map, where nothing is hashed; -1. (gc compares the ends of long keys first, and
// hashes if two of them could be the one: that reads the same cells.)
func cellOfText[K comparable, V any](b *bmap[K, V], key K) int {
	for i := 0; i < cellsPerBucket; i++ {
		k := b.keys[i]
		t := b.tophash[i]
		if t == emptyRest {
			return -1
		}
		if t != emptyOne && k == key {
			return i
		}
	}
	return -1
}
