package sync

// A WaitGroup, cell by cell:
//
//	+0 counter
type WaitGroup struct {
	counter int
}

// Add changes the counter; a negative counter is a panic.
//
//raceweave:operation
func (wg *WaitGroup) Add(delta int)

//raceweave:operation
func (wg *WaitGroup) Done()

// Wait goes on when the counter is zero. That a WaitGroup is used again before its last waiters have left is not detected.
//
//raceweave:operation
func (wg *WaitGroup) Wait()
