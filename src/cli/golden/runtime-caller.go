package main

import (
	"fmt"
	"runtime"
	"strings"
)

type T struct{}

func base(file string) string { return file[strings.LastIndexByte(file, '/')+1:] }

func (*T) where() {
	pc, file, line, ok := runtime.Caller(1)
	fmt.Println(runtime.FuncForPC(pc).Name(), base(file), line, ok)
	_, _, line, _ = runtime.Caller(0)
	fmt.Println(line)
}

func trace() {
	pcs := make([]uintptr, 10)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(1, pcs)])
	for {
		frame, more := frames.Next()
		if strings.HasPrefix(frame.Function, "main.") {
			fmt.Println(frame.Function, base(frame.File), frame.Line)
		}
		if !more {
			return
		}
	}
}

func main() {
	(&T{}).where()
	func() {
		defer trace()
	}()
	f := func(depth int) {
		_, _, line, ok := runtime.Caller(depth)
		fmt.Println(line > 0, ok)
	}
	f(1)
	f(100)
	fmt.Println(runtime.FuncForPC(0) == nil)
}
