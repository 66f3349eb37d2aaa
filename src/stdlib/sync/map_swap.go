//go:build go1.20

package sync

//raceweave:operation
func (m *Map) Swap(key, value any) (previous any, loaded bool)

func (m *Map) CompareAndSwap(key, old, new any) (swapped bool) {
	if old != old {
		return false // Panics above if such values cannot be compared.
	}
	return m.compareAndSwap(key, old, new)
}

//raceweave:operation
func (m *Map) compareAndSwap(key, old, new any) (swapped bool)

func (m *Map) CompareAndDelete(key, old any) (deleted bool) {
	if old != old {
		return false
	}
	return m.compareAndDelete(key, old)
}

//raceweave:operation
func (m *Map) compareAndDelete(key, old any) (deleted bool)
