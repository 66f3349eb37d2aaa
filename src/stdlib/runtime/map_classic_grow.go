package runtime

// Growth of the classic map: see map_classic.go.

// hashGrow begins a growth: to twice the size, or to the same size if there are too many overflow buckets for what is in them.
// Its stores are not atomic together: between them others see a new B with the old array.
func hashGrow(h *hmapInt) {
	bigger := uint8(1)
	if !overLoadFactor(h.count+1, h.B) {
		bigger = 0
		h.flags |= flagSameSizeGrow
	}
	old := h.buckets
	buckets, nextOverflow := makeBucketArray(h.B + bigger)
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
			h.extra = &mapextraInt{}
		}
		h.extra.nextOverflow = nextOverflow
	}
}

// growWork moves the old bucket that a write needs, and one more.
func growWork(h *hmapInt, bucket int) {
	evacuate(h, bucket&(h.nOldBuckets()-1))
	if h.oldbuckets != nil {
		evacuate(h, h.nevacuate)
	}
}

// evacuate moves the entries of an old bucket. An old cell is marked as moved before the new one is there.
func evacuate(h *hmapInt, oldbucket int) {
	b := bucketAt(h.oldbuckets, oldbucket)
	newbit := h.nOldBuckets()
	if !isEvacuated(b) {
		moveBucket(h, b, oldbucket, newbit)
	}
	if oldbucket == h.nevacuate {
		advanceEvacuationMark(h, newbit)
	}
}

// An evacuationTarget is where the next entry goes.
type evacuationTarget struct {
	b *bmapInt
	i int
}

func moveBucket(h *hmapInt, b *bmapInt, oldbucket, newbit int) {
	x := evacuationTarget{bucketAt(h.buckets, oldbucket), 0}
	y := evacuationTarget{}
	if !h.isSameSizeGrow() {
		y.b = bucketAt(h.buckets, oldbucket+newbit)
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
			if !h.isSameSizeGrow() && memhash64(key, h.hash0)&uint32(newbit) != 0 {
				b.tophash[i] = evacuatedY
				y = moveCell(h, y, top, key, b, i)
			} else {
				b.tophash[i] = evacuatedX
				x = moveCell(h, x, top, key, b, i)
			}
		}
	}
}

// moveCell copies cell i of b and returns where the next entry goes.
func moveCell(h *hmapInt, to evacuationTarget, top uint8, key int, b *bmapInt, i int) evacuationTarget {
	if to.i == cellsPerBucket {
		to = evacuationTarget{newOverflow(h, to.b), 0}
	}
	to.b.tophash[to.i] = top
	to.b.keys[to.i] = key
	to.b.elems[to.i] = b.elems[i]
	return evacuationTarget{to.b, to.i + 1}
}

// advanceEvacuationMark counts the moved bucket and those behind it that have been moved too; the last one ends the growth.
func advanceEvacuationMark(h *hmapInt, newbit int) {
	h.nevacuate++
	stop := h.nevacuate + 1024
	if stop > newbit {
		stop = newbit
	}
	for h.nevacuate != stop && isEvacuated(bucketAt(h.oldbuckets, h.nevacuate)) {
		h.nevacuate++
	}
	if h.nevacuate == newbit {
		h.oldbuckets = nil
		if h.extra != nil {
			h.extra.oldoverflow = nil
		}
		h.flags &^= flagSameSizeGrow
	}
}
