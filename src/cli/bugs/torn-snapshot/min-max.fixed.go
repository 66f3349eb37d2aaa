// A sampler whose bounds are two atomics: a reader can see a minimum above the maximum.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type bounds struct{ low, high int64 }

type Window struct {
	current atomic.Pointer[bounds]
}

func (w *Window) Slide(low, high int64) {
	w.current.Store(&bounds{low, high})
}

func (w *Window) Bounds() (low, high int64) {
	b := w.current.Load()
	return b.low, b.high
}

type Sampler struct {
	window *Window
	inside int
	width  int64
}

func (s *Sampler) Sample(v int64) {
	low, high := s.window.Bounds()
	s.width = high - low
	if low <= v && v <= high {
		s.inside++
	}
}

func main() {
	w := &Window{}
	w.Slide(0, 10)
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		w.Slide(100, 110)
	}()
	s := &Sampler{window: w}
	s.Sample(5)
	wg.Wait()
	fmt.Println("width", s.width)
}
