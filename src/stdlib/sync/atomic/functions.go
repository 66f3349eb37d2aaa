// Package atomic: sequentially consistent operations on one word, each a single step of the machine.
package atomic

//raceweave:operation
func AddInt32(addr *int32, delta int32) (new int32)

//raceweave:operation
func LoadInt32(addr *int32) (val int32)

//raceweave:operation
func StoreInt32(addr *int32, val int32)

//raceweave:operation
func SwapInt32(addr *int32, new int32) (old int32)

//raceweave:operation
func CompareAndSwapInt32(addr *int32, old, new int32) (swapped bool)

//raceweave:operation
func AddInt64(addr *int64, delta int64) (new int64)

//raceweave:operation
func LoadInt64(addr *int64) (val int64)

//raceweave:operation
func StoreInt64(addr *int64, val int64)

//raceweave:operation
func SwapInt64(addr *int64, new int64) (old int64)

//raceweave:operation
func CompareAndSwapInt64(addr *int64, old, new int64) (swapped bool)

//raceweave:operation
func AddUint32(addr *uint32, delta uint32) (new uint32)

//raceweave:operation
func LoadUint32(addr *uint32) (val uint32)

//raceweave:operation
func StoreUint32(addr *uint32, val uint32)

//raceweave:operation
func SwapUint32(addr *uint32, new uint32) (old uint32)

//raceweave:operation
func CompareAndSwapUint32(addr *uint32, old, new uint32) (swapped bool)

//raceweave:operation
func AddUint64(addr *uint64, delta uint64) (new uint64)

//raceweave:operation
func LoadUint64(addr *uint64) (val uint64)

//raceweave:operation
func StoreUint64(addr *uint64, val uint64)

//raceweave:operation
func SwapUint64(addr *uint64, new uint64) (old uint64)

//raceweave:operation
func CompareAndSwapUint64(addr *uint64, old, new uint64) (swapped bool)

//raceweave:operation
func AddUintptr(addr *uintptr, delta uintptr) (new uintptr)

//raceweave:operation
func LoadUintptr(addr *uintptr) (val uintptr)

//raceweave:operation
func StoreUintptr(addr *uintptr, val uintptr)

//raceweave:operation
func SwapUintptr(addr *uintptr, new uintptr) (old uintptr)

//raceweave:operation
func CompareAndSwapUintptr(addr *uintptr, old, new uintptr) (swapped bool)
