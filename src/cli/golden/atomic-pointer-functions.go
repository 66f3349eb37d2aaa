package main

import (
	"fmt"
	"sync/atomic"
	"unsafe"
)

type node struct {
	value int
	next  unsafe.Pointer
}

// A stack without a lock.
func main() {
	var head unsafe.Pointer
	for i := range 3 {
		n := &node{value: i, next: atomic.LoadPointer(&head)}
		fmt.Println(atomic.CompareAndSwapPointer(&head, n.next, unsafe.Pointer(n)))
	}
	for p := (*node)(head); p != nil; p = (*node)(p.next) {
		fmt.Println(p.value)
	}
	old := atomic.SwapPointer(&head, nil)
	fmt.Println((*node)(old).value, atomic.LoadPointer(&head) == nil)
	atomic.StorePointer(&head, old)
	fmt.Println(atomic.CompareAndSwapPointer(&head, nil, nil), head == old)
}
