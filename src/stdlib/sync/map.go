//go:build !raceweave_runtime_maps

package sync

// A Map, cell by cell:
//
//	+0 entries  keys and values in turn, a word that only natives read
//
// Every method is one atomic operation; Range is one for the keys and one for each value, as in Go it is no snapshot.
type Map struct {
	entries contents
}

//raceweave:operation
func (m *Map) Load(key any) (value any, ok bool)

//raceweave:operation
func (m *Map) Store(key, value any)

//raceweave:operation
func (m *Map) LoadOrStore(key, value any) (actual any, loaded bool)

//raceweave:operation
func (m *Map) LoadAndDelete(key any) (value any, loaded bool)

func (m *Map) Delete(key any) { m.LoadAndDelete(key) }

func (m *Map) Range(f func(key, value any) bool) {
	keys := m.keys()
	n := countOf(keys)
	for i := 0; i < n; i++ {
		key := keyAt(keys, i)
		value, ok := m.Load(key)
		if ok && !f(key, value) {
			return
		}
	}
}

//raceweave:operation
func (m *Map) keys() contents

func countOf(keys contents) int
func keyAt(keys contents, i int) any
