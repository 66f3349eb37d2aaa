// Logical races in Go programs, and correct programs that look like them: what is found of these kinds, and where.

import { expect, test } from "vitest";
import { explore, TestCompiler } from "./testing.ts";

const compiler = await TestCompiler.create();
const KINDS = ["lost-update", "check-then-act", "atomicity-violation", "torn-snapshot", "init-order"];
const MAX_EXECUTIONS = 200;

// Two goroutines run `work(1)` and `work(2)`; the program waits for them. Lines count from the declarations on.
function find(declarations: string): readonly string[] {
  const body = `var wg sync.WaitGroup
    wg.Add(2)
    for i := 1; i <= 2; i++ { go func() { defer wg.Done(); work(i) }() }
    wg.Wait()`;
  const { findings } = explore(compiler.main(body, declarations), { maxExecutions: MAX_EXECUTIONS });
  return findings
    .filter(({ kind }) => KINDS.includes(kind))
    .map(({ kind, message }) => `${kind}: ${objectOf(message)}`);
}

const objectOf = (message: string): string => message.match(/(?:of|on|writes|reads|uses) (\S+?)[: ]/)?.[1] ?? message;

const mistakes: readonly [name: string, declarations: string, want: readonly string[]][] = [
  [
    "getter and setter, each locked",
    `type C struct { mu sync.Mutex; v int }
     func (c *C) get() int { c.mu.Lock(); defer c.mu.Unlock(); return c.v }
     func (c *C) set(v int) { c.mu.Lock(); defer c.mu.Unlock(); c.v = v }
     var c C
     func work(i int) { c.set(c.get() + i) }`,
    ["lost-update: c.v"],
  ],
  [
    "the setter is a function value",
    `var mu sync.Mutex
     var v int
     func get() int { mu.Lock(); defer mu.Unlock(); return v }
     func set(n int) { mu.Lock(); defer mu.Unlock(); v = n }
     func update(store func(int), n int) { store(n + 1) }
     func work(i int) { update(set, get()) }`,
    ["lost-update: v"],
  ],
  [
    "the value is kept in a struct in between",
    `type box struct { n int }
     var mu sync.Mutex
     var v int
     func work(i int) {
       b := &box{}
       mu.Lock(); b.n = v; mu.Unlock()
       b.n++
       mu.Lock(); v = b.n; mu.Unlock()
     }`,
    ["lost-update: v"],
  ],
  ["swap of a load", "var n atomic.Int64\nfunc work(i int) { n.Swap(n.Load() + 1) }", ["lost-update: n.v"]],
  [
    "sync.Map, load and store",
    `var m sync.Map
     func work(i int) { v, _ := m.Load("k"); n, _ := v.(int); m.Store("k", n+1) }`,
    ["lost-update: m"],
  ],
  [
    "a copy on write",
    `type node struct { next *node }
     var head atomic.Pointer[node]
     func work(i int) { head.Store(&node{head.Load()}) }`,
    ["lost-update: head.v"],
  ],
  [
    "a predicate, then an act",
    `var mu sync.Mutex
     var n = 1
     func has() bool { mu.Lock(); defer mu.Unlock(); if n > 0 { return true }; return false }
     func take() { mu.Lock(); n--; mu.Unlock() }
     func work(i int) { if has() { take() } }`,
    ["check-then-act: n"],
  ],
  [
    "sync.Map, looked up and then stored",
    `var m sync.Map
     func work(i int) { if _, ok := m.Load("k"); !ok { m.Store("k", i) } }`,
    ["check-then-act: m"],
  ],
  [
    "a limit of an atomic counter",
    "var n atomic.Int64\nfunc work(i int) { if n.Load() < 1 { n.Add(1) } }",
    ["check-then-act: n.v"],
  ],
  [
    "a limit of what several shards hold together",
    `type shard struct { mu sync.Mutex; n int }
     var shards [2]shard
     func total() (sum int) {
       for i := range shards { s := &shards[i]; s.mu.Lock(); sum += s.n; s.mu.Unlock() }
       return sum
     }
     func work(i int) { if total() < 1 { s := &shards[0]; s.mu.Lock(); s.n++; s.mu.Unlock() } }`,
    ["check-then-act: shards[0].n"],
  ],
  [
    "a number that is used up, computed twice",
    `var next atomic.Int64
     var mu sync.Mutex
     var given []int64
     func work(i int) {
       if next.Load() > 5 { return }
       mu.Lock(); given = append(given, next.Load()); mu.Unlock()
       next.Store(int64(len("four") + 5))
     }`,
    ["check-then-act: next.v"],
  ],
  [
    "a copy of one variable in another",
    `var mu sync.Mutex
     var price, shown int
     func work(i int) {
       if i == 1 { mu.Lock(); price++; shown = price; mu.Unlock(); return }
       mu.Lock(); p := price; mu.Unlock()
       mu.Lock(); shown = p; mu.Unlock()
     }`,
    ["atomicity-violation: shown"],
  ],
  [
    "two atomics as one",
    `var sum, n atomic.Int64
     func work(i int) {
       if i == 1 { sum.Add(6); n.Add(1); return }
       if sum.Load() > 6*n.Load() { panic("impossible") }
     }`,
    ["torn-snapshot: sum.v"],
  ],
];

test.each(mistakes)("%s", (_, declarations, want) => {
  expect(find(declarations)).toEqual(want);
});

const correct: readonly [name: string, declarations: string][] = [
  [
    "one critical section",
    "var mu sync.Mutex\nvar n int\nfunc work(i int) { mu.Lock(); if n < 1 { n++ }; mu.Unlock() }",
  ],
  [
    "read again under the lock",
    `var mu sync.RWMutex
     var m = map[string]int{}
     func work(i int) {
       mu.RLock(); _, ok := m["k"]; mu.RUnlock()
       if ok { return }
       mu.Lock(); defer mu.Unlock()
       if _, ok := m["k"]; !ok { m["k"] = i }
     }`,
  ],
  [
    "a compare-and-swap loop",
    `var n atomic.Int64
     func work(i int) { for { old := n.Load(); if n.CompareAndSwap(old, old+1) { return } } }`,
  ],
  [
    "add, and take it back",
    "var n atomic.Int64\nfunc work(i int) { if n.Add(1) > 1 { n.Add(-1); return }; n.Add(-1) }",
  ],
  [
    "take what was seen",
    "var n atomic.Int64\nfunc work(i int) { n.Add(1); if seen := n.Load(); seen > 0 { n.Add(-seen) } }",
  ],
  [
    "read again until nothing has changed in between",
    `var seq atomic.Uint32
     var secs, nanos atomic.Int64
     func get() (int64, int64) {
       for {
         if s := seq.Load(); s%2 == 0 {
           a, b := secs.Load(), nanos.Load()
           if seq.Load() == s { return a, b }
         }
         runtime.Gosched()
       }
     }
     func work(i int) {
       if i == 1 { seq.Add(1); secs.Store(1); nanos.Store(10); seq.Add(1); return }
       if a, b := get(); b != a*10 { panic("torn") }
     }`,
  ],
  [
    "a memo: both compute the same",
    `type key struct { text string; hash atomic.Int64 }
     var k = &key{text: "abc"}
     func (k *key) Hash() int64 {
       if h := k.hash.Load(); h != 0 { return h }
       h := int64(len(k.text)) + 1
       k.hash.Store(h)
       return h
     }
     func work(i int) { if k.Hash() != 4 { panic("?") } }`,
  ],
  [
    "copy on write under a lock, behind a look without it",
    `var mu sync.Mutex
     var cur atomic.Pointer[[]int]
     func contains(list []int, v int) bool { for _, x := range list { if x == v { return true } }; return false }
     func has(v int) bool { if p := cur.Load(); p != nil { return contains(*p, v) }; return false }
     func work(i int) {
       if has(i) { return }
       mu.Lock(); defer mu.Unlock()
       var next []int
       if p := cur.Load(); p != nil {
         if contains(*p, i) { return }
         next = append([]int{}, *p...)
       }
       next = append(next, i)
       cur.Store(&next)
     }`,
  ],
  [
    "a struct that is copied under a lock, again and again",
    `type config struct { replicas, version int }
     var mu, own sync.RWMutex
     var cfg, applied config
     func get() config { mu.RLock(); defer mu.RUnlock(); return cfg }
     func work(i int) {
       if i == 1 { for v := 1; v < 3; v++ { mu.Lock(); cfg = config{v, v}; mu.Unlock() }; return }
       for k := 0; k < 2; k++ { c := get(); own.Lock(); if applied != c { applied = c }; own.Unlock() }
     }`,
  ],
  [
    "a number that is drawn, and compared later",
    `type counter struct { mu sync.Mutex; n int }
     var tokens, seen counter
     func draw() int { tokens.mu.Lock(); defer tokens.mu.Unlock(); tokens.n++; return tokens.n }
     func work(i int) {
       token := draw()
       seen.mu.Lock(); defer seen.mu.Unlock()
       if token < seen.n { return }
       seen.n = token
     }`,
  ],
  [
    "a version that is compared",
    `var mu sync.Mutex
     var v, version int
     func look() (int, int) { mu.Lock(); defer mu.Unlock(); return v, version }
     func swap(n, seen int) bool { mu.Lock(); defer mu.Unlock(); if version != seen { return false }; v = n; version++; return true }
     func work(i int) { for { n, seen := look(); if swap(n+1, seen) { return } } }`,
  ],
  [
    "a pool whose users come back",
    `type conn struct { uses int }
     var mu sync.Mutex
     var idle []*conn
     var made int
     func get() (*conn, bool) {
       mu.Lock(); defer mu.Unlock()
       if n := len(idle); n > 0 { c := idle[n-1]; idle = idle[:n-1]; return c, true }
       if made == 2 { return nil, false }
       made++
       return &conn{}, true
     }
     func put(c *conn) { mu.Lock(); defer mu.Unlock(); c.uses++; idle = append(idle, c) }
     func work(i int) { for k := 0; k < 2; k++ { c, ok := get(); if !ok { return }; put(c) } }`,
  ],
  [
    "take a job, put another one back",
    `var mu sync.Mutex
     var jobs = []int{3, 2}
     func pop() (int, bool) {
       mu.Lock(); defer mu.Unlock()
       if len(jobs) == 0 { return 0, false }
       j := jobs[0]; jobs = jobs[1:]
       return j, true
     }
     func push(j int) { mu.Lock(); jobs = append(jobs, j); mu.Unlock() }
     func work(i int) { for { j, ok := pop(); if !ok { return }; if j > 1 { push(j - 2) } } }`,
  ],
  [
    "getter and setter of one that is alone, and of another that is set to what is known",
    `type C struct { mu sync.Mutex; v int }
     func (c *C) get() int { c.mu.Lock(); defer c.mu.Unlock(); return c.v }
     func (c *C) set(v int) { c.mu.Lock(); defer c.mu.Unlock(); c.v = v }
     var shared C
     func work(i int) { own := &C{}; own.set(own.get() + 1); if shared.get() < 0 { panic("?") }; shared.set(i) }`,
  ],
  ["different keys of a sync.Map", "var m sync.Map\nfunc work(i int) { if _, ok := m.Load(i); !ok { m.Store(i, i) } }"],
  [
    "flush what has gathered",
    `var mu sync.Mutex
     var items []int
     func size() int { mu.Lock(); defer mu.Unlock(); return len(items) }
     func add(v int) { mu.Lock(); items = append(items, v); mu.Unlock() }
     func flush() []int { mu.Lock(); defer mu.Unlock(); batch := items; items = nil; return batch }
     func work(i int) { add(i); if size() > 0 { flush() } }`,
  ],
  [
    "a snapshot that is thrown away if it is torn",
    `var seq, a, b atomic.Int64
     func work(i int) {
       if i == 1 { seq.Add(1); a.Store(5); b.Store(-5); seq.Add(1); return }
       s := seq.Load()
       x, y := a.Load(), b.Load()
       if s%2 == 0 && seq.Load() == s && x+y != 0 { panic("torn") }
     }`,
  ],
  [
    "asked, and answered",
    `type C struct { n int }
     var mu sync.Mutex
     var running bool
     var conn *C
     func work(i int) {
       if i == 1 { mu.Lock(); running = true; mu.Unlock(); c := &C{1}; mu.Lock(); conn = c; mu.Unlock(); return }
       mu.Lock(); defer mu.Unlock()
       if running && conn != nil { conn.n++ }
     }`,
  ],
];

test.each(correct)("correct: %s", (_, declarations) => {
  expect(find(declarations)).toEqual([]);
});
