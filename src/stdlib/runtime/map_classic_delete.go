package runtime

// Deleting from the classic map, and clearing it: see map_classic.go.

func mapDeleteInt(h *hmapInt, key int) {
	if h == nil {
		return
	}
	markWrite(h, key)
	if h.count == 0 {
		return
	}
	hash := beginWrite(h, key)
	first := homeBucket(h, hash)
	for b := first; b != nil; b = b.overflow {
		if i := cellOf(b, key); i >= 0 {
			deleteCell(h, first, b, i)
			break
		}
	}
	endWrite(h)
}

// cellOf is the index of a key's cell in one bucket; -1.
func cellOf(b *bmapInt, key int) int {
	for i := 0; i < cellsPerBucket; i++ {
		if b.keys[i] == key && b.tophash[i] > emptyOne {
			return i
		}
	}
	return -1
}

func deleteCell(h *hmapInt, first, b *bmapInt, i int) {
	b.elems[i] = 0
	b.tophash[i] = emptyOne
	if isLastCell(b, i) {
		shortenChain(first, b, i)
	}
	h.count--
	if h.count == 0 {
		h.hash0 = nextSeed(h.hash0)
	}
}

// isLastCell reports whether nothing stands behind a cell.
func isLastCell(b *bmapInt, i int) bool {
	if i < cellsPerBucket-1 {
		return b.tophash[i+1] == emptyRest
	}
	return b.overflow == nil || b.overflow.tophash[0] == emptyRest
}

// shortenChain turns the empty cells from cell i of b backwards into the empty rest of the chain.
func shortenChain(first, b *bmapInt, i int) {
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

func mapClearInt(h *hmapInt) {
	if h == nil || h.count == 0 {
		return
	}
	if h.flags&flagHashWriting != 0 {
		fatal("concurrent map writes")
	}
	h.flags ^= flagHashWriting
	h.flags &^= flagSameSizeGrow
	h.oldbuckets = nil
	h.nevacuate = 0
	h.noverflow = 0
	h.count = 0
	h.hash0 = nextSeed(h.hash0)
	if h.extra != nil {
		*h.extra = mapextraInt{}
	}
	clearBuckets(h.buckets)
	endWrite(h)
}

func clearBuckets(buckets []bmapInt) {
	for i := range buckets {
		buckets[i] = bmapInt{}
	}
}
