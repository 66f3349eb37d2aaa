//go:build go1.20 && !raceweave_runtime_maps

package sync

//raceweave:operation
func (m *Map) Swap(key, value any) (previous any, loaded bool)

// CompareAndSwap panics if what is there and old are of one type that cannot be compared.
//
//raceweave:operation
func (m *Map) CompareAndSwap(key, old, new any) (swapped bool)

//raceweave:operation
func (m *Map) CompareAndDelete(key, old any) (deleted bool)
