package runtime

const (
	GOOS     = "linux"
	GOARCH   = "amd64"
	Compiler = "gc"
)

// Gosched lets others run.
//
//raceweave:operation
func Gosched()

// Goexit ends the goroutine after its deferred calls; the machine itself does that.
func Goexit()

// NumGoroutine counts goroutines that have not exited; the library's own for timers are not among them.
//
//raceweave:operation
func NumGoroutine() int

// processors is what GOMAXPROCS was set to; 0: nothing, the run's setting holds.
type processors int

var procs processors

// GOMAXPROCS reports the setting there was. A new one is only remembered: the search assumes as many processors as goroutines.
func GOMAXPROCS(n int) int { return procs.set(n) }

func (p *processors) set(n int) int

func NumCPU() int

func NumCgoCall() int64 { return 0 }

func Version() string

func GOROOT() string { return "/usr/local/go" }

// There are no threads: what would tell them something does nothing.

func Breakpoint()     {}
func KeepAlive(x any) {}
func LockOSThread()   {}
func UnlockOSThread() {}

var MemProfileRate = 512 * 1024

func SetCPUProfileRate(hz int)             {}
func SetBlockProfileRate(rate int)         {}
func SetMutexProfileFraction(rate int) int { return 0 }
