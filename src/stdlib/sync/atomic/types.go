package atomic

// The first fields are as wide as nothing; they show where Go's own types have them.

type noCopy struct{}
type align64 struct{}

type Int32 struct {
	_ noCopy
	v int32
}

//raceweave:operation
func (x *Int32) Load() int32

//raceweave:operation
func (x *Int32) Store(val int32)

//raceweave:operation
func (x *Int32) Swap(new int32) (old int32)

//raceweave:operation
func (x *Int32) CompareAndSwap(old, new int32) (swapped bool)

//raceweave:operation
func (x *Int32) Add(delta int32) (new int32)

type Int64 struct {
	_ noCopy
	_ align64
	v int64
}

//raceweave:operation
func (x *Int64) Load() int64

//raceweave:operation
func (x *Int64) Store(val int64)

//raceweave:operation
func (x *Int64) Swap(new int64) (old int64)

//raceweave:operation
func (x *Int64) CompareAndSwap(old, new int64) (swapped bool)

//raceweave:operation
func (x *Int64) Add(delta int64) (new int64)

type Uint32 struct {
	_ noCopy
	v uint32
}

//raceweave:operation
func (x *Uint32) Load() uint32

//raceweave:operation
func (x *Uint32) Store(val uint32)

//raceweave:operation
func (x *Uint32) Swap(new uint32) (old uint32)

//raceweave:operation
func (x *Uint32) CompareAndSwap(old, new uint32) (swapped bool)

//raceweave:operation
func (x *Uint32) Add(delta uint32) (new uint32)

type Uint64 struct {
	_ noCopy
	_ align64
	v uint64
}

//raceweave:operation
func (x *Uint64) Load() uint64

//raceweave:operation
func (x *Uint64) Store(val uint64)

//raceweave:operation
func (x *Uint64) Swap(new uint64) (old uint64)

//raceweave:operation
func (x *Uint64) CompareAndSwap(old, new uint64) (swapped bool)

//raceweave:operation
func (x *Uint64) Add(delta uint64) (new uint64)

type Uintptr struct {
	_ noCopy
	v uintptr
}

//raceweave:operation
func (x *Uintptr) Load() uintptr

//raceweave:operation
func (x *Uintptr) Store(val uintptr)

//raceweave:operation
func (x *Uintptr) Swap(new uintptr) (old uintptr)

//raceweave:operation
func (x *Uintptr) CompareAndSwap(old, new uintptr) (swapped bool)

//raceweave:operation
func (x *Uintptr) Add(delta uintptr) (new uintptr)

type Bool struct {
	_ noCopy
	v uint32
}

//raceweave:operation
func (x *Bool) Load() bool

//raceweave:operation
func (x *Bool) Store(val bool)

//raceweave:operation
func (x *Bool) Swap(new bool) (old bool)

//raceweave:operation
func (x *Bool) CompareAndSwap(old, new bool) (swapped bool)
