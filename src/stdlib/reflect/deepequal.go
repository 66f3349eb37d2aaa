package reflect

// A pair of references that is being compared already.
type pair struct {
	a, b uintptr
	typ  rtype
}

// DeepEqual compares what pointers, slices, maps and interfaces reach; a comparison within itself counts as equal.
func DeepEqual(x, y any) bool { return deepEqual(x, y, nil) }

func deepEqual(x, y any, pairs map[pair]bool) bool {
	if x == nil || y == nil {
		return x == nil && y == nil
	}
	t := typeOf(x)
	if t != typeOf(y) {
		return false
	}
	switch typeKind(t) {
	case Array, Struct:
		for i := 0; i < typeLen(t); i++ {
			if !deepEqual(partOf(x, i), partOf(y, i), pairs) {
				return false
			}
		}
		return true
	case Func:
		return addressOf(x) == 0 && addressOf(y) == 0
	case Pointer, Slice, Map:
		return equalReferences(t, x, y, pairs)
	}
	return x == y
}

func equalReferences(t rtype, x, y any, pairs map[pair]bool) bool {
	a, b := addressOf(x), addressOf(y)
	isSlice := typeKind(t) == Slice
	if (a == 0) != (b == 0) || isSlice && lengthOf(x) != lengthOf(y) {
		return false
	}
	if a == b {
		return true
	}
	if pairs == nil {
		pairs = map[pair]bool{}
	}
	if isSlice {
		return equalElements(t, x, y, pairs)
	}
	if pairs[pair{a, b, t}] {
		return true
	}
	pairs[pair{a, b, t}] = true
	if typeKind(t) == Map {
		return equalEntries(x, y, pairs)
	}
	elem := typeElem(t)
	return deepEqual(load(a, elem), load(b, elem), pairs)
}

func equalElements(t rtype, x, y any, pairs map[pair]bool) bool {
	n := lengthOf(x)
	if n == 0 {
		return true
	}
	p := pair{addressOf(x), addressOf(y), t}
	if pairs[p] {
		return true
	}
	pairs[p] = true
	elem := typeElem(t)
	for i := 0; i < n; i++ {
		if !deepEqual(load(elementAddress(x, i), elem), load(elementAddress(y, i), elem), pairs) {
			return false
		}
	}
	return true
}

// equalEntries compares entry by entry: equal maps have their keys in the same order.
func equalEntries(x, y any, pairs map[pair]bool) bool {
	a, b := readEntries(x), readEntries(y)
	n := entryCount(a)
	if n != entryCount(b) {
		return false
	}
	for i := 0; i < n; i++ {
		if entryKey(x, a, i) != entryKey(y, b, i) || !deepEqual(entryElement(x, a, i), entryElement(y, b, i), pairs) {
			return false
		}
	}
	return true
}
