package main

import (
	"fmt"
	"sync/atomic"
)

func main() {
	var i32 atomic.Int32
	fmt.Println(i32.Add(-5), i32.Swap(7), i32.CompareAndSwap(7, 8), i32.CompareAndSwap(7, 9), i32.Load())
	var i64 atomic.Int64
	i64.Store(1 << 40)
	fmt.Println(i64.Add(1<<40), i64.Swap(-1), i64.CompareAndSwap(-1, 3), i64.Load())
	var u32 atomic.Uint32
	fmt.Println(u32.Add(^uint32(0)), u32.Add(1), u32.Swap(5), u32.CompareAndSwap(4, 1), u32.Load())
	var u64 atomic.Uint64
	fmt.Println(u64.Add(^uint64(0)), u64.Add(2), u64.Swap(1<<63), u64.CompareAndSwap(1<<63, 0), u64.Load())
	var up atomic.Uintptr
	up.Store(4)
	fmt.Println(up.Add(1), up.Swap(2), up.CompareAndSwap(2, 3), up.Load())
	var b atomic.Bool
	fmt.Println(b.Load(), b.Swap(true), b.CompareAndSwap(true, false), b.CompareAndSwap(true, false), b.Load())
	b.Store(true)
	fmt.Println(b.Load())
	var p atomic.Pointer[string]
	s, t := "s", "t"
	fmt.Println(p.Load() == nil, p.CompareAndSwap(nil, &s), *p.Load(), *p.Swap(&t), p.CompareAndSwap(&s, nil), *p.Load())
}
