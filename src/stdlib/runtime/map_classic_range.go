//go:build !go1.24 && raceweave_maps

package runtime

// Iteration over the classic map: see map_classic.go.

const noCheck = -1

// An hiter lives in the frame of the ranging function.
type hiter[K comparable, V any] struct {
	key         *K // nil at the end
	elem        *V
	h           *hmap[K, V]
	buckets     []bmap[K, V]
	bptr        *bmap[K, V]
	overflow    *[]*bmap[K, V]
	oldoverflow *[]*bmap[K, V]
	startBucket int
	offset      int // added to the index of every cell
	wrapped     bool
	B           uint8
	i           int
	bucket      int
	checkBucket int // while the map grows: the new bucket whose keys alone are wanted
}

// setFlags is one atomic operation, the only one of the map.
//
//raceweave:operation
func setFlags(flags *uint8, bits uint8)

func mapIterStart[K comparable, V any](h *hmap[K, V], it *hiter[K, V]) {
	*it = hiter[K, V]{checkBucket: noCheck}
	if h == nil {
		return
	}
	markReadAll(h)
	if h.count == 0 {
		noteYieldEnd(h)
		return
	}
	it.h = h
	it.B = h.B
	it.buckets = h.buckets
	if !hasPointers[K, V]() {
		createOverflow(h)
		it.overflow = h.extra.overflow
		it.oldoverflow = h.extra.oldoverflow
	}
	start := startAt(h, cellsPerBucket<<it.B)
	it.startBucket = start / cellsPerBucket
	it.offset = start % cellsPerBucket
	it.bucket = it.startBucket
	if h.flags&(flagIterator|flagOldIterator) != flagIterator|flagOldIterator {
		setFlags(&h.flags, flagIterator|flagOldIterator)
	}
	mapIterNext(it)
}

// mapIterNext goes on to the next entry. It checks for a writer once, however many empty buckets there are to pass.
func mapIterNext[K comparable, V any](it *hiter[K, V]) {
	h := it.h
	markReadAll(h)
	if h.flags&flagHashWriting != 0 {
		concurrent("concurrent map iteration and map write")
	}
	b, i := it.bptr, it.i
	for {
		if b == nil {
			if it.bucket == it.startBucket && it.wrapped {
				it.key, it.elem = nil, nil
				noteYieldEnd(h)
				return
			}
			b = nextBucket(h, it)
			i = 0
		}
		for ; i < cellsPerBucket; i++ {
			if yieldCell(h, it, b, (i+it.offset)%cellsPerBucket) {
				it.bptr = b
				it.i = i + 1
				noteYield(h, it.key)
				return
			}
		}
		b = b.overflow
		i = 0
	}
}

// nextBucket is the next bucket to visit. If the iteration began in the growth that is still going on, that is the old bucket as long as
// it has not been moved: then only those of its keys count that will come to the new bucket.
func nextBucket[K comparable, V any](h *hmap[K, V], it *hiter[K, V]) *bmap[K, V] {
	bucket := it.bucket
	it.bucket++
	if it.bucket == 1<<it.B {
		it.bucket = 0
		it.wrapped = true
	}
	it.checkBucket = noCheck
	if old := h.oldbuckets; old != nil && it.B == h.B {
		if b := bucketAt(h, old, bucket&oldBucketMask(h)); !isEvacuated(b) {
			it.checkBucket = bucket
			return b
		}
	}
	return bucketAt(h, it.buckets, bucket)
}

// yieldCell makes cell i of b the current entry, unless there is none to yield.
func yieldCell[K comparable, V any](h *hmap[K, V], it *hiter[K, V], b *bmap[K, V], i int) bool {
	top := b.tophash[i]
	if top <= emptyOne || top == evacuatedEmpty {
		return false
	}
	isEqual := isReflexive[K]() || b.keys[i] == b.keys[i]
	if it.checkBucket != noCheck && h.flags&flagSameSizeGrow == 0 && !goesTo(h, it, b.keys[i], top, isEqual) {
		return false
	}
	if top != evacuatedX && top != evacuatedY || !isEqual {
		it.key, it.elem = &b.keys[i], &b.elems[i]
		return true
	}
	// The entry has been moved, perhaps deleted or replaced since then: what the map has now counts.
	it.key, it.elem = mapAccessKey(h, b.keys[i])
	return it.key != nil
}

// goesTo reports whether a key of an old bucket will come to the new bucket that the iterator is at.
func goesTo[K comparable, V any](h *hmap[K, V], it *hiter[K, V], key K, top uint8, isEqual bool) bool {
	if !isEqual {
		return it.checkBucket>>(it.B-1) == int(top&1)
	}
	return int(hashOf(key, h.hash0))&bucketMask(it.B) == it.checkBucket
}

// mapAccessKey finds the key and element that the map has now. It checks nothing.
func mapAccessKey[K comparable, V any](h *hmap[K, V], key K) (*K, *V) {
	if h.count == 0 {
		return nil, nil
	}
	hash := hashOf(key, h.hash0)
	b, i := lookup(h, homeOfReader(h, hash), key, topHash(hash))
	if b == nil {
		return nil, nil
	}
	return &b.keys[i], &b.elems[i]
}
