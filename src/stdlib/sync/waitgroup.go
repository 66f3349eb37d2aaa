package sync

// A WaitGroup, cell by cell:
//
//	+0 counter
type WaitGroup struct {
	counter int
}

func (wg *WaitGroup) Add(delta int) {
	if wg.add(delta) < 0 {
		panic("sync: negative WaitGroup counter")
	}
}

func (wg *WaitGroup) Done() {
	if wg.add(-1) < 0 {
		panic("sync: negative WaitGroup counter")
	}
}

// add changes the counter and returns its new value.
//
//raceweave:operation
func (wg *WaitGroup) add(delta int) int

// Wait goes on when the counter is zero. That a WaitGroup is used again before its last waiters have left is not detected.
//
//raceweave:operation
func (wg *WaitGroup) Wait()
