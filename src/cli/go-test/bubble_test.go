// Package testing/synctest.
package x

import (
	"context"
	"fmt"
	"testing"
	"testing/synctest"
	"time"
)

func TestClock(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		fmt.Println(start.UTC())
		n := 0
		go func() {
			n = 1 // Wait orders this before what follows it, Sleep would not.
			time.Sleep(2 * time.Hour)
		}()
		synctest.Wait()
		fmt.Println(n, time.Since(start))
		time.Sleep(time.Hour)
		fmt.Println(time.Since(start))
		time.Sleep(time.Hour)
		synctest.Wait()
	})
}

func TestTimeout(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		defer cancel()
		time.Sleep(5*time.Second - 1)
		synctest.Wait()
		fmt.Println(ctx.Err())
		time.Sleep(1)
		synctest.Wait()
		fmt.Println(ctx.Err())
	})
}

func TestTicker(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ticker := time.NewTicker(time.Second)
		for range 3 {
			<-ticker.C
		}
		fmt.Println(time.Now().UTC())
	})
}

func TestAllBlocked(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		t.Log("before")
		<-make(chan int)
	})
}

func TestBlockedRemain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		go func() { <-make(chan int) }()
		t.Log("the end")
	})
}

func TestSleepersRemain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		go time.Sleep(time.Hour)
	})
}

func TestFatalInside(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		t.Cleanup(func() { fmt.Println("cleanup") })
		t.Fatal("bad")
	})
	t.Log("not reached")
}

func TestSkipInside(t *testing.T) {
	synctest.Test(t, func(inner *testing.T) {
		fmt.Println(inner.Name(), inner == t)
		inner.Skip("enough")
	})
	fmt.Println(t.Skipped())
}

func TestRunInside(t *testing.T) {
	synctest.Test(t, func(t *testing.T) { t.Run("sub", func(*testing.T) {}) })
}

func TestParallelInside(t *testing.T) {
	synctest.Test(t, func(t *testing.T) { t.Parallel() })
}

func TestDeadlineInside(t *testing.T) {
	synctest.Test(t, func(t *testing.T) { t.Deadline() })
}

func TestWaitOutside(t *testing.T) { synctest.Wait() }

func TestNested(t *testing.T) {
	synctest.Test(t, func(t *testing.T) { synctest.Test(t, func(*testing.T) {}) })
}

func TestTwice(t *testing.T) {
	for range 2 {
		synctest.Test(t, func(t *testing.T) {
			time.Sleep(time.Minute)
			fmt.Println(time.Now().UTC().Format(time.TimeOnly))
		})
	}
}
