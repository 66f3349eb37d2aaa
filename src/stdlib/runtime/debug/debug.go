// Package debug: stack traces, and settings of a runtime that is not there.
package debug

import (
	"os"
	"runtime"
)

// Stack is the calling goroutine's trace.
func Stack() []byte {
	buf := make([]byte, 1024)
	for {
		n := runtime.Stack(buf, false)
		if n < len(buf) {
			return buf[:n]
		}
		buf = make([]byte, 2*len(buf))
	}
}

func PrintStack() { os.Stderr.Write(Stack()) }

// The settings answer what Go's defaults are and remember nothing.

func FreeOSMemory()                     {}
func SetGCPercent(percent int) int      { return 100 }
func SetMaxStack(bytes int) int         { return 1000000000 }
func SetMaxThreads(threads int) int     { return 10000 }
func SetMemoryLimit(limit int64) int64  { return 1<<63 - 1 }
func SetPanicOnFault(enabled bool) bool { return false }
func SetTraceback(level string)         {}

// A BuildInfo says what a program was built from.
type BuildInfo struct {
	GoVersion string
	Path      string
	Main      Module
	Deps      []*Module
	Settings  []BuildSetting
}

type Module struct {
	Path    string
	Version string
	Sum     string
	Replace *Module
}

type BuildSetting struct {
	Key, Value string
}

// ReadBuildInfo knows nothing: the program was not built from a module.
func ReadBuildInfo() (info *BuildInfo, ok bool) { return nil, false }
