//go:build !go1.24 && raceweave_runtime_maps

package sync

// sync.Map of Go up to 1.23: two maps. The read map is never changed, only replaced as a whole, so that it is used without the lock;
// keys that it lacks are in the dirty map, under the lock. Once as many look-ups have missed the read map as the dirty one has
// keys, the dirty map becomes the read map. An entry is shared by both: its value can change without the lock.
type detailedMap struct {
	mu     Mutex
	read   detailedCell // a detailedRead
	dirty  map[any]*detailedEntry
	misses int
}

// A detailedRead is the read map, and whether the dirty map has keys that it lacks.
type detailedRead struct {
	m       map[any]*detailedEntry
	amended bool
}

// A detailedEntry points to a value, in a box of its own; to nothing after the key was deleted; to the mark `expunged` if, moreover, the
// dirty map has been made without the key since.
type detailedEntry struct {
	p detailedCell
}

// box puts a value into a box that is not equal to any other.
func box(value any) any
func unbox(p any) any

// expunged is always the same box.
func expunged() any
func isExpunged(p any) bool

func hasValue(p any) bool { return p != nil && !isExpunged(p) }

func (m *detailedMap) current() detailedRead {
	read, _ := m.read.load().(detailedRead)
	return read
}

// entryOf finds the entry of a key. Where the lock is needed for it, that is a miss; then `isRemoved` takes it out of the dirty map.
func (m *detailedMap) entryOf(key any, isRemoved bool) *detailedEntry {
	read := m.current()
	e, ok := read.m[key]
	if ok || !read.amended {
		return e
	}
	m.mu.Lock()
	read = m.current()
	e, ok = read.m[key]
	if !ok && read.amended {
		e = m.dirty[key]
		if isRemoved {
			delete(m.dirty, key)
		}
		m.miss()
	}
	m.mu.Unlock()
	return e
}

// miss counts a look-up that needed the lock; enough of them make the dirty map the read map.
func (m *detailedMap) miss() {
	m.misses++
	if m.misses >= len(m.dirty) {
		m.promote()
	}
}

func (m *detailedMap) promote() detailedRead {
	read := detailedRead{m: m.dirty}
	m.read.store(read)
	m.dirty = nil
	m.misses = 0
	return read
}

// add puts a key into the dirty map that neither map has.
func (m *detailedMap) add(read detailedRead, key, p any) {
	if !read.amended {
		m.fillDirty(read)
		m.read.store(detailedRead{m: read.m, amended: true})
	}
	m.dirty[key] = &detailedEntry{detailedCell{p}}
}

// fillDirty makes a dirty map with the entries of the read map that hold a value, and marks the others.
func (m *detailedMap) fillDirty(read detailedRead) {
	if m.dirty != nil {
		return
	}
	m.dirty = make(map[any]*detailedEntry, len(read.m))
	entries := entriesOf(read.m)
	n := wordsIn(entries)
	for i := 0; i < n; i += 2 {
		if e := entryAt(entries, i+1); !e.expunge() {
			m.dirty[wordAt(entries, i)] = e
		}
	}
}

// revive takes the mark off an entry of the read map that is about to get a value.
func (m *detailedMap) revive(key any, e *detailedEntry) {
	if e.p.compareAndSwap(expunged(), nil) {
		m.dirty[key] = e
	}
}

func (m *detailedMap) load(key any) (value any, ok bool) {
	if e := m.entryOf(key, false); e != nil {
		return e.load()
	}
	return nil, false
}

func (m *detailedMap) swap(key, value any) (previous any, loaded bool) {
	p := box(value)
	if e, ok := m.current().m[key]; ok {
		if old, ok := e.trySwap(p); ok {
			return unbox(old), old != nil
		}
	}
	m.mu.Lock()
	var old any
	read := m.current()
	if e, ok := read.m[key]; ok {
		m.revive(key, e)
		old = e.p.swap(p)
	} else if e, ok := m.dirty[key]; ok {
		old = e.p.swap(p)
	} else {
		m.add(read, key, p)
	}
	m.mu.Unlock()
	return unbox(old), old != nil
}

func (m *detailedMap) loadOrStore(key, value any) (actual any, loaded bool) {
	p := box(value)
	if e, ok := m.current().m[key]; ok {
		if there, ok := e.tryLoadOrStore(p); ok {
			return unbox(there), there != p
		}
	}
	m.mu.Lock()
	there := p
	read := m.current()
	if e, ok := read.m[key]; ok {
		m.revive(key, e)
		there, _ = e.tryLoadOrStore(p)
	} else if e, ok := m.dirty[key]; ok {
		there, _ = e.tryLoadOrStore(p)
		m.miss()
	} else {
		m.add(read, key, p)
	}
	m.mu.Unlock()
	return unbox(there), there != p
}

func (m *detailedMap) loadAndDelete(key any) (value any, loaded bool) {
	if e := m.entryOf(key, true); e != nil {
		return e.loadAndDelete()
	}
	return nil, false
}

// each makes all keys part of the read map first: it goes through that one without the lock, and takes each value as it is by then.
func (m *detailedMap) each(f func(key, value any) bool) {
	read := m.current()
	if read.amended {
		m.mu.Lock()
		read = m.current()
		if read.amended {
			read = m.promote()
		}
		m.mu.Unlock()
	}
	entries := entriesOf(read.m)
	n := wordsIn(entries)
	for i := 0; i < n; i += 2 {
		value, ok := entryAt(entries, i+1).load()
		if ok && !f(wordAt(entries, i), value) {
			return
		}
	}
}

// entriesOf lists keys and entries in turn.
func entriesOf(m map[any]*detailedEntry) contents {
	if m == nil {
		return nil
	}
	return listEntries(m)
}

//raceweave:operation
func listEntries(m map[any]*detailedEntry) contents

func wordsIn(entries contents) int
func wordAt(entries contents, i int) any
func entryAt(entries contents, i int) *detailedEntry
