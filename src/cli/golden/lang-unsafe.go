package main

import (
	"fmt"
	"math"
	"unsafe"
)

type T struct {
	a bool
	b int64
	c string
	d [3]int16
	e struct{}
}

type U struct {
	x bool
	y int64
}

const size = unsafe.Sizeof(T{})

func sizeOf[E any]() uintptr { var e E; return unsafe.Sizeof(e) }

func main() {
	var t T
	fmt.Println(size, unsafe.Alignof(t), unsafe.Offsetof(t.b), unsafe.Offsetof(t.c), unsafe.Offsetof(t.d), unsafe.Sizeof(t.d))
	fmt.Println(sizeOf[int32](), sizeOf[[]int](), sizeOf[any](), sizeOf[U](), unsafe.Sizeof(uintptr(0)))
	var arr [unsafe.Sizeof(t.b)]byte
	fmt.Println(len(arr))
	t.b = 5
	u := (*U)(unsafe.Pointer(&t))
	u.y++
	u.x = true
	fmt.Println(t.a, t.b)
	var p unsafe.Pointer
	fmt.Println(p == nil, unsafe.Pointer(&t) == unsafe.Pointer(u))
	f := 1.5
	fmt.Println(*(*uint64)(unsafe.Pointer(&f)) == math.Float64bits(f))
	i := int32(-1)
	fmt.Println(*(*uint32)(unsafe.Pointer(&i)))
	b := []byte("bytes")
	fmt.Println(*(*string)(unsafe.Pointer(&b)))
	pb := (*int64)(unsafe.Pointer(uintptr(unsafe.Pointer(&t)) + unsafe.Offsetof(t.b)))
	*pb = 77
	fmt.Println(t.b, uintptr(unsafe.Pointer(&t.d[2]))-uintptr(unsafe.Pointer(&t.d)))
	nums := []int64{1, 2, 3}
	base := uintptr(unsafe.Pointer(&nums[0]))
	fmt.Println(uintptr(unsafe.Pointer(&nums[2])) - base)
	np := (*T)(nil)
	fmt.Println((*U)(unsafe.Pointer(np)) == nil, uintptr(unsafe.Pointer(np)))
}
