package time

// Sleep is two operations: one says until when, one waits until then.
func Sleep(d Duration) {
	if d > 0 {
		sleepUntil(deadline(d))
	}
}

// deadline is the virtual time d from now.
//
//raceweave:operation
func deadline(d Duration) int64

//raceweave:operation
func sleepUntil(when int64)
