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

func NumGoroutine() int

// GOMAXPROCS reports the run's setting; it cannot be changed from inside.
func GOMAXPROCS(n int) int

func NumCPU() int

func Version() string

// There is no collector and there are no threads: what would tell them something does nothing.

func GC()                             {}
func KeepAlive(x any)                 {}
func LockOSThread()                   {}
func UnlockOSThread()                 {}
func SetFinalizer(obj, finalizer any) {}
