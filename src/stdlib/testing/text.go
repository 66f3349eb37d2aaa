package testing

import (
	"fmt"
	"strings"
)

// logLine is an entry of the log: four spaces, the place, the text; further lines are indented by four more.
func logLine(place, text string) string {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	return "    " + place + ": " + strings.Join(lines, "\n        ") + "\n"
}

// report is the result line of a failed test, then its log.
func (t *T) report(log string) string {
	seconds := float64(clock()-t.began) / 1e9
	return fmt.Sprintf("--- FAIL: %s (%.2fs)\n%s", t.name, seconds, log)
}

// printAllReports is for a panic: the reports of a test and those it is part of.
func (t *T) printAllReports() {
	text := ""
	for p := t; p != nil; p = p.parent {
		log, _ := p.record.load()
		text = p.report(log + indented(text))
	}
	fmt.Print(text)
}

func indented(text string) string {
	if text == "" {
		return ""
	}
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	return "    " + strings.Join(lines, "\n    ") + "\n"
}

// rewritten is a subtest's name without white space.
func rewritten(name string) string {
	text := ""
	for _, r := range name {
		switch r {
		case ' ', '\t', '\n', '\r', '\v', '\f':
			r = '_'
		}
		text += string(r)
	}
	return text
}

// unique numbers names that the test has had before, and empty ones.
func (t *T) unique(name string) string {
	t.mu.Lock()
	defer t.mu.Unlock()
	result := name
	for n := 0; result == "" || t.hasName(result); n++ {
		if n > 0 || name == "" {
			result = fmt.Sprintf("%s#%02d", name, n)
		}
	}
	t.subnames = append(t.subnames, result)
	return result
}

func (t *T) hasName(name string) bool {
	for _, known := range t.subnames {
		if known == name {
			return true
		}
	}
	return false
}
