// also: torn-value

// A logger whose level can be changed while others log.
package main

import (
	"fmt"
	"strings"
	"sync"
)

type Level int32

const (
	Debug Level = iota
	Info
	Warn
)

type Logger struct {
	mu    sync.Mutex
	level Level
	lines []string
}

func (l *Logger) SetLevel(level Level) {
	l.level = level // want: data-race
}

func (l *Logger) log(level Level, words ...string) {
	if level < l.level { // want: data-race
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.lines = append(l.lines, strings.Join(words, " "))
}

func (l *Logger) Debugf(words ...string) { l.log(Debug, words...) }
func (l *Logger) Warnf(words ...string)  { l.log(Warn, words...) }

func main() {
	l := &Logger{}
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		l.Debugf("connected", "to", "db")
		l.Warnf("slow query")
	}()
	go func() {
		defer wg.Done()
		l.SetLevel(Warn)
	}()
	wg.Wait()
	fmt.Println(len(l.lines) >= 1)
}
