//go:build go1.24 && raceweave_maps

package runtime

// Iteration over the map: see map_swiss.go. An iterator walks the tables as they were when it came to them. Once a table has been
// replaced its slots only tell which keys there were, and every key is looked up again in the map.

type hiter[K comparable, V any] struct {
	key         *K // nil: at the end
	elem        *V
	h           *hmap[K, V]
	t           *table[K, V]
	g           *group[K, V] // where the next slot is, unless it is the first of its group
	entryOffset int          // slot of every table to begin with
	dirOffset   int          // entry of the directory to begin with
	dirIdx      int          // entries of the directory so far; -1: the map was small in the beginning
	entryIdx    int          // slots of the table so far
	globalDepth uint8        // to which dirIdx and dirOffset belong
	clearSeq    int
}

func mapIterStart[K comparable, V any](h *hmap[K, V], it *hiter[K, V]) {
	*it = hiter[K, V]{}
	if h == nil {
		return
	}
	markReadAll(h)
	if h.used == 0 {
		noteYieldEnd(h)
		return
	}
	begin(h, it)
	if advance(it) {
		noteYield(h, it.key)
	} else {
		noteYieldEnd(h)
	}
}

func mapIterNext[K comparable, V any](it *hiter[K, V]) {
	h := it.h
	if h == nil {
		return
	}
	markReadAll(h)
	if advance(it) {
		noteYield(h, it.key)
	} else {
		noteYieldEnd(h)
	}
}

// begin remembers where the iteration starts. It does not check for a writer.
func begin[K comparable, V any](h *hmap[K, V], it *hiter[K, V]) {
	it.h = h
	n := h.dirLen
	if n == 0 {
		it.dirIdx = -1
		it.g = smallGroup(h)
		it.entryOffset = startAt(h, slotsPerGroup)
	} else {
		slots := maxTableCapacity
		if exploresOrder() {
			slots = 2 * slotsPerGroup // All starts in the smallest table.
		}
		it.entryOffset = startAt(h, slots)
		it.dirOffset = startAt(h, n)
	}
	it.globalDepth = h.globalDepth
	it.clearSeq = h.clearSeq
}

// advance goes on to the next entry, if there is one. Its check is the only one, however many slots it looks at.
func advance[K comparable, V any](it *hiter[K, V]) bool {
	if it.h.writing != 0 {
		concurrent("concurrent map iteration and map write")
	}
	if it.dirIdx < 0 && nextInGroup(it) || it.dirIdx >= 0 && nextInTables(it) {
		return true
	}
	it.key = nil
	it.elem = nil
	return false
}

// nextInGroup goes on in the group that was the whole map in the beginning.
func nextInGroup[K comparable, V any](it *hiter[K, V]) bool {
	h, g := it.h, it.g
	for it.entryIdx < slotsPerGroup {
		i := (it.entryIdx + it.entryOffset) % slotsPerGroup
		it.entryIdx++
		if isFull(controlAt(g.ctrl, i)) && yield(it, g, i, h.dirLen > 0) {
			return true
		}
	}
	return false
}

// nextInTables goes on in the present table, and then in the tables behind it in the directory.
func nextInTables[K comparable, V any](it *hiter[K, V]) bool {
	h := it.h
	if depth := h.globalDepth; depth != it.globalDepth {
		it.dirIdx <<= depth - it.globalDepth
		it.dirOffset <<= depth - it.globalDepth
		it.globalDepth = depth
	}
	for {
		n := h.dirLen
		if it.dirIdx >= n {
			return false
		}
		if it.t == nil {
			beginTable(it, n)
		}
		if nextInTable(it) {
			return true
		}
		it.dirIdx += 1 << (h.globalDepth - it.t.localDepth)
		it.t = nil
		it.g = nil
		it.entryIdx = 0
	}
}

// beginTable goes to the next table of a directory of n entries. One that an iterator would begin with in the middle of its
// entries is begun with at the first of them, so that it is not met again.
func beginTable[K comparable, V any](it *hiter[K, V], n int) {
	at := (it.dirIdx + it.dirOffset) & (n - 1)
	t := tableAt(it.h, at)
	it.dirOffset -= at - t.index
	it.t = t
}

// nextInTable looks at one slot, where the step before has stopped, and then at whole groups. The entries of a group are those of
// one look at it; for the next step they are old.
func nextInTable[K comparable, V any](it *hiter[K, V]) bool {
	t := it.t
	mask := int(t.capacity) - 1
	if it.entryIdx > mask {
		return false
	}
	g, i := slotAt(it, t, mask)
	if isFull(controlAt(g.ctrl, i)) && yield(it, g, i, t.index == -1) {
		it.entryIdx++
		return true
	}
	it.entryIdx++
	for it.entryIdx <= mask {
		g, i = slotAt(it, t, mask)
		full := fullSlots(g.ctrl) >> i << i
		if nextOf(it, t, g, i, full, mask) {
			return true
		}
	}
	return false
}

// nextOf goes through entries of one group, from slot i on.
func nextOf[K comparable, V any](it *hiter[K, V], t *table[K, V], g *group[K, V], i, full, mask int) bool {
	it.entryIdx += nextSlot(full) - i
	for full != 0 && it.entryIdx <= mask {
		i = firstSlot(full)
		full &= full - 1
		it.entryIdx += nextSlot(full) - i
		if yield(it, g, i, t.index == -1) {
			return true
		}
	}
	return false
}

// nextSlot is the first of some slots, or the first of the next group if there are none.
func nextSlot(slots int) int {
	if slots == 0 {
		return slotsPerGroup
	}
	return firstSlot(slots)
}

// slotAt is where the iterator stands.
func slotAt[K comparable, V any](it *hiter[K, V], t *table[K, V], mask int) (*group[K, V], int) {
	at := (it.entryIdx + it.entryOffset) & mask
	i := at % slotsPerGroup
	if i == 0 || it.g == nil {
		it.g = &t.groups[at/slotsPerGroup]
	}
	return it.g, i
}

// yield points the iterator at an entry. One that may have moved is looked up; it is gone if it has been deleted. A NaN cannot be
// looked up, nor deleted but by clear.
func yield[K comparable, V any](it *hiter[K, V], g *group[K, V], i int, hasMoved bool) bool {
	it.key = &g.slots[i].key
	it.elem = &g.slots[i].elem
	if !hasMoved {
		return true
	}
	h := it.h
	key := *it.key
	if h.used != 0 {
		if h.writing != 0 {
			concurrent("concurrent map read and map write")
		}
		if g, i := find(h, key, hashOf(key, h.seed)); i >= 0 {
			it.key = &g.slots[i].key
			it.elem = &g.slots[i].elem
			return true
		}
	}
	return it.clearSeq == h.clearSeq && key != key
}
