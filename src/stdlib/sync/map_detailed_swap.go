//go:build go1.20 && raceweave_runtime_maps

package sync

func (m *Map) Swap(key, value any) (previous any, loaded bool) { return m.inside.swap(key, value) }

// CompareAndSwap panics if what is there and old are of one type that cannot be compared.
func (m *Map) CompareAndSwap(key, old, new any) (swapped bool) {
	return m.inside.compareAndSwap(key, old, new)
}

func (m *Map) CompareAndDelete(key, old any) (deleted bool) { return m.inside.compareAndDelete(key, old) }
