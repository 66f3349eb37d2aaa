//go:build go1.20 && !go1.24 && raceweave_runtime_maps

package sync

// Comparing operations of a Map: see map_classic.go.

func (m *detailedMap) compareAndSwap(key, old, value any) (swapped bool) {
	read := m.current()
	if e, ok := read.m[key]; ok {
		return e.tryCompareAndSwap(old, value)
	}
	if !read.amended {
		return false
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	read = m.current()
	if e, ok := read.m[key]; ok {
		return e.tryCompareAndSwap(old, value)
	}
	if e, ok := m.dirty[key]; ok {
		swapped = e.tryCompareAndSwap(old, value)
		m.miss()
	}
	return swapped
}

func (m *detailedMap) compareAndDelete(key, old any) (deleted bool) {
	e := m.entryOf(key, false)
	return e != nil && e.compareAndPut(old, nil)
}

func (e *detailedEntry) tryCompareAndSwap(old, value any) bool {
	return e.compareAndPut(old, box(value))
}

// compareAndPut puts a box, or nothing, in the place of one with a value equal to old.
func (e *detailedEntry) compareAndPut(old, p any) bool {
	for {
		there := e.p.load()
		if !hasValue(there) || unbox(there) != old {
			return false
		}
		if e.p.compareAndSwap(there, p) {
			return true
		}
	}
}
