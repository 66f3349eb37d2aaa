package atomic

import "unsafe"

//raceweave:operation
func LoadPointer(addr *unsafe.Pointer) (val unsafe.Pointer)

//raceweave:operation
func StorePointer(addr *unsafe.Pointer, val unsafe.Pointer)

//raceweave:operation
func SwapPointer(addr *unsafe.Pointer, new unsafe.Pointer) (old unsafe.Pointer)

//raceweave:operation
func CompareAndSwapPointer(addr *unsafe.Pointer, old, new unsafe.Pointer) (swapped bool)
