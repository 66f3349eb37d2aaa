//go:build !go1.24 && raceweave_maps

package runtime

// Growth of the classic map: see map_classic.go.

// hashGrow begins a growth: to twice the size, or to the same size if there are too many overflow buckets for what is in them.
// Its stores are not atomic together: between them others see a new B with the old array.
func hashGrow[K comparable, V any](h *hmap[K, V]) {
	bigger := uint8(1)
	reason := growthByLoad
	if !overLoadFactor(h.count+1, h.B) {
		bigger = 0
		reason = growthByOverflow
		h.flags |= flagSameSizeGrow
	}
	old := h.buckets
	grown := h.B + bigger
	noteGrow(h, reason, 1<<grown)
	buckets, nextOverflow := makeBucketArray[K, V](grown)
	seen := h.flags
	flags := seen &^ (flagIterator | flagOldIterator)
	if seen&flagIterator != 0 {
		flags |= flagOldIterator
	}
	h.B += bigger
	h.flags = flags
	h.oldbuckets = old
	h.buckets = buckets
	h.nevacuate = 0
	h.noverflow = 0
	if h.extra != nil && h.extra.overflow != nil {
		if h.extra.oldoverflow != nil {
			fatal("oldoverflow is not nil")
		}
		h.extra.oldoverflow = h.extra.overflow
		h.extra.overflow = nil
	}
	if nextOverflow != nil {
		if h.extra == nil {
			h.extra = &mapextra[K, V]{}
		}
		h.extra.nextOverflow = nextOverflow
	}
}

// oldBucketMask is that of the array before the growth in progress.
func oldBucketMask[K comparable, V any](h *hmap[K, V]) int {
	b := h.B
	if h.flags&flagSameSizeGrow == 0 {
		b--
	}
	return bucketMask(b)
}

// growWork moves the old bucket that a write needs, and one more.
func growWork[K comparable, V any](h *hmap[K, V], bucket int) {
	evacuate(h, bucket&oldBucketMask(h))
	if h.oldbuckets != nil {
		evacuate(h, h.nevacuate)
	}
}

// evacuate moves the entries of an old bucket. An old cell is marked as moved before the new one is there.
func evacuate[K comparable, V any](h *hmap[K, V], oldbucket int) {
	b := bucketAt(h, h.oldbuckets, oldbucket)
	newbit := oldBucketMask(h) + 1
	if !isEvacuated(b) {
		moved := moveBucket(h, b, oldbucket, newbit)
		// What nobody can come to any more is forgotten; the tophashes still say where the entries went.
		if hasPointers[K, V]() && h.flags&flagOldIterator == 0 {
			head := bucketAt(h, h.oldbuckets, oldbucket)
			clear(head.keys[:])
			clear(head.elems[:])
			head.overflow = nil
		}
		noteEvacuate(h, oldbucket, moved)
	}
	if oldbucket == h.nevacuate {
		advanceEvacuationMark(h, newbit)
	}
}

// An evacuationTarget is where the next entry goes.
type evacuationTarget[K comparable, V any] struct {
	b *bmap[K, V]
	i int
}

// moveBucket moves a chain, and returns the number of entries.
func moveBucket[K comparable, V any](h *hmap[K, V], b *bmap[K, V], oldbucket, newbit int) int {
	moved := 0
	x := evacuationTarget[K, V]{bucketAt(h, h.buckets, oldbucket), 0}
	y := evacuationTarget[K, V]{}
	isSameSize := h.flags&flagSameSizeGrow != 0
	if !isSameSize {
		y.b = bucketAt(h, h.buckets, oldbucket+newbit)
	}
	for ; b != nil; b = b.overflow {
		for i := 0; i < cellsPerBucket; i++ {
			top := b.tophash[i]
			if top <= emptyOne {
				b.tophash[i] = evacuatedEmpty
				continue
			}
			if top < minTopHash {
				fatal("bad map state") // Somebody else moves this bucket too.
			}
			key := b.keys[i]
			goesToY := false
			if !isSameSize {
				goesToY, top = destination(h, key, top, newbit)
			}
			if goesToY {
				b.tophash[i] = evacuatedY
				y = moveCell(h, y, top, key, b, i)
			} else {
				b.tophash[i] = evacuatedX
				x = moveCell(h, x, top, key, b, i)
			}
			moved++
		}
	}
	return moved
}

// destination says to which half an entry goes, and its tophash there. A key that is not equal to itself has no hash to go by: while there
// are iterators, its old tophash decides, so that they can decide alike.
func destination[K comparable, V any](h *hmap[K, V], key K, top uint8, newbit int) (goesToY bool, newTop uint8) {
	hash := hashOf(key, h.hash0)
	if !isReflexive[K]() {
		if h.flags&flagIterator != 0 && key != key {
			return top&1 != 0, topHash(hash)
		}
	}
	return int(hash)&newbit != 0, top
}

// moveCell copies cell i of b and returns where the next entry goes.
func moveCell[K comparable, V any](h *hmap[K, V], to evacuationTarget[K, V], top uint8, key K, b *bmap[K, V], i int) evacuationTarget[K, V] {
	if to.i == cellsPerBucket {
		to = evacuationTarget[K, V]{newOverflow(h, to.b), 0}
	}
	to.b.tophash[to.i] = top
	to.b.keys[to.i] = key
	to.b.elems[to.i] = b.elems[i]
	return evacuationTarget[K, V]{to.b, to.i + 1}
}

// advanceEvacuationMark counts the moved bucket and those behind it that have been moved too; the last one ends the growth.
func advanceEvacuationMark[K comparable, V any](h *hmap[K, V], newbit int) {
	h.nevacuate++
	stop := h.nevacuate + 1024
	if stop > newbit {
		stop = newbit
	}
	for h.nevacuate != stop && isEvacuated(bucketAt(h, h.oldbuckets, h.nevacuate)) {
		h.nevacuate++
	}
	if h.nevacuate == newbit {
		h.oldbuckets = nil
		if h.extra != nil {
			h.extra.oldoverflow = nil
		}
		h.flags &^= flagSameSizeGrow
		noteGrown(h)
	}
}
