// Package testing runs one test, as go test -run does without -v: nothing is printed for a test that passes but PASS; of one that
// fails, its log and FAIL. Times are those of the virtual clock. There are no flags; benchmarks run once, fuzz tests not at all.
package testing

import (
	"fmt"
	"runtime"
	"sync"
	"time"
)

// common is what tests, benchmarks and fuzz tests have in common.
type common struct {
	record record
	name   string
	parent *common
	began  int64

	// Said by the test's own goroutine: it returned, or left by FailNow or SkipNow.
	isFinished bool
	isParallel bool
	// A test whose environment was changed cannot run in parallel.
	isAlone bool
	// The test's function runs in a bubble of testing/synctest.
	isInBubble bool

	// mu guards what several goroutines of a test may add to.
	mu         sync.Mutex
	cleanups   []func()
	subnames   []string
	context    any // a context.Context, once it has been asked for
	cancel     func()
	isCleaning bool
	nDirs      int

	// signal tells the parent that the subtest has ended, or that it waits to run in parallel; false: that the parent has failed.
	signal chan bool
	// barrier is closed when the test's function has returned: its parallel subtests begin.
	barrier  chan bool
	parallel []*common
}

// T is one test or subtest.
type T struct {
	common
}

// Short and Verbose are flags of go test; neither is set.
func Short() bool          { return false }
func Verbose() bool        { return false }
func CoverMode() string    { return "" }
func Coverage() float64    { return 0 }
func (c *common) private() {}

func (c *common) Name() string { return c.name }

// Log and its like print only if the test fails.
func (c *common) Log(args ...any)                 { c.say(fmt.Sprintln(args...), 0) }
func (c *common) Logf(format string, args ...any) { c.say(fmt.Sprintf(format, args...), 0) }

func (c *common) Error(args ...any)                 { c.fail(fmt.Sprintln(args...)) }
func (c *common) Errorf(format string, args ...any) { c.fail(fmt.Sprintf(format, args...)) }

func (c *common) Fatal(args ...any) {
	c.fail(fmt.Sprintln(args...))
	c.leave()
}

func (c *common) Fatalf(format string, args ...any) {
	c.fail(fmt.Sprintf(format, args...))
	c.leave()
}

func (c *common) Skip(args ...any) {
	c.say(fmt.Sprintln(args...), skipped)
	c.leave()
}

func (c *common) Skipf(format string, args ...any) {
	c.say(fmt.Sprintf(format, args...), skipped)
	c.leave()
}

func (c *common) SkipNow() {
	c.record.add("", skipped)
	c.leave()
}

func (c *common) Fail() { c.afterFail(c.record.add("", failed)) }

func (c *common) FailNow() {
	c.Fail()
	c.leave()
}

func (c *common) Failed() bool  { return c.has(failed) }
func (c *common) Skipped() bool { return c.has(skipped) }

func (c *common) has(mark int) bool {
	_, marks := c.record.load()
	return marks&mark != 0
}

// Helper marks the calling function: lines are those of its caller.
func (c *common) Helper() { c.record.noteHelper() }

// leave ends the goroutine, which must be the test's own, after its deferred calls.
func (c *common) leave() {
	c.isFinished = true
	runtime.Goexit()
}

// Cleanup calls f when the test and its subtests are over; last added, first called.
func (c *common) Cleanup(f func()) {
	c.mu.Lock()
	c.cleanups = append(c.cleanups, f)
	c.mu.Unlock()
}

// Deadline is when go test gives up, ten minutes after the start.
func (t *T) Deadline() (deadline time.Time, ok bool) {
	t.mustBeOutside("Deadline")
	return time.Now().Add(10*time.Minute - time.Duration(clock())), true
}

// say writes into the log, with the place it is said at.
func (c *common) say(text string, marks int) (before int) {
	return c.note(logLine(c.record.place(), text), marks, text)
}

// note writes a line; what comes after the test's end goes to the first parent that still runs.
func (c *common) note(line string, marks int, text string) (before int) {
	before = c.record.add(line, marks)
	if before&done == 0 {
		return before
	}
	for p := c.parent; p != nil; p = p.parent {
		if p.record.add(line, 0)&done == 0 {
			return before
		}
	}
	panic("Log in goroutine after " + c.name + " has completed: " + text)
}

func (c *common) fail(text string) { c.afterFail(c.say(text, failed)) }

// afterFail fails the parents too.
func (c *common) afterFail(before int) {
	if before&done != 0 {
		panic("Fail in goroutine after " + c.name + " has completed")
	}
	for p := c.parent; p != nil; p = p.parent {
		p.record.add("", failed)
	}
}
