package sync

// An RWMutex, cell by cell:
//
//	+0 state    0 no writer, 1 a writer has announced itself and waits for the readers, 2 a writer holds it
//	+1 holder   goroutine index + 1 of that writer; 0 when there is none
//	+2 readers  number of read locks held
//	+3 holders  who holds them: goroutine indices in ascending order, separated by commas
//
// Writers are preferred as in Go: from the announcement on, new readers wait.
type RWMutex struct {
	state   int32
	holder  int
	readers int
	holders string
}

func (rw *RWMutex) Lock() {
	rw.announce()
	rw.acquire()
}

// announce waits until no other writer is there, then keeps new readers out.
//
//raceweave:operation
func (rw *RWMutex) announce()

// acquire waits until the last reader has left.
//
//raceweave:operation
func (rw *RWMutex) acquire()

//raceweave:operation
func (rw *RWMutex) TryLock() bool

//raceweave:operation
func (rw *RWMutex) Unlock()

//raceweave:operation
func (rw *RWMutex) RLock()

//raceweave:operation
func (rw *RWMutex) TryRLock() bool

//raceweave:operation
func (rw *RWMutex) RUnlock()

type readLocker struct {
	rw *RWMutex
}

func (r *readLocker) Lock()   { r.rw.RLock() }
func (r *readLocker) Unlock() { r.rw.RUnlock() }

func (rw *RWMutex) RLocker() Locker {
	return &readLocker{rw}
}
