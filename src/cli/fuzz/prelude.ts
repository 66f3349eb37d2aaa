// What every generated program has: generic functions and types to build expressions with, and a limit on how much it computes.

export const PRELUDE = `
var fuel = 400

func tick() {
	fuel--
	if fuel < 0 {
		panic("out of fuel")
	}
}

type number interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~float32 | ~float64
}

type Box[T any] struct {
	V T
	N int
}

func (b Box[T]) Get() T   { tick(); return b.V }
func (b *Box[T]) Set(v T) { b.V = v; b.N++ }

type Pair[A, B any] struct {
	A A
	B B
}

type getter[T any] interface{ Get() T }

func id[T any](v T) T  { tick(); return v }
func ref[T any](v T) *T { return &v }

func pick[T any](c bool, a, b T) T {
	if c {
		return a
	}
	return b
}

func first[T any](vs ...T) T { return vs[0] }

func isType[T any](v any) bool { _, ok := v.(T); return ok }

func sum[T number](vs ...T) (total T) {
	for _, v := range vs {
		total += v
	}
	return
}

func mapped[T, U any](vs []T, f func(T) U) []U {
	var us []U
	for _, v := range vs {
		us = append(us, f(v))
	}
	return us
}

func guarded(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(name, "panicked:", r)
		}
	}()
	fuel = 400
	f()
}
`;

/** Needs Go 1.23: iterators. */
export const ITERATORS = `
func each[T any](vs []T) func(func(int, T) bool) {
	return func(yield func(int, T) bool) {
		for i, v := range vs {
			if !yield(i, v) {
				return
			}
		}
	}
}
`;
