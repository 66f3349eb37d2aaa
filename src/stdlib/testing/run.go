package testing

import "fmt"

// exitStatus is known to the machine: 0 says nothing; n+1 that the program ends with status n when main's goroutine does, even by
// Goexit.
type exitStatus int

var status exitStatus

// endWith sets the exit status; no other goroutine looks at it.
func endWith(s *exitStatus, code int)

// isPanicking reports whether a deferred call runs because of a panic that nobody has recovered.
func isPanicking() bool

// clock is the virtual time in nanoseconds.
func clock() int64

func newTest(name string, parent *T) *T {
	return &T{
		name:    name,
		parent:  parent,
		began:   clock(),
		signal:  make(chan bool, 1),
		barrier: make(chan bool),
	}
}

// RunTest is the program: it runs one test on main's own goroutine, so the program ends when the test does, whatever the others
// are doing. A panic is not recovered on its way: it is the program's.
func RunTest(name string, fn func(t *T)) {
	t := newTest(name, nil)
	defer t.endProgram()
	fn(t)
	t.isFinished = true
}

func (t *T) endProgram() {
	defer t.printResult()
	t.finish()
}

func (t *T) printResult() {
	if isPanicking() {
		t.printAllReports()
		return
	}
	text, marks := t.record.load()
	if marks&failed != 0 {
		fmt.Print(t.report(text) + "FAIL\n")
		endWith(&status, 1)
	} else {
		fmt.Print("PASS\n")
		endWith(&status, 0)
	}
}

// Run runs f as a subtest on a goroutine of its own and waits until it has ended or has called Parallel. It reports whether the
// subtest has not failed so far.
func (t *T) Run(name string, f func(t *T)) bool {
	sub := newTest(t.name+"/"+t.unique(rewritten(name)), t)
	go sub.run(f)
	<-sub.signal
	return !sub.Failed()
}

func (t *T) run(f func(t *T)) {
	defer t.endSubtest()
	f(t)
	t.isFinished = true
}

func (t *T) endSubtest() {
	defer t.tellParent()
	t.finish()
}

func (t *T) tellParent() {
	if isPanicking() {
		t.printAllReports()
		return
	}
	t.record.add("", done)
	if text, marks := t.record.load(); marks&failed != 0 {
		t.parent.record.add(indented(t.report(text)), 0)
	}
	t.signal <- true
}

// finish waits for parallel subtests and calls what Cleanup was given.
func (t *T) finish() {
	if isPanicking() {
		return
	}
	if !t.isFinished {
		panic("test executed panic(nil) or runtime.Goexit")
	}
	if len(t.parallel) > 0 {
		close(t.barrier)
		for _, sub := range t.parallel {
			<-sub.signal
		}
	}
	t.cleanUp()
}

// cleanUp goes on with the next function when one leaves by Goexit.
func (t *T) cleanUp() {
	f := t.lastCleanup()
	if f == nil {
		return
	}
	defer t.cleanUp()
	f()
}

func (t *T) lastCleanup() func() {
	t.mu.Lock()
	defer t.mu.Unlock()
	n := len(t.cleanups)
	if n == 0 {
		return nil
	}
	f := t.cleanups[n-1]
	t.cleanups = t.cleanups[:n-1]
	return f
}

// Parallel lets the parent go on and waits until its function has returned; then all parallel subtests run at once, however many. The test that
// the program runs has nobody to run beside.
func (t *T) Parallel() {
	if t.isParallel {
		panic("testing: t.Parallel called multiple times")
	}
	t.isParallel = true
	if t.parent == nil {
		return
	}
	t.parent.parallel = append(t.parent.parallel, t)
	t.signal <- true
	<-t.parent.barrier
	t.began = clock()
}
