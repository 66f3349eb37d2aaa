package main

import (
	"fmt"
	"sync"
)

type counter struct {
	sync.Mutex
	n int
}

type logged struct {
	sync.Locker
	log []string
}

func (l *logged) Lock()   { l.Locker.Lock(); l.log = append(l.log, "lock") }
func (l *logged) Unlock() { l.log = append(l.log, "unlock"); l.Locker.Unlock() }

func with(l sync.Locker, f func()) {
	l.Lock()
	defer l.Unlock()
	f()
}

func main() {
	var c counter
	with(&c, func() { c.n++ })
	c.Lock()
	c.n++
	c.Unlock()
	l := &logged{Locker: new(sync.RWMutex)}
	with(l, func() {})
	fmt.Println(c.n, l.log)
}
