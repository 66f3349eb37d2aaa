// Package x uses package testing in every way that Raceweave has; what real Go says to it is in expected.json.
package x

import (
	"errors"
	"testing"
	"time"
)

func equal(tb testing.TB, got, want int) {
	tb.Helper()
	if got != want {
		tb.Errorf("got %d, want %d", got, want)
	}
}

func twice(t *testing.T, n int) {
	t.Helper()
	equal(t, n, n+1)
}

func TestPass(t *testing.T) {
	t.Log("not shown")
	t.Run("sub", func(t *testing.T) { t.Logf("not shown %d", 1) })
}

func TestLog(t *testing.T) {
	t.Log("a", 1, nil, "b", "c")
	t.Logf("one\ntwo\n")
	t.Error(errors.New("bad"), 2)
	t.Log()
	t.Fail()
}

func TestHelpers(t *testing.T) {
	equal(t, 1, 1)
	equal(t, 1, 2)
	twice(t, 3)
	func() { equal(t, 4, 5) }()
}

func TestFatal(t *testing.T) {
	t.Cleanup(func() { t.Log("cleanup 1", t.Failed()) })
	t.Cleanup(func() { t.Log("cleanup 2") })
	t.Fatalf("stop %s", "here")
	t.Log("not reached")
}

func TestSkip(t *testing.T) {
	t.Cleanup(func() { t.Log(t.Skipped()) })
	t.Skipf("not today")
	t.Error("not reached")
}

func TestSkipAfterError(t *testing.T) {
	t.Error("bad")
	t.Skip("too late")
}

func TestSubtests(t *testing.T) {
	for _, name := range []string{"a b", "", "same", "same", "same"} {
		ok := t.Run(name, func(t *testing.T) {
			t.Run("deep", func(t *testing.T) {
				if t.Name() != "TestSubtests/same/deep" {
					t.Error("in", t.Name())
				}
			})
			if name == "same" {
				t.FailNow()
			}
			t.Log("after")
		})
		t.Log(name, ok)
	}
	t.Run("skipped", func(t *testing.T) { t.SkipNow() })
}

func TestGoroutines(t *testing.T) {
	done := make(chan bool)
	go func() {
		t.Error("from a goroutine")
		close(done)
	}()
	<-done
	if !t.Failed() {
		t.Error("not failed")
	}
}

func TestPanic(t *testing.T) {
	t.Log("before")
	panic("boom")
}

func TestPanicInSubtest(t *testing.T) {
	t.Run("sub", func(t *testing.T) { panic("boom") })
}

func TestDeadlock(t *testing.T) {
	t.Log("before")
	<-make(chan int)
}

func TestParallelTwice(t *testing.T) {
	t.Run("sub", func(t *testing.T) { t.Parallel(); t.Parallel() })
}

func TestLateLog(t *testing.T) {
	release, done := make(chan bool), make(chan bool)
	t.Run("sub", func(t *testing.T) {
		go func() {
			defer close(done)
			<-release
			t.Log("late")
		}()
	})
	close(release)
	<-done
}

func TestTakesAWhile(t *testing.T) {
	time.Sleep(1200 * time.Millisecond)
	t.Fail()
}

func TestOutlives(t *testing.T) {
	go func() { <-make(chan int) }()
	t.Fatal("and fails")
}
