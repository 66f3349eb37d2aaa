// entry: TestLen

// Package geo loads a table once, and a second reader looks at it without going through the Once.
package geo

import (
	"strings"
	"sync"
	"testing"
)

type Table struct {
	once  sync.Once
	codes map[string]string
}

func (t *Table) load() {
	codes := make(map[string]string)
	for _, line := range strings.Split("nl=Netherlands,jp=Japan", ",") {
		code, name, _ := strings.Cut(line, "=")
		codes[code] = name
	}
	t.codes = codes
}

func (t *Table) Name(code string) string {
	t.once.Do(t.load)
	return t.codes[code]
}

// Len is the number of countries.
func (t *Table) Len() int {
	t.once.Do(t.load)
	return len(t.codes)
}

func TestLen(t *testing.T) {
	table := &Table{}
	done := make(chan string)
	go func() { done <- table.Name("jp") }()
	n := table.Len()
	if name := <-done; name != "Japan" {
		t.Errorf("jp is %q", name)
	}
	if n != 0 && n != 2 {
		t.Errorf("%d countries", n)
	}
}
