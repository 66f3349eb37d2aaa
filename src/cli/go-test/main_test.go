// A TestMain around the tests: it runs them when it says so, and the program goes on behind them.
package x

import (
	"fmt"
	"os"
	"testing"
)

var isReady bool

func TestMain(m *testing.M) {
	isReady = true
	code := m.Run()
	fmt.Println("code", code)
	if code == 0 {
		os.Exit(3)
	}
}

func TestPasses(t *testing.T) {
	if !isReady {
		t.Fatal("TestMain has not run")
	}
}

func TestFails(t *testing.T) {
	t.Cleanup(func() { t.Log("cleanup") })
	t.Run("sub", func(t *testing.T) { t.FailNow() })
	t.Fatal("stop")
}

func TestOuterFatal(t *testing.T) {
	t.Run("sub", func(*testing.T) {
		t.Fatal("the outer test ends")
	})
	t.Error("not reached")
}

func TestPanics(t *testing.T) {
	t.Log("before")
	panic(fmt.Errorf("bad %d", 1))
}

func TestExits(t *testing.T) {
	fmt.Println("leaving")
	os.Exit(4)
}
