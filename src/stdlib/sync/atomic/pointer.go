package atomic

// A Pointer holds a *T. The array shows, as in Go's own type, that pointers of different types do not convert.
type Pointer[T any] struct {
	_ [0]*T
	_ noCopy
	v *T
}

//raceweave:operation
func (x *Pointer[T]) Load() *T

//raceweave:operation
func (x *Pointer[T]) Store(val *T)

//raceweave:operation
func (x *Pointer[T]) Swap(new *T) (old *T)

//raceweave:operation
func (x *Pointer[T]) CompareAndSwap(old, new *T) (swapped bool)
