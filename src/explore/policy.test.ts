// The default run against what Go 1.26 (linux/amd64, GOMAXPROCS=1) printed in at least 10 of 12 runs.

import fc from "fast-check";
import { expect, test } from "vitest";
import { DEFAULT_SCHEDULE } from "../trace/schedule.ts";
import type { Machine } from "../vm/api.ts";
import { RunQueue } from "./policy.ts";
import { record } from "./record.ts";
import { compileBodies, goroutineBodies, TestCompiler } from "./testing.ts";

const compiler = await TestCompiler.create();

const programs: readonly [name: string, body: string, want: string][] = [
  [
    "new goroutines: the last one first, then in order",
    `
	var wg sync.WaitGroup
	for i := range 3 {
		wg.Add(1)
		go func() { defer wg.Done(); fmt.Print(i, " ") }()
	}
	wg.Wait()`,
    "2 0 1 ",
  ],
  [
    "an unbuffered channel",
    `
	ch := make(chan int)
	go func() {
		for i := range 4 {
			fmt.Print("s", i, " ")
			ch <- i
		}
		close(ch)
	}()
	for v := range ch {
		fmt.Print("r", v, " ")
	}`,
    "s0 s1 r0 r1 s2 s3 r2 r3 ",
  ],
  [
    "a waiting receiver is served past the buffer",
    `
	ch := make(chan int, 2)
	go func() {
		for i := range 6 {
			fmt.Print("s", i, " ")
			ch <- i
		}
		close(ch)
	}()
	for v := range ch {
		fmt.Print("r", v, " ")
	}`,
    "s0 s1 s2 s3 r0 r1 r2 r3 s4 s5 r4 r5 ",
  ],
  [
    "Gosched goes to the global queue",
    `
	var wg sync.WaitGroup
	for i := range 3 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := range 3 {
				fmt.Print(i, j, " ")
				runtime.Gosched()
			}
		}()
	}
	wg.Wait()`,
    "2 0 0 0 1 0 2 1 0 1 1 1 2 2 0 2 1 2 ",
  ],
  [
    "a mutex wakes one who waits",
    `
	var mu sync.Mutex
	var wg sync.WaitGroup
	mu.Lock()
	for i := range 3 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			fmt.Print("got", i, " ")
			mu.Unlock()
			fmt.Print("done", i, " ")
		}()
	}
	runtime.Gosched()
	fmt.Print("main ")
	mu.Unlock()
	wg.Wait()`,
    "main got2 done2 got0 done0 got1 done1 ",
  ],
  [
    "close wakes the last waiter last",
    `
	start := make(chan bool)
	var wg sync.WaitGroup
	for i := range 4 {
		wg.Add(1)
		go func() { defer wg.Done(); <-start; fmt.Print(i, " ") }()
	}
	runtime.Gosched()
	close(start)
	fmt.Print("closed ")
	wg.Wait()`,
    "closed 3 2 1 0 ",
  ],
  [
    "runnext keeps two goroutines going",
    `
	a, b := make(chan int), make(chan int)
	go func() {
		for v := range a {
			fmt.Print("x", v, " ")
			b <- v + 1
		}
		close(b)
	}()
	go func() { fmt.Print("other ") }()
	for v := 0; v < 6; v++ {
		a <- v
		fmt.Print("m", <-b, " ")
	}
	close(a)
	<-b
	runtime.Gosched()`,
    "other x0 m1 x1 m2 x2 m3 x3 m4 x4 m5 x5 m6 ",
  ],
  [
    "one worker takes all jobs",
    `
	jobs, results := make(chan int, 5), make(chan int, 5)
	for w := range 3 {
		go func() {
			for j := range jobs {
				fmt.Print("w", w, "j", j, " ")
				results <- j * 2
			}
		}()
	}
	for j := range 5 {
		jobs <- j
	}
	close(jobs)
	for range 5 {
		fmt.Print(<-results, " ")
	}`,
    "w2j0 w2j1 w2j2 w2j3 w2j4 0 2 4 6 8 ",
  ],
  [
    "select with ready cases",
    `
	a, b, quit := make(chan int), make(chan int), make(chan bool)
	go func() { for i := range 3 { a <- i }; quit <- true }()
	go func() { for i := range 3 { b <- i }; quit <- true }()
	for n := 0; n < 2; {
		select {
		case v := <-a:
			fmt.Print("a", v, " ")
		case v := <-b:
			fmt.Print("b", v, " ")
		case <-quit:
			n++
		}
	}`,
    "b0 b1 b2 a0 a1 a2 ",
  ],
  [
    "sleepers by their time",
    `
	var wg sync.WaitGroup
	for i := range 3 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			time.Sleep(time.Duration(3-i) * 20 * time.Millisecond)
			fmt.Print(i, " ")
		}()
	}
	wg.Wait()`,
    "2 1 0 ",
  ],
  [
    "readers who wait come before the next writer",
    `
	var mu sync.RWMutex
	var wg sync.WaitGroup
	mu.Lock()
	for i := range 3 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.RLock()
			fmt.Print("r", i, " ")
			mu.RUnlock()
		}()
	}
	wg.Add(1)
	go func() { defer wg.Done(); mu.Lock(); fmt.Print("w "); mu.Unlock() }()
	runtime.Gosched()
	fmt.Print("main ")
	mu.Unlock()
	wg.Wait()`,
    "main r0 r1 r2 w ",
  ],
  [
    "goroutines of goroutines",
    `
	var wg sync.WaitGroup
	wg.Add(4)
	go func() {
		defer wg.Done()
		go func() { defer wg.Done(); fmt.Print("aa ") }()
		fmt.Print("a ")
	}()
	go func() {
		defer wg.Done()
		go func() { defer wg.Done(); fmt.Print("bb ") }()
		fmt.Print("b ")
	}()
	wg.Wait()`,
    "b bb a aa ",
  ],
  [
    "a channel as a semaphore",
    `
	sem := make(chan bool, 1)
	var wg sync.WaitGroup
	for i := range 3 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := range 2 {
				sem <- true
				fmt.Print(i, j, " ")
				runtime.Gosched()
				<-sem
			}
		}()
	}
	wg.Wait()`,
    "2 0 0 0 1 0 2 1 0 1 1 1 ",
  ],
  [
    "Broadcast",
    `
	var mu sync.Mutex
	c := sync.NewCond(&mu)
	ready := false
	var wg sync.WaitGroup
	for i := range 3 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			for !ready {
				c.Wait()
			}
			fmt.Print(i, " ")
			mu.Unlock()
		}()
	}
	runtime.Gosched()
	mu.Lock()
	ready = true
	c.Broadcast()
	mu.Unlock()
	fmt.Print("main ")
	wg.Wait()`,
    "main 1 2 0 ",
  ],
  [
    "several senders wait",
    `
	ch := make(chan string)
	for _, name := range []string{"a", "b", "c"} {
		go func() {
			for i := range 2 {
				ch <- fmt.Sprint(name, i)
			}
		}()
	}
	for range 6 {
		fmt.Print(<-ch, " ")
	}`,
    "c0 c1 a0 a1 b0 b1 ",
  ],
];

test.each(programs)("%s", (_, body, want) => {
  const { machine, resolve } = compiler.main(body);
  const { trace } = record(machine(), DEFAULT_SCHEDULE, { resolve, maxSteps: 5000 });
  expect(trace.output).toBe(want);
});

test("who only looks for somebody else's write is taken off", () => {
  const { machine, resolve } = compiler.main(
    `go func() { done.Store(true) }()
     for !done.Load() {
     }
     fmt.Print("ok")`,
    "var done atomic.Bool",
  );
  const { trace } = record(machine(), DEFAULT_SCHEDULE, { resolve, maxSteps: 5000 });
  expect(trace.output).toBe("ok");
  expect(trace.events.length).toBeLessThan(400);
});

// The choices of the default run; `lists`: with the choices always listed, as when the clock has moved.
function choicesOf(machine: Machine, lists: boolean): string[] {
  const policy = new RunQueue();
  policy.restart();
  const asked = lists ? (Object.create(machine, { nowNs: { value: 1 } }) as Machine) : machine;
  const choices: string[] = [];
  while (machine.end === undefined && choices.length < 500 && policy.propose(asked)) {
    choices.push(`${policy.goroutine}/${policy.alternative}`);
    machine.step(policy.goroutine, policy.alternative);
    policy.observe(machine.last.kind, machine.last.goroutine, machine.last.partner);
  }
  return choices;
}

test("what is proposed without listing the choices is what is proposed with them", () => {
  fc.assert(
    fc.property(goroutineBodies(4, 5), (bodies) => {
      const compiled = compileBodies(compiler, bodies);
      expect(choicesOf(compiled.machine(), false)).toEqual(choicesOf(compiled.machine(), true));
    }),
    { numRuns: 150 },
  );
});
