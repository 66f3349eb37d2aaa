package testing

import "time"

// A B is a benchmark: it runs once, which is enough to see what goes wrong.
type B struct {
	common
	N      int
	isDone bool
}

func (b *B) ResetTimer()                         {}
func (b *B) StartTimer()                         {}
func (b *B) StopTimer()                          {}
func (b *B) ReportAllocs()                       {}
func (b *B) SetBytes(n int64)                    {}
func (b *B) SetParallelism(p int)                {}
func (b *B) ReportMetric(n float64, unit string) {}
func (b *B) Elapsed() time.Duration              { return time.Duration(clock() - b.began) }

// Run runs f as part of b.
func (b *B) Run(name string, f func(b *B)) bool {
	sub := newBenchmark(b.name + "/" + b.unique(rewritten(name)))
	sub.parent = &b.common
	sub.runOnce(f)
	return !sub.Failed()
}

func newBenchmark(name string) *B {
	return &B{common: common{name: name, began: clock(), signal: make(chan bool, 1)}, N: 1}
}

// runOnce gives f a goroutine that FailNow can end.
func (b *B) runOnce(f func(b *B)) {
	go func() {
		defer func() {
			if !isPanicking() {
				b.cleanUp()
				b.signal <- true
			}
		}()
		f(b)
	}()
	<-b.signal
}

// A PB counts the rounds of a goroutine of RunParallel.
type PB struct {
	nLeft int
}

func (pb *PB) Next() bool {
	pb.nLeft--
	return pb.nLeft >= 0
}

// RunParallel runs body on two goroutines, one round each.
func (b *B) RunParallel(body func(pb *PB)) {
	ended := make(chan bool)
	for i := 0; i < 2; i++ {
		go func() {
			body(&PB{1})
			ended <- true
		}()
	}
	<-ended
	<-ended
}

// A BenchmarkResult says that the benchmark ran, not how fast.
type BenchmarkResult struct {
	N         int
	T         time.Duration
	Bytes     int64
	MemAllocs uint64
	MemBytes  uint64
	Extra     map[string]float64
}

func (r BenchmarkResult) NsPerOp() int64 {
	if r.N <= 0 {
		return 0
	}
	return int64(r.T) / int64(r.N)
}

func (r BenchmarkResult) AllocsPerOp() int64       { return 0 }
func (r BenchmarkResult) AllocedBytesPerOp() int64 { return 0 }

func Benchmark(f func(b *B)) BenchmarkResult {
	b := newBenchmark("")
	b.runOnce(f)
	if b.Failed() {
		return BenchmarkResult{}
	}
	return BenchmarkResult{N: b.N, T: b.Elapsed()}
}

// AllocsPerRun runs f; there is no heap whose allocations could be counted.
func AllocsPerRun(runs int, f func()) (avg float64) {
	for i := 0; i <= runs; i++ {
		f()
	}
	return 0
}

// An F is a fuzz test: declared, so that files with one compile, but never run.
type F struct {
	common
}

func (f *F) Add(args ...any) {}
func (f *F) Fuzz(ff any)     { panic("raceweave: fuzz tests are not run") }
