// Package sync: locks and other ways to wait. Each visible step is one operation of the machine; what Go does inside (queues,
// spinning, starvation) is left out: any waiting goroutine may be the next to get a free lock.
package sync

// A Mutex, cell by cell:
//
//	+0 state   0 free, 1 locked
//	+1 holder  goroutine index + 1 of the one that locked it; 0 when free
type Mutex struct {
	state  int32
	holder int
}

// Locker is what can be locked.
type Locker interface {
	Lock()
	Unlock()
}

//raceweave:operation
func (m *Mutex) Lock()

//raceweave:operation
func (m *Mutex) TryLock() bool

//raceweave:operation
func (m *Mutex) Unlock()
