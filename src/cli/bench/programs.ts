// Programs that the benchmarks run.

/** A well-typed Go file of about `nLines` lines in the style of real code: structs, methods, locks, maps, channels, loops. */
export function fileOfLines(nLines: number): string {
  const part = (i: number): string => `
type Store${i} struct {
	mu    sync.Mutex
	items map[string]int
	queue chan string
}

func NewStore${i}(size int) *Store${i} {
	return &Store${i}{items: make(map[string]int, size), queue: make(chan string, size)}
}

// Add counts one more and says how many there are.
func (s *Store${i}) Add(key string, n int) (total int, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if n < 0 {
		return 0, fmt.Errorf("store ${i}: %q: negative count %d", key, n)
	}
	s.items[key] += n
	for _, v := range s.items {
		total += v
	}
	select {
	case s.queue <- key:
	default:
	}
	return total, nil
}

func (s *Store${i}) Keys() []string {
	keys := make([]string, 0, len(s.items))
	for k := range s.items {
		keys = append(keys, strings.ToUpper(k))
	}
	return keys
}
`;
  const perPart = part(0).split("\n").length;
  const parts = Array.from({ length: Math.max(1, Math.round(nLines / perPart)) }, (_, i) => part(i));
  return `package main

import (
	"fmt"
	"strings"
	"sync"
)
${parts.join("")}
func main() {
	s := NewStore0(3)
	fmt.Println(s.Add("a", 1))
	fmt.Println(s.Keys())
}
`;
}

/** Wraps statements into a main function. */
export function mainOf(body: string, rest = ""): string {
  return `package main\n\n${rest}\nfunc main() {\n${body}\n}\n`;
}

export const LOOP = mainOf(`	sum := 0
	for i := 0; i < 3000000; i++ {
		sum += i * i & 1023
	}
	println(sum)`);

export const CALLS = mainOf(
  "	println(fib(27))",
  `func fib(n int) int {
	if n < 2 {
		return n
	}
	return fib(n-1) + fib(n-2)
}
`,
);

export const SLICES = mainOf(`	a := make([]int, 1000)
	for k := 0; k < 1000; k++ {
		for i := range a {
			a[i] += i ^ k
		}
	}
	println(a[7])`);

export const MAPS = mainOf(`	m := map[int]int{}
	for i := 0; i < 300000; i++ {
		m[i&4095] += i
	}
	println(len(m))`);

/** Two goroutines that take turns through an unbuffered channel: every step is a visible operation. */
export const PING_PONG = mainOf(`	ping, pong := make(chan int), make(chan int)
	go func() {
		for v := range ping {
			pong <- v + 1
		}
		close(pong)
	}()
	v := 0
	for i := 0; i < 50000; i++ {
		ping <- v
		v = <-pong
	}
	close(ping)
	println(v)`);

/** N goroutines with one unlocked counter++ each. */
export function counters(n: number): string {
  return `package main

import "sync"

func main() {
	counter := 0
	var wg sync.WaitGroup
	wg.Add(${n})
	for i := 0; i < ${n}; i++ {
		go func() {
			counter++
			wg.Done()
		}()
	}
	wg.Wait()
	println(counter)
}
`;
}

/** fib_bench(n) of the SV-COMP suite, on atomics: two writers, n rounds each. */
export function fibBench(n: number): string {
  return `package main

import (
	"sync"
	"sync/atomic"
)

var x, y atomic.Int64

func main() {
	x.Store(1)
	y.Store(1)
	var wg sync.WaitGroup
	wg.Add(3)
	go func() {
		defer wg.Done()
		for i := 0; i < ${n}; i++ {
			x.Store(x.Load() + y.Load())
		}
	}()
	go func() {
		defer wg.Done()
		for i := 0; i < ${n}; i++ {
			y.Store(x.Load() + y.Load())
		}
	}()
	go func() {
		defer wg.Done()
		x.Load()
		y.Load()
	}()
	wg.Wait()
}
`;
}
