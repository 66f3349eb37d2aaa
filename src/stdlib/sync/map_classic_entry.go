//go:build !go1.24 && raceweave_runtime_maps

package sync

// The entries of a Map: see map_classic.go. None of these needs the lock but expunge.

func (e *detailedEntry) load() (value any, ok bool) {
	p := e.p.load()
	return unbox(p), hasValue(p)
}

// trySwap puts another box there, unless the entry is marked.
func (e *detailedEntry) trySwap(p any) (old any, ok bool) {
	for {
		old = e.p.load()
		if isExpunged(old) {
			return nil, false
		}
		if e.p.compareAndSwap(old, p) {
			return old, true
		}
	}
}

// tryLoadOrStore returns the box that is there, or else puts p there; not if the entry is marked.
func (e *detailedEntry) tryLoadOrStore(p any) (there any, ok bool) {
	for {
		there = e.p.load()
		if there != nil {
			return there, !isExpunged(there)
		}
		if e.p.compareAndSwap(nil, p) {
			return p, true
		}
	}
}

func (e *detailedEntry) loadAndDelete() (value any, ok bool) {
	for {
		p := e.p.load()
		if !hasValue(p) {
			return nil, false
		}
		if e.p.compareAndSwap(p, nil) {
			return unbox(p), true
		}
	}
}

// expunge marks an entry without a value; it reports whether the entry is marked.
func (e *detailedEntry) expunge() bool {
	for {
		p := e.p.load()
		if p != nil {
			return isExpunged(p)
		}
		if e.p.compareAndSwap(nil, expunged()) {
			return true
		}
	}
}
