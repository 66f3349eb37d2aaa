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

func newTest(name string, parent *common) *T {
	return &T{common{
		name:    name,
		parent:  parent,
		began:   clock(),
		signal:  make(chan bool, 1),
		barrier: make(chan bool),
	}}
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
	// Real Go goes on with other tests, and ends a little later.
	t.record.add("", done)
	endWith(&status, t.conclude())
}

// conclude prints how the test went and returns the exit status.
func (t *T) conclude() int {
	text, marks := t.record.load()
	if marks&failed != 0 {
		fmt.Print(t.report(text) + "FAIL\n")
		return 1
	}
	fmt.Print("PASS\n")
	return 0
}

// An M is what TestMain gets: the one test to run.
type M struct {
	name string
	test func(t *T)
	code int
}

// RunMain is the program if there is a TestMain.
func RunMain(name string, test func(t *T), testMain func(m *M)) {
	m := &M{name: name, test: test}
	testMain(m)
	endWith(&status, m.code)
}

// Run runs the test on a goroutine of its own and returns what the program is to exit with.
func (m *M) Run() (code int) {
	t := newTest(m.name, nil)
	go t.run(m.test)
	<-t.signal
	m.code = t.conclude()
	return m.code
}

// Run runs f as a subtest on a goroutine of its own and waits until it has ended or has called Parallel. It reports whether the
// subtest has not failed so far.
func (t *T) Run(name string, f func(t *T)) bool {
	t.mustBeOutside("Run")
	sub := newTest(t.name+"/"+t.unique(rewritten(name)), &t.common)
	go sub.run(f)
	if !<-sub.signal {
		t.leave() // It called FailNow on this test or one that this test is part of.
	}
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
	if text, marks := t.record.load(); marks&failed != 0 && t.parent != nil {
		t.parent.record.add(indented(t.report(text)), 0)
	}
	t.signal <- t.isFinished
}

const leftByItself = "test executed panic(nil) or runtime.Goexit"

// finish waits for parallel subtests and calls what Cleanup was given.
func (t *T) finish() {
	if isPanicking() {
		return
	}
	if !t.isFinished {
		t.leftByGoexit()
	}
	if len(t.parallel) > 0 {
		close(t.barrier)
		for _, sub := range t.parallel {
			<-sub.signal
		}
	}
	t.mu.Lock()
	t.isCleaning = true
	cancel := t.cancel
	t.mu.Unlock()
	if cancel != nil {
		cancel()
	}
	t.cleanUp()
}

// leftByGoexit is right only where FailNow was called on a test that this one is part of.
func (t *T) leftByGoexit() {
	for p := t.parent; p != nil && !t.isParallel; p = p.parent {
		if p.isFinished {
			text := leftByItself + ": subtest may have called FailNow on a parent test"
			t.afterFail(t.note(logLine("testing.go:1913", text), failed, text))
			return
		}
	}
	panic(leftByItself)
}

// cleanUp goes on with the next function when one leaves by Goexit.
func (c *common) cleanUp() {
	f := c.lastCleanup()
	if f == nil {
		return
	}
	defer c.cleanUp()
	f()
}

func (c *common) lastCleanup() func() {
	c.mu.Lock()
	defer c.mu.Unlock()
	n := len(c.cleanups)
	if n == 0 {
		return nil
	}
	f := c.cleanups[n-1]
	c.cleanups = c.cleanups[:n-1]
	return f
}

// Parallel lets the parent go on and waits until its function has returned; then all parallel subtests run at once, however many. The test that
// the program runs has nobody to run beside.
func (t *T) Parallel() {
	if t.isParallel {
		panic("testing: t.Parallel called multiple times")
	}
	t.mustBeOutside("Parallel")
	if t.isAlone {
		panic(parallelConflict)
	}
	t.isParallel = true
	if t.parent == nil {
		return
	}
	t.parent.parallel = append(t.parent.parallel, &t.common)
	t.signal <- true
	<-t.parent.barrier
	t.began = clock()
}
