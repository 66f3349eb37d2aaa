// Package testing runs one test, as go test -run does without -v: nothing is printed for a test that passes but PASS; of one that
// fails, its log and FAIL. Times are those of the virtual clock. There are no flags, benchmarks, fuzz tests or temporary directories.
package testing

import (
	"fmt"
	"runtime"
	"sync"
)

// TB is what tests and helpers share.
type TB interface {
	Cleanup(f func())
	Error(args ...any)
	Errorf(format string, args ...any)
	Fail()
	FailNow()
	Failed() bool
	Fatal(args ...any)
	Fatalf(format string, args ...any)
	Helper()
	Log(args ...any)
	Logf(format string, args ...any)
	Name() string
	Skip(args ...any)
	SkipNow()
	Skipf(format string, args ...any)
	Skipped() bool

	private()
}

// T is one test or subtest.
type T struct {
	record record
	name   string
	parent *T
	began  int64

	// Said by the test's own goroutine: it returned, or left by FailNow or SkipNow.
	isFinished bool
	isParallel bool

	// mu guards what several goroutines of a test may add to.
	mu       sync.Mutex
	cleanups []func()
	subnames []string

	// signal tells the parent that the subtest has ended, or that it waits to run in parallel.
	signal chan bool
	// barrier is closed when the test's function has returned: its parallel subtests begin.
	barrier  chan bool
	parallel []*T
}

// Short and Verbose are flags of go test; neither is set.
func Short() bool   { return false }
func Verbose() bool { return false }
func Testing() bool { return true }

func (t *T) private() {}

func (t *T) Name() string { return t.name }

// Log and its like print only if the test fails.
func (t *T) Log(args ...any)                 { t.say(fmt.Sprintln(args...), 0) }
func (t *T) Logf(format string, args ...any) { t.say(fmt.Sprintf(format, args...), 0) }

func (t *T) Error(args ...any)                 { t.fail(fmt.Sprintln(args...)) }
func (t *T) Errorf(format string, args ...any) { t.fail(fmt.Sprintf(format, args...)) }

func (t *T) Fatal(args ...any) {
	t.fail(fmt.Sprintln(args...))
	t.leave()
}

func (t *T) Fatalf(format string, args ...any) {
	t.fail(fmt.Sprintf(format, args...))
	t.leave()
}

func (t *T) Skip(args ...any) {
	t.say(fmt.Sprintln(args...), skipped)
	t.leave()
}

func (t *T) Skipf(format string, args ...any) {
	t.say(fmt.Sprintf(format, args...), skipped)
	t.leave()
}

func (t *T) SkipNow() {
	t.record.add("", skipped)
	t.leave()
}

func (t *T) Fail() { t.afterFail(t.record.add("", failed)) }

func (t *T) FailNow() {
	t.Fail()
	t.leave()
}

func (t *T) Failed() bool  { return t.has(failed) }
func (t *T) Skipped() bool { return t.has(skipped) }

func (t *T) has(mark int) bool {
	_, marks := t.record.load()
	return marks&mark != 0
}

// Helper marks the calling function: lines are those of its caller.
func (t *T) Helper() { t.record.noteHelper() }

// leave ends the goroutine, which must be the test's own, after its deferred calls.
func (t *T) leave() {
	t.isFinished = true
	runtime.Goexit()
}

// Cleanup calls f when the test and its subtests are over; last added, first called.
func (t *T) Cleanup(f func()) {
	t.mu.Lock()
	t.cleanups = append(t.cleanups, f)
	t.mu.Unlock()
}

// say writes into the log; what comes after the test's end goes to the first parent that still runs.
func (t *T) say(text string, marks int) (before int) {
	line := logLine(t.record.place(), text)
	before = t.record.add(line, marks)
	if before&done == 0 {
		return before
	}
	for p := t.parent; p != nil; p = p.parent {
		if p.record.add(line, 0)&done == 0 {
			return before
		}
	}
	panic("Log in goroutine after " + t.name + " has completed: " + text)
}

func (t *T) fail(text string) { t.afterFail(t.say(text, failed)) }

// afterFail fails the parents too.
func (t *T) afterFail(before int) {
	if before&done != 0 {
		panic("Fail in goroutine after " + t.name + " has completed")
	}
	for p := t.parent; p != nil; p = p.parent {
		p.record.add("", failed)
	}
}
