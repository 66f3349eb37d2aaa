//go:build go1.24 && raceweave_maps

package runtime

// Growth of the map: see map_swiss.go. Entries are copied to tables that nobody else knows yet; what others see are the stores that
// put these tables in the place of the old one. Who still works on the old one reads stale entries, and what it writes there is lost.

// growToSmall gives an empty map its group. For a moment the group's memory is zero, which is not what an empty group looks like.
func growToSmall[K comparable, V any](h *hmap[K, V]) {
	g := &group[K, V]{}
	h.dirPtr = g
	g.ctrl = allEmpty
}

// growToTable turns a small map into one with a directory. Its stores are not atomic together: between the first two others take the
// directory for a group.
func growToTable[K comparable, V any](h *hmap[K, V]) {
	noteGrow(h, growthOfSmall, 2*slotsPerGroup)
	t := newTable[K, V](2*slotsPerGroup, 0, 0)
	g := smallGroup(h)
	for i := 0; i < slotsPerGroup; i++ {
		if isFull(controlAt(g.ctrl, i)) {
			moveSlot(h, t, nil, g, i)
		}
	}
	noteEvacuate(h, 0, int(t.used))
	directory := []*table[K, V]{t}
	h.dirPtr = directory
	h.dirLen = 1
	h.globalDepth = 0
	h.globalShift = hashBits
	noteGrown(h)
}

func isFull(c uint8) bool { return c&controlEmpty == 0 }

// rehash replaces a full table by one of twice the capacity, or by two.
func rehash[K comparable, V any](h *hmap[K, V], t *table[K, V]) {
	if capacity := 2 * int(t.capacity); capacity <= maxTableCapacity {
		grow(h, t, capacity)
	} else {
		split(h, t)
	}
}

func grow[K comparable, V any](h *hmap[K, V], t *table[K, V], capacity int) {
	noteGrow(h, growthByLoad, capacity)
	bigger := newTable[K, V](capacity, t.index, t.localDepth)
	copyEntries(h, t, bigger, nil)
	noteEvacuate(h, bigger.index, int(bigger.used))
	replaceTable(h, bigger)
	t.index = -1
	noteGrown(h)
}

// split shares a table's entries out by one more bit of their hashes.
func split[K comparable, V any](h *hmap[K, V], t *table[K, V]) {
	noteGrow(h, growthBySplit, 2*maxTableCapacity)
	depth := t.localDepth + 1
	left := newTable[K, V](maxTableCapacity, -1, depth)
	right := newTable[K, V](maxTableCapacity, -1, depth)
	copyEntries(h, t, left, right)
	if t.localDepth == h.globalDepth {
		doubleDirectory(h)
	}
	left.index = t.index
	noteEvacuate(h, left.index, int(left.used+right.used))
	replaceTable(h, left)
	right.index = left.index + 1<<(h.globalDepth-depth)
	replaceTable(h, right)
	t.index = -1
	noteGrown(h)
}

// doubleDirectory has every table in two entries for each one before. Its last four stores are not atomic together: between them others
// look into the old directory with an index for the new one.
func doubleDirectory[K comparable, V any](h *hmap[K, V]) {
	n := h.dirLen
	bigger := make([]*table[K, V], 2*n)
	for i := 0; i < n; i++ {
		t := tableAt(h, i)
		bigger[2*i] = t
		bigger[2*i+1] = t
		if t.index == i {
			t.index = 2 * i
		}
	}
	h.globalDepth++
	h.globalShift--
	h.dirPtr = bigger
	h.dirLen = 2 * n
}

// replaceTable puts a table into its entries of the directory.
func replaceTable[K comparable, V any](h *hmap[K, V], t *table[K, V]) {
	n := 1 << (h.globalDepth - t.localDepth)
	for i := 0; i < n; i++ {
		setTable(h, t.index+i, t)
	}
}

// setTable stores an entry of the directory; if the index is not one of it, which other writers can bring about, somewhere else.
func setTable[K comparable, V any](h *hmap[K, V], i int, t *table[K, V]) {
	directory, isDirectory := h.dirPtr.([]*table[K, V])
	if isDirectory && i >= 0 && i < len(directory) {
		directory[i] = t
	} else {
		noteWild(h, i)
		*wild[*table[K, V]]() = t
	}
}

// copyEntries copies those whose hash has the bit of the new depth to right, if there is such a table, and all others to left.
func copyEntries[K comparable, V any](h *hmap[K, V], from, left, right *table[K, V]) {
	groups := from.groups
	for j := range groups {
		g := &groups[j]
		for i := 0; i < slotsPerGroup; i++ {
			if isFull(controlAt(g.ctrl, i)) {
				moveSlot(h, left, right, g, i)
			}
		}
	}
}

func moveSlot[K comparable, V any](h *hmap[K, V], left, right *table[K, V], from *group[K, V], i int) {
	key := from.slots[i].key
	hash := hashOf(key, h.seed)
	to := left
	if right != nil && hash>>(hashBits-right.localDepth)&1 != 0 {
		to = right
	}
	if to.growthLeft == 0 {
		panic("invariant failed: growthLeft is unexpectedly 0")
	}
	g, j := freeSlot(to, hash)
	g.slots[j].key = key
	g.slots[j].elem = from.slots[i].elem
	to.growthLeft--
	to.used++
	setControl(&g.ctrl, j, lowBits(hash))
}

// freeSlot is where a search for an absent key ends in a table without deleted slots.
func freeSlot[K comparable, V any](t *table[K, V], hash uint32) (*group[K, V], int) {
	groups := t.groups
	mask := len(groups) - 1
	at := int(hash>>7) & mask
	for step := 1; ; step++ {
		g := &groups[at]
		if _, _, free := probe(g.ctrl, 0); free != 0 {
			return g, firstSlot(free)
		}
		at = (at + step) & mask
	}
}
