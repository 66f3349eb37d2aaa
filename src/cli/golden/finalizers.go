package main

import (
	"fmt"
	"runtime"
)

type file struct {
	name string
	next *file
}

type closer interface{ close() }

func (f *file) close() { closed <- f.name }

var closed = make(chan string)

//go:noinline
func open(name string, finalizer any) *file {
	f := &file{name: name}
	runtime.SetFinalizer(f, finalizer)
	return f
}

//go:noinline
func forget() {
	open("pointer", func(f *file) { closed <- f.name + " by function" })
	runtime.GC()
	fmt.Println(<-closed)
	open("interface", func(c closer) int { c.close(); return 1 })
	runtime.GC()
	fmt.Println(<-closed)
	runtime.SetFinalizer(open("never", (*file).close), nil)
	runtime.AddCleanup(&file{name: "cleaned", next: &file{}}, func(text string) { closed <- text }, "cleanup")
	runtime.GC()
	fmt.Println(<-closed)
}

func main() {
	kept := open("kept", (*file).close)
	forget()
	select {
	case name := <-closed:
		fmt.Println("too early:", name)
	default:
	}
	fmt.Println(kept.name, runtime.NumGoroutine())
	runtime.KeepAlive(kept)
}
