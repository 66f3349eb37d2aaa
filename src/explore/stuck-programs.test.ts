// The detectors of deadlocks, lock orders, lost wakeups and ABA on Go programs, each beside its correct twin.

import { expect, test } from "vitest";
import type { Finding, FindingKind } from "../trace/finding.ts";
import { explore, TestCompiler } from "./testing.ts";

const compiler = await TestCompiler.create();

/** What these detectors find; other ones have tests of their own. */
const KINDS: readonly FindingKind[] = [
  ...(["double-lock", "deadlock", "lost-wakeup", "goroutine-leak", "lock-order", "aba", "panic"] as const),
];

/** Kinds found, each with the lines of its events. */
function found(source: string, maxExecutions = 20_000): readonly string[] {
  const { findings } = explore(compiler.compile(source), { maxExecutions });
  const ours = findings.filter(({ kind }) => KINDS.includes(kind));
  return ours.map(({ kind, events }) => [kind, ...linesOf(events)].join(" ")).sort();
}

function linesOf(events: Finding["events"]): readonly number[] {
  return [...new Set(events.map(({ line }) => line))].sort((a, b) => a - b);
}

const IMPORTS = `package main
import "sync"
import "sync/atomic"; import "time"
var _ atomic.Int64; var _ time.Duration
`;

const programs: readonly [name: string, source: string, want: readonly string[]][] = [
  [
    "a method that locks what its caller holds",
    `${IMPORTS}
type account struct { mu sync.Mutex; n int }
func (a *account) get() int {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.n
}
func (a *account) add() {
	a.mu.Lock()
	a.n = a.get() + 1
	a.mu.Unlock()
}
func main() {
	var a account
	go a.add()
}`,
    ["double-lock 8 13"],
  ],
  [
    "two read locks of one goroutine, and a writer",
    `${IMPORTS}
func main() {
	var mu sync.RWMutex
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		mu.Lock()
		mu.Unlock()
	}()
	mu.RLock()
	mu.RLock()
	mu.RUnlock()
	mu.RUnlock()
	wg.Wait()
}`,
    ["double-lock 12 15 16"],
  ],
  [
    "the same without a writer",
    `${IMPORTS}
func main() {
	var mu sync.RWMutex
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		mu.RLock()
		mu.RUnlock()
	}()
	mu.RLock()
	mu.RLock()
	mu.RUnlock()
	mu.RUnlock()
	wg.Wait()
}`,
    [],
  ],
  [
    "a circle of two locks, one of them taken by main",
    `${IMPORTS}
var a, b sync.Mutex
func main() {
	go func() {
		a.Lock()
		b.Lock()
		b.Unlock()
		a.Unlock()
	}()
	b.Lock()
	a.Lock()
	a.Unlock()
	b.Unlock()
}`,
    ["deadlock 9 10 14 15"],
  ],
  [
    "a circle that main does not wait for",
    `${IMPORTS}
var a, b sync.Mutex
func main() {
	done := make(chan bool)
	go func() {
		a.Lock()
		done <- true
		b.Lock()
		b.Unlock()
		a.Unlock()
	}()
	go func() {
		b.Lock()
		done <- true
		a.Lock()
		a.Unlock()
		b.Unlock()
	}()
	<-done
	<-done
}`,
    ["deadlock 10 12 17 19"],
  ],
  [
    "a circle beside a panic",
    `${IMPORTS}
var a, b sync.Mutex
func take(first, second *sync.Mutex) {
	first.Lock()
	time.Sleep(time.Millisecond)
	second.Lock()
	second.Unlock()
	first.Unlock()
}
func main() {
	go take(&a, &b)
	go take(&b, &a)
	time.Sleep(time.Second)
	panic("watchdog")
}`,
    ["deadlock 8 10", "panic 18"],
  ],
  [
    "one order of locks",
    `${IMPORTS}
var a, b sync.Mutex
func main() {
	var wg sync.WaitGroup
	for range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			a.Lock()
			b.Lock()
			b.Unlock()
			a.Unlock()
		}()
	}
	wg.Wait()
}`,
    [],
  ],
  [
    "two orders that never meet",
    `${IMPORTS}
var a, b sync.Mutex
func main() {
	var isDone atomic.Bool
	go func() {
		a.Lock()
		b.Lock()
		b.Unlock()
		a.Unlock()
		isDone.Store(true)
	}()
	if isDone.Load() {
		b.Lock()
		a.Lock()
		a.Unlock()
		b.Unlock()
	}
}`,
    [],
  ],
  [
    "a condition that is looked at without the lock",
    `${IMPORTS}
func main() {
	var mu sync.Mutex
	c := sync.NewCond(&mu)
	var ready atomic.Bool
	done := make(chan bool)
	go func() {
		if !ready.Load() {
			mu.Lock()
			c.Wait()
			mu.Unlock()
		}
		close(done)
	}()
	ready.Store(true)
	c.Broadcast()
	<-done
}`,
    ["lost-wakeup 12 14 19 20 21"],
  ],
  [
    "Signal for two who wait for the same",
    `${IMPORTS}
func main() {
	var mu sync.Mutex
	c := sync.NewCond(&mu)
	ready := false
	var wg sync.WaitGroup
	for range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			for !ready {
				c.Wait()
			}
			mu.Unlock()
		}()
	}
	mu.Lock()
	ready = true
	mu.Unlock()
	c.Signal()
	wg.Wait()
}`,
    ["lost-wakeup 16 17 23 25 26"],
  ],
  [
    "Broadcast for two who wait for the same",
    `${IMPORTS}
func main() {
	var mu sync.Mutex
	c := sync.NewCond(&mu)
	ready := false
	var wg sync.WaitGroup
	for range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			for !ready {
				c.Wait()
			}
			mu.Unlock()
		}()
	}
	mu.Lock()
	ready = true
	mu.Unlock()
	c.Broadcast()
	wg.Wait()
}`,
    [],
  ],
  [
    "a stack whose nodes come back",
    `${IMPORTS}
var nodes [2]struct { next atomic.Int64 }
var head, free atomic.Int64
func pop(list *atomic.Int64) int64 {
	for {
		i := list.Load()
		if i < 0 {
			return -1
		}
		next := nodes[i].next.Load()
		if list.CompareAndSwap(i, next) {
			return i
		}
	}
}
func push(list *atomic.Int64, i int64) {
	for {
		old := list.Load()
		nodes[i].next.Store(old)
		if list.CompareAndSwap(old, i) {
			return
		}
	}
}
func main() {
	free.Store(-1)
	nodes[0].next.Store(1)
	nodes[1].next.Store(-1)
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		pop(&head)
	}()
	go func() {
		defer wg.Done()
		first := pop(&head)
		second := pop(&head)
		if second >= 0 {
			push(&free, second)
		}
		push(&head, first)
	}()
	wg.Wait()
}`,
    ["aba 10 14 15 23 24"],
  ],
  [
    "the same with a version that counts",
    `${IMPORTS}
var next [2]atomic.Int64
var head atomic.Int64
func pop() int64 {
	for {
		old := head.Load()
		i := old & 3
		if i == 3 {
			return -1
		}
		if head.CompareAndSwap(old, (old>>2+1)<<2|next[i].Load()) {
			return i
		}
	}
}
func push(i int64) {
	for {
		old := head.Load()
		next[i].Store(old & 3)
		if head.CompareAndSwap(old, (old>>2+1)<<2|i) {
			return
		}
	}
}
func main() {
	next[0].Store(1)
	next[1].Store(3)
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		pop()
	}()
	go func() {
		defer wg.Done()
		first := pop()
		pop()
		if first >= 0 {
			push(first)
		}
	}()
	wg.Wait()
}`,
    [],
  ],
];

test.each(programs)("%s", (_, source, want) => {
  expect(found(source)).toEqual(want);
});

const ORDERS = `${IMPORTS}
func main() {
	var a, b, c sync.Mutex
	var wg sync.WaitGroup
	take := func(first, second *sync.Mutex) {
		defer wg.Done()
		first.Lock()
		second.Lock()
		second.Unlock()
		first.Unlock()
	}
	wg.Add(3)
	go take(&a, &b)
	go take(&b, &a)
	go take(&b, &c)
	wg.Wait()
}`;

test("a lock order that has not deadlocked yet is told, until it has", () => {
  expect(found(ORDERS, 1)).toEqual(["lock-order 11 12"]);
  expect(found(ORDERS)).toEqual(["deadlock 11 12 20"]);
});

const UNENDING = `${IMPORTS}
var a, b sync.Mutex
func take(first, second *sync.Mutex, started chan bool) {
	first.Lock()
	started <- true
	second.Lock()
	second.Unlock()
	first.Unlock()
}
func main() {
	started := make(chan bool)
	go take(&a, &b, started)
	go take(&b, &a, started)
	<-started
	<-started
	for {
		time.Sleep(time.Second)
	}
}`;

test("a circle beside a main that never ends", () => {
  expect(found(UNENDING, 3)).toEqual(["deadlock 8 10"]);
});
