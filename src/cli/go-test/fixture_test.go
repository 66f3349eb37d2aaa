// What package testing gives to a test: an environment, directories, a context, an output.
package x

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestSetenv(t *testing.T) {
	t.Run("set", func(t *testing.T) {
		t.Setenv("RACEWEAVE_FIXTURE", "here")
		if os.Getenv("RACEWEAVE_FIXTURE") != "here" {
			t.Error("not set")
		}
	})
	if _, ok := os.LookupEnv("RACEWEAVE_FIXTURE"); ok {
		t.Error("still set")
	}
}

func TestSetenvAndParallel(t *testing.T) {
	t.Setenv("RACEWEAVE_FIXTURE", "here")
	t.Parallel()
}

func TestParallelAndSetenv(t *testing.T) {
	t.Parallel()
	t.Setenv("RACEWEAVE_FIXTURE", "here")
}

func TestTempDir(t *testing.T) {
	var dir string
	t.Run("sub/dir", func(t *testing.T) {
		dir = t.TempDir()
		if again := t.TempDir(); again == dir || filepath.Dir(again) != filepath.Dir(dir) {
			t.Error(dir, again)
		}
		if err := os.WriteFile(filepath.Join(dir, "f"), []byte("text"), 0o600); err != nil {
			t.Error(err)
		}
	})
	if _, err := os.Stat(dir); !errors.Is(err, os.ErrNotExist) {
		t.Error("the directory is still there")
	}
}

func TestContext(t *testing.T) {
	ctx := t.Context()
	t.Cleanup(func() { t.Log("in cleanup:", ctx.Err(), t.Context() == ctx) })
	t.Log(ctx, ctx.Err(), ctx == t.Context())
	t.Fail()
}

func TestContextOfSubtests(t *testing.T) {
	var inner context.Context
	t.Run("sub", func(t *testing.T) { inner = t.Context() })
	<-inner.Done()
	if t.Context().Err() != nil {
		t.Error("the outer context has ended")
	}
}

func TestOutput(t *testing.T) {
	t.Attr("key", "value")
	fmt.Fprintf(t.Output(), "two\nlines\n")
	t.Error("bad")
}

func TestBenchmark(t *testing.T) {
	n := 0
	result := testing.Benchmark(func(b *testing.B) {
		for i := 0; i < b.N; i++ {
			n++
		}
	})
	if result.N == 0 || n == 0 {
		t.Error("no round")
	}
	loops := 0
	testing.Benchmark(func(b *testing.B) {
		for b.Loop() {
			loops++
		}
	})
	if loops == 0 {
		t.Error("no loop")
	}
	if testing.AllocsPerRun(3, func() { n++ }) != 0 || testing.Short() || testing.Verbose() || !testing.Testing() {
		t.Error("flags")
	}
}

func TestNames(t *testing.T) {
	for _, name := range []string{"tab\there", "bell\x07", "x/y", "", "x#00", "x", "x", "ünï"} {
		t.Run(name, func(t *testing.T) { t.Log(t.Name()) })
	}
	t.Fail()
}

func TestCleanupOrder(t *testing.T) {
	t.Cleanup(func() {
		t.Cleanup(func() { t.Log("added late") })
		t.Fatal("in the first one")
	})
	t.Cleanup(func() { t.Log("last one") })
}

func TestParallelLogs(t *testing.T) {
	t.Run("p", func(t *testing.T) {
		t.Parallel()
		t.Error("from p")
	})
	t.Log("the body ends")
}

func TestLeftByGoexit(t *testing.T) {
	ended := make(chan bool)
	go func() {
		defer close(ended)
		t.FailNow()
	}()
	<-ended
	t.Log(t.Failed())
}

func TestSleepsLong(t *testing.T) {
	began := time.Now()
	time.Sleep(20 * time.Millisecond)
	if time.Since(began) < 20*time.Millisecond {
		t.Error("too short")
	}
}
