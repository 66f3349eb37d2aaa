//go:build go1.24 && raceweave_maps

package runtime

// Assigning to the map, deleting from it, and clearing it: see map_swiss.go.

// beginWrite checks for another writer and says that there is one now: by turning a bit over, so that a second one takes that back.
func beginWrite[K comparable, V any](h *hmap[K, V], key K) (hash uint32) {
	if h.writing != 0 {
		concurrent("concurrent map writes")
	}
	hash = hashOf(key, h.seed)
	h.writing ^= 1
	return hash
}

// endWrite checks that nobody has taken the bit away, and turns it over again.
func endWrite[K comparable, V any](h *hmap[K, V]) {
	if h.writing == 0 {
		concurrent("concurrent map writes")
	}
	h.writing ^= 1
}

// mapAssign returns the address of the key's element. The caller stores the element there, after the bit has been turned over:
// nothing checks that store, and if the table is replaced before it, the store is lost.
func mapAssign[K comparable, V any](h *hmap[K, V], key K) *V {
	if h == nil {
		panic(plainError("assignment to entry in nil map"))
	}
	markWrite(h, key)
	hash := beginWrite(h, key)
	if h.dirPtr == nil {
		growToSmall(h)
	}
	elem := findOrInsert(h, key, hash)
	endWrite(h)
	return elem
}

func findOrInsert[K comparable, V any](h *hmap[K, V], key K, hash uint32) *V {
	if h.dirLen == 0 {
		if h.used < slotsPerGroup {
			return assignSmall(h, key, hash)
		}
		growToTable(h)
	}
	for {
		if elem := assignInTable(h, tableOf(h, hash, h.dirLen), key, hash); elem != nil {
			return elem
		}
	}
}

func assignSmall[K comparable, V any](h *hmap[K, V], key K, hash uint32) *V {
	g := smallGroup(h)
	match, _, free := probe(g.ctrl, lowBits(hash))
	if i := slotOf(g, match, key); i >= 0 {
		return overwrite(g, i, key)
	}
	if free == 0 {
		fatal("small map with no empty slot (concurrent map writes?)")
	}
	i := firstSlot(free)
	g.slots[i].key = key
	setControl(&g.ctrl, i, lowBits(hash))
	h.used++
	return &g.slots[i].elem
}

// overwrite stores keys that are equal and not the same, as 0 and -0.
func overwrite[K comparable, V any](g *group[K, V], i int, key K) *V {
	if needsKeyUpdate[K]() {
		g.slots[i].key = key
	}
	return &g.slots[i].elem
}

// assignInTable is where the key's element is, or is to be; nil if the table was full and has been replaced.
func assignInTable[K comparable, V any](h *hmap[K, V], t *table[K, V], key K, hash uint32) *V {
	groups := t.groups
	mask := len(groups) - 1
	at := int(hash>>7) & mask
	low := lowBits(hash)
	var grave *group[K, V] // the first one with a deleted slot
	graveSlot := 0
	for step := 1; ; step++ {
		g := &groups[at]
		match, _, free := probe(g.ctrl, low)
		if i := slotOf(g, match, key); i >= 0 {
			return overwrite(g, i, key)
		}
		at = (at + step) & mask
		if free == 0 {
			continue
		}
		i := firstSlot(free)
		if controlAt(g.ctrl, i) == controlDeleted {
			if grave == nil {
				grave, graveSlot = g, i
			}
			continue
		}
		if grave != nil {
			g, i = grave, graveSlot
			t.growthLeft++ // A deleted slot was never given back.
		}
		return insert(h, t, g, i, key, hash)
	}
}

func insert[K comparable, V any](h *hmap[K, V], t *table[K, V], g *group[K, V], i int, key K, hash uint32) *V {
	left := t.growthLeft
	if prunesTombstones && keyClass[K, V]() != keyAny && left == 0 {
		pruneTombstones(h, t)
		left = t.growthLeft
	}
	if left == 0 {
		rehash(h, t)
		return nil
	}
	g.slots[i].key = key
	setControl(&g.ctrl, i, lowBits(hash))
	t.growthLeft--
	t.used++
	h.used++
	return &g.slots[i].elem
}

func mapDelete[K comparable, V any](h *hmap[K, V], key K) {
	if h != nil {
		markWrite(h, key)
	}
	if h == nil || h.used == 0 {
		if hashMightPanic[K]() {
			panicUnhashable(key)
		}
		return
	}
	hash := beginWrite(h, key)
	if n := h.dirLen; n == 0 {
		deleteSmall(h, key, hash)
	} else if deleteInTable(h, tableOf(h, hash, n), key, hash) && prunesTombstones {
		h.tombstonePossible = true
	}
	if h.used == 0 {
		h.seed = nextSeed()
	}
	endWrite(h)
}

func deleteSmall[K comparable, V any](h *hmap[K, V], key K, hash uint32) {
	g, i := findInGroup(smallGroup(h), key, hash)
	if i < 0 {
		return
	}
	h.used--
	clearSlot(g, i)
	setControl(&g.ctrl, i, controlEmpty)
}

// deleteInTable reports whether a deleted slot stays behind: searches for other keys may have gone past a group without empty slots.
func deleteInTable[K comparable, V any](h *hmap[K, V], t *table[K, V], key K, hash uint32) bool {
	g, i := findInTable(t, key, hash)
	if i < 0 {
		return false
	}
	t.used--
	h.used--
	clearSlot(g, i)
	if _, empty, _ := probe(g.ctrl, 0); empty == 0 {
		setControl(&g.ctrl, i, controlDeleted)
		return true
	}
	setControl(&g.ctrl, i, controlEmpty)
	t.growthLeft++
	return false
}

// clearSlot lets go of what an entry held. Keys without pointers stay.
func clearSlot[K comparable, V any](g *group[K, V], i int) {
	if hasPointers[K, struct{}]() {
		var zero K
		g.slots[i].key = zero
	}
	var zero V
	g.slots[i].elem = zero
}

func mapClear[K comparable, V any](h *hmap[K, V]) {
	if h == nil {
		return
	}
	markWriteAll(h)
	if h.used == 0 && !h.tombstonePossible {
		return
	}
	if h.writing != 0 {
		concurrent("concurrent map writes")
	}
	h.writing ^= 1
	if n := h.dirLen; n == 0 {
		clearGroup(smallGroup(h))
		h.used = 0
	} else {
		clearTables(h, n)
		h.used = 0
		h.tombstonePossible = false
	}
	h.clearSeq++
	h.seed = nextSeed()
	endWrite(h)
}

func clearTables[K comparable, V any](h *hmap[K, V], n int) {
	var last *table[K, V]
	for i := 0; i < n; i++ {
		t := tableAt(h, i)
		if t != last {
			clearTable(t)
		}
		last = t
	}
}

// clearTable keeps the table's size.
func clearTable[K comparable, V any](t *table[K, V]) {
	most := maxGrowthLeft(int(t.capacity))
	used := int(t.used)
	if used == 0 && t.growthLeft == most {
		return
	}
	groups := t.groups
	isSparse := used*4 < len(groups)
	for i := range groups {
		g := &groups[i]
		if isSparse && fullSlots(g.ctrl) == 0 {
			g.ctrl = allEmpty
		} else {
			clearGroup(g)
		}
	}
	t.used = 0
	t.growthLeft = most
}

// clearGroup zeroes the group's memory, from the front, before its slots are empty.
func clearGroup[K comparable, V any](g *group[K, V]) {
	g.ctrl = ""
	var zero slot[K, V]
	for i := 0; i < slotsPerGroup; i++ {
		g.slots[i] = zero
	}
	g.ctrl = allEmpty
}
