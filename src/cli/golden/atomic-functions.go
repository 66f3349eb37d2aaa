package main

import (
	"fmt"
	"math"
	"sync/atomic"
)

type record struct {
	flag  uint32
	count int64
	list  [3]int32
}

func main() {
	var r record
	fmt.Println(atomic.AddInt64(&r.count, math.MaxInt64), atomic.AddInt64(&r.count, 1))
	fmt.Println(atomic.CompareAndSwapUint32(&r.flag, 0, 1), atomic.SwapUint32(&r.flag, 9), atomic.LoadUint32(&r.flag))
	for i := range r.list {
		atomic.StoreInt32(&r.list[i], int32(i))
		atomic.AddInt32(&r.list[i], math.MaxInt32)
	}
	fmt.Println(r.list)
	var u uint64
	fmt.Println(atomic.AddUint64(&u, ^uint64(0)), atomic.SwapUint64(&u, 3), atomic.CompareAndSwapUint64(&u, 3, 4), u)
	var up uintptr
	atomic.StoreUintptr(&up, 7)
	fmt.Println(atomic.AddUintptr(&up, 1), atomic.LoadUintptr(&up))
	var i int32
	fmt.Println(atomic.SwapInt32(&i, 2), atomic.CompareAndSwapInt32(&i, 1, 5), atomic.LoadInt32(&i))
	var x int64
	atomic.StoreInt64(&x, -1)
	fmt.Println(atomic.SwapInt64(&x, 1), atomic.CompareAndSwapInt64(&x, 1, 2), atomic.LoadInt64(&x))
}
