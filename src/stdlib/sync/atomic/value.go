package atomic

// A Value holds one value of a type that the first Store fixes.
type Value struct {
	v any
}

//raceweave:operation
func (v *Value) Load() (val any)

func (v *Value) Store(val any) {
	if val == nil {
		panic("sync/atomic: store of nil value into Value")
	}
	if !v.store(val) {
		panic("sync/atomic: store of inconsistently typed value into Value")
	}
}

// store reports whether the type fits what is there.
//
//raceweave:operation
func (v *Value) store(val any) bool

func (v *Value) Swap(new any) (old any) {
	if new == nil {
		panic("sync/atomic: swap of nil value into Value")
	}
	old, ok := v.swap(new)
	if !ok {
		panic("sync/atomic: swap of inconsistently typed value into Value")
	}
	return old
}

//raceweave:operation
func (v *Value) swap(new any) (old any, ok bool)

func (v *Value) CompareAndSwap(old, new any) (swapped bool) {
	if new == nil {
		panic("sync/atomic: compare and swap of nil value into Value")
	}
	if old != nil && !sameType(old, new) {
		panic("sync/atomic: compare and swap of inconsistently typed values")
	}
	if old == old { // Panics here if values of this type cannot be compared.
		swapped, ok := v.compareAndSwap(old, new)
		if !ok {
			panic("sync/atomic: compare and swap of inconsistently typed value into Value")
		}
		return swapped
	}
	return false
}

//raceweave:operation
func (v *Value) compareAndSwap(old, new any) (swapped, ok bool)

// sameType reports whether two interfaces that are not nil have the same dynamic type.
func sameType(a, b any) bool
