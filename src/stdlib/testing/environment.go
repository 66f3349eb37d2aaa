package testing

import (
	"fmt"
	"os"
)

const parallelConflict = "testing: test using t.Setenv, t.Chdir, or cryptotest.SetGlobalRandom can not use t.Parallel"

// Setenv sets a variable of the environment until the test is over.
func (c *common) Setenv(key, value string) {
	for p := c; p != nil; p = p.parent {
		if p.isParallel {
			panic(parallelConflict)
		}
	}
	c.isAlone = true
	before, wasSet := os.LookupEnv(key)
	if err := os.Setenv(key, value); err != nil {
		c.Fatalf("cannot set environment variable: %v", err)
	}
	c.Cleanup(func() {
		if wasSet {
			os.Setenv(key, before)
		} else {
			os.Unsetenv(key)
		}
	})
}

// TempDir is an empty directory of the test's own, until it is over.
func (c *common) TempDir() string {
	c.mu.Lock()
	c.nDirs++
	dir := fmt.Sprintf("%s/%s/%03d", os.TempDir(), c.name, c.nDirs)
	c.mu.Unlock()
	if err := os.MkdirAll(dir, 0o777); err != nil {
		c.Fatalf("TempDir: %v", err)
	}
	c.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}
