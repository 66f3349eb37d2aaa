//go:build raceweave_runtime_maps

package sync

// A Map at the detail of its loads and stores: what it is inside depends on the version of Go.
type Map struct {
	inside detailedMap
}

func (m *Map) Load(key any) (value any, ok bool) { return m.inside.load(key) }

func (m *Map) Store(key, value any) { m.inside.swap(key, value) }

func (m *Map) LoadOrStore(key, value any) (actual any, loaded bool) {
	return m.inside.loadOrStore(key, value)
}

func (m *Map) LoadAndDelete(key any) (value any, loaded bool) { return m.inside.loadAndDelete(key) }

func (m *Map) Delete(key any) { m.inside.loadAndDelete(key) }

func (m *Map) Range(f func(key, value any) bool) { m.inside.each(f) }

// A detailedCell is a word that is only used atomically. What it holds never changes itself: reading that is no step.
type detailedCell struct {
	word any
}

//raceweave:operation
func (c *detailedCell) load() any

//raceweave:operation
func (c *detailedCell) store(word any)

//raceweave:operation
func (c *detailedCell) swap(word any) (old any)

// compareAndSwap compares identities.
//
//raceweave:operation
func (c *detailedCell) compareAndSwap(old, word any) (swapped bool)
