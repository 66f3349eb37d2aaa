//go:build go1.25 && raceweave_maps

package runtime

// Since Go 1.25 a full table may get rid of deleted slots instead of growing: see map_swiss.go.

const prunesTombstones = true

// pruneTombstones turns deleted slots into empty ones, in the groups that no search has to go past, if that gives back a tenth of the
// table.
func pruneTombstones[K comparable, V any](h *hmap[K, V], t *table[K, V]) {
	capacity := int(t.capacity)
	if 10*int(maxGrowthLeft(capacity)-t.used-t.growthLeft) < capacity {
		return
	}
	groups := t.groups
	isNeeded := neededGroups(h, groups)
	n := 0
	for at := range groups {
		if !isNeeded[at] {
			_, _, free := probe(groups[at].ctrl, 0)
			n += countSlots(free)
		}
	}
	if 10*n < capacity {
		return
	}
	for at := range groups {
		if !isNeeded[at] {
			emptyDeleted(t, &groups[at])
		}
	}
}

// neededGroups are those whose deleted slots keep the search for an entry going, and those that have empty slots anyway.
func neededGroups[K comparable, V any](h *hmap[K, V], groups []group[K, V]) []bool {
	isNeeded := make([]bool, len(groups))
	for at := range groups {
		g := &groups[at]
		for full := fullSlots(g.ctrl); full != 0; full &= full - 1 {
			// Nobody searches for a NaN.
			if key := g.slots[firstSlot(full)].key; key == key {
				markPath(groups, isNeeded, hashOf(key, h.seed), at)
			}
		}
		if _, empty, _ := probe(g.ctrl, 0); empty != 0 {
			isNeeded[at] = true
		}
	}
	return isNeeded
}

// markPath marks the groups with deleted slots on the way of a search that ends at group `end`.
func markPath[K comparable, V any](groups []group[K, V], isNeeded []bool, hash uint32, end int) {
	mask := len(groups) - 1
	at := int(hash>>7) & mask
	for step := 1; at != end; step++ {
		if _, _, free := probe(groups[at].ctrl, 0); free != 0 {
			isNeeded[at] = true
		}
		at = (at + step) & mask
	}
}

func emptyDeleted[K comparable, V any](t *table[K, V], g *group[K, V]) {
	_, _, free := probe(g.ctrl, 0)
	for ; free != 0; free &= free - 1 {
		setControl(&g.ctrl, firstSlot(free), controlEmpty)
		t.growthLeft++
	}
}

func countSlots(slots int) int {
	n := 0
	for ; slots != 0; slots &= slots - 1 {
		n++
	}
	return n
}
