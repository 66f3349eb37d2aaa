package sync

// A Once, cell by cell:
//
//	+0 state   0 not called, 1 the function runs, 2 done
//	+1 holder  goroutine index + 1 of the one that runs it; 0 when none does
type Once struct {
	state  int32
	holder int
}

// Do calls f if it is the first call. A call made while f runs waits, from inside f too: that is Go's self-deadlock. A function
// that panics counts as done.
func (o *Once) Do(f func()) {
	if !o.begin() {
		return
	}
	defer o.end()
	f()
}

// begin reports whether the caller is the one to run the function; it waits while somebody else does.
//
//raceweave:operation
func (o *Once) begin() bool

//raceweave:operation
func (o *Once) end()
