package main

import "sync"
import "sync/atomic"

type counter struct {
	mu sync.Mutex
	n  int
}
type wrapped struct{ counter }
type embeds struct{ sync.Mutex }
type holdsPointer struct{ *sync.Mutex }
type holdsLocker struct{ sync.Locker }
type tally struct{ n atomic.Int64 }
type manual struct{}

func (m *manual) Lock()   {}
func (m *manual) Unlock() {}

type guarded struct{ l manual }

type box[T any] struct {
	mu sync.Mutex
	v  T
}

func (c counter) get() int                                  { return c.n }
func byValue(c counter, wg sync.WaitGroup)                  {}
func fine(c *counter, p holdsPointer, l holdsLocker)        {}
func all(sync.Once, sync.Pool, sync.Cond, sync.RWMutex)     {}
func arrays(x [3]sync.Mutex, y []sync.Mutex, e embeds)      {}
func generic(b box[int])                                    {}
func variadic(xs ...sync.Mutex)                             {}
func anything(x any)                                        {}
func fresh() counter                                        { return counter{} }
func returned() counter {
	var c counter
	return c
}

func main() {
	var c counter
	d := c
	var e = c
	e = c
	p := &c
	f := *p
	for _, each := range []counter{{}, {}} {
		_ = each.n
	}
	for i := range []counter{{}, {}} {
		_ = i
	}
	byValue(c, sync.WaitGroup{})
	anything(c)
	_ = []counter{c}
	_ = map[string]counter{"a": c}
	_ = wrapped{c}
	_ = wrapped{counter: c}
	_ = func(m sync.Mutex) {}
	var g guarded
	g2 := g
	var t tally
	t2 := t
	new(sync.Mutex).Lock()
	go byValue(c, sync.WaitGroup{})
	m := map[int]counter{}
	w := m[1]
	var arr [2]counter
	arr2 := arr
	x, y := c, 1
	r := fresh()
	var once sync.Once
	o := once
	anonymous := struct{ embeds }{}
	again := anonymous
	fine(&c, holdsPointer{}, holdsLocker{})
	println(&d, &e, &f, &g2, &t2, &w, len(arr), &arr2, &x, y, &r, &o, &again)
}
