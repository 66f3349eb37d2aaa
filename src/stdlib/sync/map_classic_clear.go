//go:build go1.23 && !go1.24 && raceweave_runtime_maps

package sync

// Clearing a Map: see map_classic.go.

func (m *detailedMap) clear() {
	read := m.current()
	if len(read.m) == 0 && !read.amended {
		return
	}
	m.mu.Lock()
	read = m.current()
	if len(read.m) > 0 || read.amended {
		m.read.store(detailedRead{})
	}
	clear(m.dirty)
	m.misses = 0
	m.mu.Unlock()
}
