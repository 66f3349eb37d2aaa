package testing

import (
	"fmt"
	"strconv"
	"strings"
)

// logLine is an entry of the log: four spaces, the place, the text; further lines are indented by four more.
func logLine(place, text string) string {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	return "    " + place + ": " + strings.Join(lines, "\n        ") + "\n"
}

// report is the result line of a failed test, then its log.
func (c *common) report(log string) string {
	seconds := float64(clock()-c.began) / 1e9
	return fmt.Sprintf("--- FAIL: %s (%.2fs)\n%s", c.name, seconds, log)
}

// printAllReports is for a panic: the reports of a test and those it is part of.
func (c *common) printAllReports() {
	text := ""
	for p := c; p != nil; p = p.parent {
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

// rewritten is a subtest's name without white space and what cannot be printed.
func rewritten(name string) string {
	text := ""
	for _, r := range name {
		quoted := strconv.QuoteRune(r)
		switch {
		case strings.ContainsRune(" \t\n\r\v\f\u0085\u00a0", r):
			text += "_"
		case quoted[1] == '\\' && r != '\\' && r != '\'':
			text += quoted[1 : len(quoted)-1]
		default:
			text += string(r)
		}
	}
	return text
}

// unique numbers names that the test has had before, and empty ones.
func (c *common) unique(name string) string {
	c.mu.Lock()
	defer c.mu.Unlock()
	result := name
	for n := 0; result == "" || c.hasName(result); n++ {
		if n > 0 || name == "" {
			result = fmt.Sprintf("%s#%02d", name, n)
		}
	}
	c.subnames = append(c.subnames, result)
	return result
}

func (c *common) hasName(name string) bool {
	for _, known := range c.subnames {
		if known == name {
			return true
		}
	}
	return false
}
