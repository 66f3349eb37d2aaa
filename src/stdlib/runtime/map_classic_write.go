//go:build !go1.24 && raceweave_maps

package runtime

// Assigning, deleting and clearing: see map_classic.go.

// mapAssign returns the address of the key's element. The caller stores the element there, after the flag has been cleared: nothing
// checks that store, and if the bucket is moved before it, the store is lost.
func mapAssign[K comparable, V any](h *hmap[K, V], key K) *V {
	if h == nil {
		panic(plainError("assignment to entry in nil map"))
	}
	if hashMightPanic[K]() {
		hashOf(key, 0)
	}
	markWrite(h, key)
	if h.flags&flagHashWriting != 0 {
		concurrent("concurrent map writes")
	}
	hash := hashOf(key, h.hash0)
	h.flags ^= flagHashWriting
	if h.buckets == nil {
		h.buckets = make([]bmap[K, V], 1)
	}
	b, i := findOrInsert(h, key, hash)
	elem := &b.elems[i]
	if h.flags&flagHashWriting == 0 {
		concurrent("concurrent map writes")
	}
	h.flags &^= flagHashWriting
	return elem
}

func findOrInsert[K comparable, V any](h *hmap[K, V], key K, hash uint32) (*bmap[K, V], int) {
	top := topHash(hash)
	for {
		b, i, isFound, last := findCell(homeOfWriter(h, hash), key, top)
		if isFound {
			if keyClass[K, V]() == keyString || keyClass[K, V]() == keyAny && needsKeyUpdate[K]() {
				b.keys[i] = key
			}
			return b, i
		}
		if h.oldbuckets == nil && (overLoadFactor(h.count+1, h.B) || tooManyOverflowBuckets(h.noverflow, h.B)) {
			hashGrow(h)
			continue
		}
		if b == nil {
			b, i = newOverflow(h, last), 0
		}
		if keyClass[K, V]() == keyAny {
			b.keys[i] = key
			b.tophash[i] = top
		} else {
			b.tophash[i] = top
			b.keys[i] = key
		}
		h.count++
		return b, i
	}
}

// homeOfWriter is the bucket where a writer begins, once the old bucket with its key has been moved.
func homeOfWriter[K comparable, V any](h *hmap[K, V], hash uint32) *bmap[K, V] {
	bucket := int(hash) & bucketMask(h.B)
	if h.oldbuckets != nil {
		growWork(h, bucket)
	}
	return bucketAt(h, h.buckets, bucket)
}

// findCell looks for a key in the chain of bucket b. It returns the key's cell, or the first empty one (free is nil if there is none;
// then last is the last bucket of the chain).
func findCell[K comparable, V any](b *bmap[K, V], key K, top uint8) (free *bmap[K, V], at int, isFound bool, last *bmap[K, V]) {
	for {
		for i := 0; i < cellsPerBucket; i++ {
			t := b.tophash[i]
			if t <= emptyOne {
				if free == nil {
					free, at = b, i
				}
				if t == emptyRest {
					return free, at, false, b
				}
				continue
			}
			if keyClass[K, V]() == key32 || keyClass[K, V]() == key64 {
				if b.keys[i] == key {
					return b, i, true, b
				}
			} else if t == top && b.keys[i] == key {
				return b, i, true, b
			}
		}
		next := b.overflow
		if next == nil {
			return free, at, false, b
		}
		b = next
	}
}

func newOverflow[K comparable, V any](h *hmap[K, V], b *bmap[K, V]) *bmap[K, V] {
	var fresh *bmap[K, V]
	if h.extra != nil && h.extra.nextOverflow != nil {
		rest := h.extra.nextOverflow
		fresh = &rest[0]
		if len(rest) > 1 {
			h.extra.nextOverflow = rest[1:]
		} else {
			h.extra.nextOverflow = nil
		}
	} else {
		fresh = &bmap[K, V]{}
	}
	countOverflow(h)
	if !hasPointers[K, V]() {
		createOverflow(h)
		*h.extra.overflow = append(*h.extra.overflow, fresh)
	}
	b.overflow = fresh
	return fresh
}

// countOverflow counts one overflow bucket; in large maps only some, so that the count fits.
func countOverflow[K comparable, V any](h *hmap[K, V]) {
	if h.B < 16 || isDrawn(1<<(h.B-15)) {
		h.noverflow++
	}
}

// createOverflow makes the list that keeps overflow buckets alive where no pointers do.
func createOverflow[K comparable, V any](h *hmap[K, V]) {
	if h.extra == nil {
		h.extra = &mapextra[K, V]{}
	}
	if h.extra.overflow == nil {
		h.extra.overflow = new([]*bmap[K, V])
	}
}

func mapDelete[K comparable, V any](h *hmap[K, V], key K) {
	if hashMightPanic[K]() {
		hashOf(key, 0)
	}
	if h == nil {
		return
	}
	markWrite(h, key)
	if h.count == 0 {
		return
	}
	if h.flags&flagHashWriting != 0 {
		concurrent("concurrent map writes")
	}
	hash := hashOf(key, h.hash0)
	h.flags ^= flagHashWriting
	first := homeOfWriter(h, hash)
	if b, i := cellToDelete(h, first, key, topHash(hash)); b != nil {
		deleteCell(h, first, b, i)
	}
	if h.flags&flagHashWriting == 0 {
		concurrent("concurrent map writes")
	}
	h.flags &^= flagHashWriting
}

// cellToDelete finds a key's cell in the order in which the variants look; b is nil if there is none.
func cellToDelete[K comparable, V any](h *hmap[K, V], b *bmap[K, V], key K, top uint8) (*bmap[K, V], int) {
	if keyClass[K, V]() == keyAny {
		return lookup(h, b, key, top)
	}
	for ; b != nil; b = b.overflow {
		for i := 0; i < cellsPerBucket; i++ {
			k := b.keys[i]
			if keyClass[K, V]() == keyString {
				if textLength(k) == textLength(key) && b.tophash[i] == top && k == key {
					return b, i
				}
			} else if k == key && b.tophash[i] > emptyOne {
				return b, i
			}
		}
	}
	return nil, 0
}

func deleteCell[K comparable, V any](h *hmap[K, V], first, b *bmap[K, V], i int) {
	if hasPointers[K, struct{}]() {
		var noKey K
		b.keys[i] = noKey
	}
	var noElem V
	b.elems[i] = noElem
	b.tophash[i] = emptyOne
	if isLastCell(b, i) {
		shortenChain(first, b, i)
	}
	h.count--
	if h.count == 0 {
		h.hash0 = nextSeed()
	}
}

// isLastCell reports whether nothing stands behind a cell.
func isLastCell[K comparable, V any](b *bmap[K, V], i int) bool {
	if i < cellsPerBucket-1 {
		return b.tophash[i+1] == emptyRest
	}
	next := b.overflow
	return next == nil || next.tophash[0] == emptyRest
}

// shortenChain turns the empty cells from cell i of b backwards into the empty rest of the chain.
func shortenChain[K comparable, V any](first, b *bmap[K, V], i int) {
	for {
		b.tophash[i] = emptyRest
		if i > 0 {
			i--
		} else {
			if b == first {
				return
			}
			before := first
			for before.overflow != b {
				before = before.overflow
			}
			b, i = before, cellsPerBucket-1
		}
		if b.tophash[i] != emptyOne {
			return
		}
	}
}

func mapClear[K comparable, V any](h *hmap[K, V]) {
	if h == nil {
		return
	}
	markWriteAll(h)
	if h.count == 0 {
		return
	}
	if h.flags&flagHashWriting != 0 {
		concurrent("concurrent map writes")
	}
	h.flags ^= flagHashWriting
	// So that iterators that are under way come to their end.
	markEmpty(h, h.buckets, bucketMask(h.B))
	if old := h.oldbuckets; old != nil {
		markEmpty(h, old, oldBucketMask(h))
	}
	h.flags &^= flagSameSizeGrow
	h.oldbuckets = nil
	h.nevacuate = 0
	h.noverflow = 0
	h.count = 0
	h.hash0 = nextSeed()
	if h.extra != nil {
		*h.extra = mapextra[K, V]{}
	}
	buckets := h.buckets
	n := len(buckets)
	all := buckets[:cap(buckets)]
	clear(all)
	if n < len(all) {
		h.extra.nextOverflow = all[n:]
	}
	if h.flags&flagHashWriting == 0 {
		concurrent("concurrent map writes")
	}
	h.flags &^= flagHashWriting
}

func markEmpty[K comparable, V any](h *hmap[K, V], array []bmap[K, V], mask int) {
	for bucket := 0; bucket <= mask; bucket++ {
		for b := bucketAt(h, array, bucket); b != nil; b = b.overflow {
			for i := 0; i < cellsPerBucket; i++ {
				b.tophash[i] = emptyRest
			}
		}
	}
}
