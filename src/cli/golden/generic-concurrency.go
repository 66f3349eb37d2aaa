package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type SafeMap[K comparable, V any] struct {
	mu sync.RWMutex
	m  map[K]V
}

func NewSafeMap[K comparable, V any]() *SafeMap[K, V] {
	return &SafeMap[K, V]{m: make(map[K]V)}
}

func (s *SafeMap[K, V]) Update(k K, f func(V, bool) V) {
	s.mu.Lock()
	defer s.mu.Unlock()
	old, ok := s.m[k]
	s.m[k] = f(old, ok)
}

func (s *SafeMap[K, V]) Load(k K) (v V, ok bool) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	v, ok = s.m[k]
	return
}

type Queue[T any] struct {
	ch   chan T
	done chan struct{}
}

func NewQueue[T any](n int, handle func(T)) *Queue[T] {
	q := &Queue[T]{ch: make(chan T, n), done: make(chan struct{})}
	go q.run(handle)
	return q
}

func (q *Queue[T]) run(handle func(T)) {
	defer close(q.done)
	for x := range q.ch {
		handle(x)
	}
}

func (q *Queue[T]) Close() {
	close(q.ch)
	<-q.done
}

func Parallel[T, U any](in []T, f func(T) U) []U {
	out := make([]U, len(in))
	var wg sync.WaitGroup
	for i, x := range in {
		i, x := i, x
		wg.Add(1)
		go func() {
			defer wg.Done()
			out[i] = f(x)
		}()
	}
	wg.Wait()
	return out
}

func Send[T any](wg *sync.WaitGroup, c chan<- T, xs ...T) {
	defer wg.Done()
	for _, x := range xs {
		c <- x
	}
}

type Config struct{ version int }

type Lazy[T any] struct {
	once sync.Once
	make func() T
	v    T
}

func (l *Lazy[T]) Get() T {
	l.once.Do(func() { l.v = l.make() })
	return l.v
}

func main() {
	m := NewSafeMap[string, int]()
	fmt.Println(Parallel([]int{1, 2, 3, 4}, func(i int) string {
		m.Update("n", func(old int, ok bool) int { return old + i })
		return fmt.Sprint(i * 10)
	}))
	fmt.Println(m.Load("n"))
	sum := 0
	q := NewQueue(2, func(p *Config) { sum += p.version })
	for i := range [3]int{} {
		q.ch <- &Config{i + 1}
	}
	q.Close()
	fmt.Println(sum)
	c := make(chan float64)
	var wg sync.WaitGroup
	wg.Add(2)
	go Send(&wg, c, 0.5, 1)
	go Send[float64](&wg, c, 2)
	go func() { wg.Wait(); close(c) }()
	total := 0.0
	for x := range c {
		total += x
	}
	fmt.Println(total)
	var p atomic.Pointer[Config]
	fmt.Println(p.Load() == nil)
	first := &Config{1}
	p.Store(first)
	fmt.Println(p.CompareAndSwap(nil, &Config{9}), p.CompareAndSwap(first, &Config{2}), p.Load().version)
	fmt.Println(p.Swap(nil).version, p.Load() == nil)
	l := Lazy[[]int]{make: func() []int { fmt.Println("made"); return []int{1} }}
	fmt.Println(l.Get(), l.Get())
	value := sync.OnceValue(func() int { fmt.Println("once"); return 7 })
	fmt.Println(value(), value())
	values := sync.OnceValues(func() (string, error) { return "v", fmt.Errorf("e") })
	fmt.Println(values())
	fmt.Println(values())
	bad := sync.OnceValue(func() int { panic("bad") })
	for range [2]int{} {
		func() {
			defer func() { fmt.Println("recovered", recover()) }()
			bad()
		}()
	}
}
