// Package bubble is what testing/synctest, testing and time know of the bubble that a test runs in. There is one at a time, and
// all goroutines that are started meanwhile belong to it. The clock is virtual outside as well.
package bubble

// A State, cell by cell:
//
//	+0 isActive      there is a bubble
//	+1 start         the virtual time at which it began, in nanoseconds
//	+2 nOutside      goroutines that are not in it
//	+3 hasMainEnded  the test's function and its cleanups are over
type State struct {
	isActive     bool
	start        int64
	nOutside     int
	hasMainEnded bool
}

var current State

// Now is the time in nanoseconds since the bubble began, if there is one, or since the program did.
func Now() (sinceStart int64, isInside bool) { return current.now() }

func (s *State) now() (sinceStart int64, isInside bool)

// Enter begins a bubble; false if there is one already.
func Enter() bool { return current.enter() }

func (s *State) enter() bool

// Leave ends the bubble.
func Leave() { current.leave() }

func (s *State) leave()

// EndMain says that the bubble's first goroutine is done.
func EndMain() { current.endMain() }

//raceweave:operation
func (s *State) endMain()

// AwaitMain waits for that; false if nothing can move any more, whatever the time.
func AwaitMain() bool { return current.awaitMain() }

//raceweave:operation
func (s *State) awaitMain() bool

// AwaitRest waits for the bubble's other goroutines to exit; false if there are some that cannot go on without the clock.
func AwaitRest() bool { return current.awaitRest() }

//raceweave:operation
func (s *State) awaitRest() bool

// Wait waits until everybody else is blocked.
func Wait() {
	if _, isInside := current.now(); !isInside {
		panic("goroutine is not in a bubble")
	}
	current.wait()
}

//raceweave:operation
func (s *State) wait()
