//go:build go1.24 && raceweave_maps

package runtime

// The map of Go from 1.24 on, at the detail of its loads and stores: groups of eight slots with a control word, one group alone
// while the map is small, then tables of up to 128 groups behind a directory. Keys hash to a table by their top bits, to a group of it
// by the bits from the eighth on, and a slot's control byte holds the lowest seven. A table that is full is copied whole, to one of twice
// the size or to two, before anybody else can see the copy.
//
// Plain loads and stores of what goroutines share are scheduling points, so a program can be stopped between any two of them. Their
// order is that of gc's code for amd64 in Go 1.26: a control word is one load of eight slots, a control byte one store that leaves
// the others alone. Deviations: hashes have 32 bits, and keys and elements above 128 bytes stand in their slots.

const (
	slotsPerGroup    = 8
	maxTableCapacity = 1024

	// A slot's control byte. Of a full slot it is the hash's lowest seven bits.
	controlEmpty   = 0x80
	controlDeleted = 0xfe

	// The control word of a group without entries.
	allEmpty = "80 80 80 80 80 80 80 80"

	hashBits = 32

	// A map asked to be larger than this starts small, as in Go if there is not so much memory.
	maxHintedCapacity = 1 << 22
)

type slot[K comparable, V any] struct {
	key  K
	elem V
}

// A group's control word stands behind its slots: then even an element without words has an address inside its group.
type group[K comparable, V any] struct {
	slots [slotsPerGroup]slot[K, V]
	ctrl  string // eight control bytes as text that people read; "" is eight zeros, which fresh memory is
}

type table[K comparable, V any] struct {
	used       uint16
	capacity   uint16 // slots
	growthLeft uint16 // empty slots that may be filled before the table grows
	localDepth uint8  // top bits that the hashes of all its keys share
	index      int    // first entry of the directory that is this table; -1 once it has been replaced
	groups     []group[K, V]
}

type hmap[K comparable, V any] struct {
	used              int
	seed              uint32
	dirPtr            any // nil, the *group of a small map, or the directory, a []*table
	dirLen            int // entries of the directory; 0 for a small map
	globalDepth       uint8
	globalShift       uint8
	writing           uint8
	tombstonePossible bool
	clearSeq          int
}

// Slots of a control word as bits, lowest first: those whose byte is h2, the empty ones, and those without an entry.
func probe(ctrl string, h2 uint8) (match, empty, free int)

// fullSlots are those with an entry.
func fullSlots(ctrl string) int

// firstSlot is the lowest of at least one.
func firstSlot(slots int) int

// controlAt is one control byte.
func controlAt(ctrl string, i int) uint8

// setControl stores one control byte.
//
//raceweave:operation
func setControl(ctrl *string, i int, c uint8)

// panicUnhashable panics if there is something in a key that cannot be hashed.
func panicUnhashable[K comparable](key K)

func lowBits(hash uint32) uint8 { return uint8(hash & 0x7f) }

func newTable[K comparable, V any](capacity, index int, localDepth uint8) *table[K, V] {
	t := &table[K, V]{localDepth: localDepth, index: index}
	makeGroups(t, capacity)
	return t
}

// makeGroups gives a table its empty groups: so many slots, or more.
func makeGroups[K comparable, V any](t *table[K, V], capacity int) {
	n := slotsPerGroup
	for n < capacity {
		n *= 2
	}
	groups := make([]group[K, V], n/slotsPerGroup)
	for i := range groups {
		groups[i].ctrl = allEmpty
	}
	t.capacity = uint16(n)
	t.growthLeft = maxGrowthLeft(n)
	t.groups = groups
}

// maxGrowthLeft leaves an eighth of a table empty, and at least one slot, where searches end.
func maxGrowthLeft(capacity int) uint16 { return uint16(capacity * 7 / 8) }

func mapMake[K comparable, V any](hint int) *hmap[K, V] {
	h := &hmap[K, V]{}
	h.seed = mapSeed(h)
	if hint <= slotsPerGroup {
		return h
	}
	capacity := hint * 8 / 7
	if capacity < hint || capacity > maxHintedCapacity {
		return h
	}
	n := 1
	for n*maxTableCapacity < capacity {
		n *= 2
		h.globalDepth++
	}
	h.globalShift = hashBits - h.globalDepth
	directory := make([]*table[K, V], n)
	for i := range directory {
		directory[i] = newTable[K, V](capacity/n, i, h.globalDepth)
	}
	h.dirPtr = directory
	h.dirLen = n
	return h
}

func mapLen[K comparable, V any](h *hmap[K, V]) int {
	if h == nil {
		return 0
	}
	markReadAll(h)
	return h.used
}

// smallGroup is the group of a small map. Whoever has seen no directory just before there is one takes that for a group.
func smallGroup[K comparable, V any](h *hmap[K, V]) *group[K, V] {
	g, isGroup := h.dirPtr.(*group[K, V])
	if !isGroup {
		noteWild(h, 0)
		g = wild[group[K, V]]()
		g.ctrl = allEmpty
	}
	return g
}

// tableOf is the table for a hash in a directory of n entries.
func tableOf[K comparable, V any](h *hmap[K, V], hash uint32, n int) *table[K, V] {
	i := 0
	if n != 1 {
		i = int(hash >> (h.globalShift & (hashBits - 1)))
	}
	return tableAt(h, i)
}

// tableAt is an entry of the directory. An index computed for another directory may lie past its end: Go reads whatever is there.
func tableAt[K comparable, V any](h *hmap[K, V], i int) *table[K, V] {
	directory, isDirectory := h.dirPtr.([]*table[K, V])
	if isDirectory && i >= 0 && i < len(directory) {
		return directory[i]
	}
	noteWild(h, i)
	t := wild[table[K, V]]()
	makeGroups(t, slotsPerGroup)
	return t
}

// The caller's load of the element is a step of its own.

func mapGet[K comparable, V any](h *hmap[K, V], key K) (value V) {
	if h != nil {
		markRead(h, key)
	}
	if g, i := access(h, key); i >= 0 {
		return g.slots[i].elem
	}
	return value
}

func mapGetOk[K comparable, V any](h *hmap[K, V], key K) (value V, ok bool) {
	if h != nil {
		markRead(h, key)
	}
	if g, i := access(h, key); i >= 0 {
		return g.slots[i].elem, true
	}
	return value, false
}

// access is a key's group and slot; no slot, -1, if it is absent.
func access[K comparable, V any](h *hmap[K, V], key K) (*group[K, V], int) {
	if h == nil || h.used == 0 {
		if hashMightPanic[K]() {
			panicUnhashable(key)
		}
		return nil, -1
	}
	if h.writing != 0 {
		concurrent("concurrent map read and map write")
	}
	return findForAccess(h, key)
}

// findForAccess has its own way where gc has, for integers, pointers and strings: in a small map the keys of all entries are
// compared without a hash. (Of long strings gc compares the ends first, without a hash too.)
func findForAccess[K comparable, V any](h *hmap[K, V], key K) (*group[K, V], int) {
	class := keyClass[K, V]()
	if class == keyAny {
		return find(h, key, hashOf(key, h.seed))
	}
	if h.dirLen != 0 {
		hash := hashOf(key, h.seed)
		return findInTable(tableOf(h, hash, h.dirLen), key, hash)
	}
	g := smallGroup(h)
	if class == keyString {
		return findInGroup(g, key, hashOf(key, h.seed))
	}
	return g, slotOf(g, fullSlots(g.ctrl), key)
}

// find goes by the hash.
func find[K comparable, V any](h *hmap[K, V], key K, hash uint32) (*group[K, V], int) {
	n := h.dirLen
	if n == 0 {
		return findInGroup(smallGroup(h), key, hash)
	}
	return findInTable(tableOf(h, hash, n), key, hash)
}

func findInGroup[K comparable, V any](g *group[K, V], key K, hash uint32) (*group[K, V], int) {
	match, _, _ := probe(g.ctrl, lowBits(hash))
	return g, slotOf(g, match, key)
}

// findInTable looks at one group after the other, in steps of 1, 2, 3, …, up to the first that has an empty slot.
func findInTable[K comparable, V any](t *table[K, V], key K, hash uint32) (*group[K, V], int) {
	groups := t.groups
	mask := len(groups) - 1
	at := int(hash>>7) & mask
	low := lowBits(hash)
	for step := 1; ; step++ {
		g := &groups[at]
		match, empty, _ := probe(g.ctrl, low)
		if i := slotOf(g, match, key); i >= 0 {
			return g, i
		}
		if empty != 0 {
			return g, -1
		}
		at = (at + step) & mask
	}
}

// slotOf is the slot of a key among some slots; -1.
func slotOf[K comparable, V any](g *group[K, V], slots int, key K) int {
	for ; slots != 0; slots &= slots - 1 {
		i := firstSlot(slots)
		if g.slots[i].key == key {
			return i
		}
	}
	return -1
}
