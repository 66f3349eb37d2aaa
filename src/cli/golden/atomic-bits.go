package main

import (
	"fmt"
	"sync/atomic"
)

func main() {
	i := int32(-1)
	fmt.Println(atomic.AndInt32(&i, 0x0f0f), atomic.OrInt32(&i, -1<<31), i)
	u := uint64(1 << 63)
	fmt.Println(atomic.OrUint64(&u, 5), atomic.AndUint64(&u, ^uint64(4)), u)
	v := uint32(6)
	fmt.Println(atomic.AndUint32(&v, 3), atomic.OrUint32(&v, 8), v)
	l := int64(12)
	fmt.Println(atomic.AndInt64(&l, -8), atomic.OrInt64(&l, 1), l)
	var flags atomic.Uint32
	fmt.Println(flags.Or(1|4), flags.And(^uint32(1)), flags.Load())
	var wide atomic.Int64
	fmt.Println(wide.Or(-1<<63), wide.And(1), wide.Load())
	var p atomic.Uintptr
	fmt.Println(p.Or(3), p.And(2), p.Load())
}
