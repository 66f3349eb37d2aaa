package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
)

func main() {
	runtime.GOMAXPROCS(3)
	fmt.Println(runtime.GOMAXPROCS(2), runtime.GOMAXPROCS(0), runtime.GOMAXPROCS(-1))
	fmt.Println(runtime.GOOS, runtime.GOARCH, runtime.Compiler, strings.HasPrefix(runtime.Version(), "go1."), runtime.NumCPU() > 0)
	runtime.GC()
	debug.FreeOSMemory()
	fmt.Println(debug.SetGCPercent(-1), debug.SetMaxStack(1<<20) > 0)
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fmt.Println(m.EnableGC)
	x := new(int)
	runtime.SetFinalizer(x, nil)
	runtime.KeepAlive(x)
	runtime.LockOSThread()
	runtime.UnlockOSThread()
	buf := make([]byte, 1000)
	stack := string(buf[:runtime.Stack(buf, false)])
	fmt.Println(strings.HasPrefix(stack, "goroutine 1 [running]:\n"), strings.Contains(stack, "main.main("), len(debug.Stack()) > 0)
}
