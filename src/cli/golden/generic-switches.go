package main

import "fmt"

type Bytes interface{ ~string | ~[]byte }

func Kind[T any](x T) string {
	switch v := any(x).(type) {
	case int:
		return fmt.Sprint("int ", v+1)
	case string:
		return "string " + v
	case []T:
		return "slice of T"
	case fmt.Stringer:
		return "stringer " + v.String()
	case nil:
		return "nil"
	default:
		return fmt.Sprintf("other %T", v)
	}
}

func Is[T any](x any) bool {
	_, ok := x.(T)
	return ok
}

func As[T any](x any) (out T, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%v", r)
		}
	}()
	return x.(T), nil
}

func Which[A, B any](x any) string {
	switch x.(type) {
	case A:
		return "A"
	case B, []B:
		return "B"
	}
	return "neither"
}

type S string

func (s S) String() string { return "S:" + string(s) }

func Count[T Bytes](x T) (n int) {
	for i := 0; i < len(x); i++ {
		if x[i] == 'a' {
			n++
		}
	}
	return n
}

func Copy[T Bytes](x T) []byte {
	out := make([]byte, len(x))
	copy(out, x)
	return append(out, x...)
}

func Grow[S ~[]E, E any](s S, n int) S {
	t := make(S, len(s), len(s)+n)
	copy(t, s)
	return t[:len(s):cap(t)]
}

func Drain[C ~chan E, E any](c C) (all []E) {
	close(c)
	for x := range c {
		all = append(all, x)
	}
	return
}

func Merge[M ~map[K]V, K comparable, V any](ms ...M) M {
	out := make(M)
	for _, m := range ms {
		for k, v := range m {
			out[k] = v
		}
	}
	delete(out, *new(K))
	return out
}

func Local[T any](x T) any {
	type box struct {
		v    T
		next *box
	}
	type boxes []box
	return boxes{{v: x}, {v: x, next: nil}}
}

func Counter[T ~int | ~uint8](step T) func() T {
	var n T
	return func() T {
		n += step
		n++
		return n << 1
	}
}

func Arr[T any](x T) [2]T { return [...]T{1: x} }

func Bits[T ~int8 | ~uint16](x T) T { return ^x&0x7f | x<<3 ^ -x%5 }

func main() {
	fmt.Println(Kind(1), Kind("x"), Kind(S("q")), Kind(2.5), Kind[any](nil), Kind[any]([]any{}), Kind([]int{}))
	fmt.Println(Is[int](1), Is[string](1), Is[fmt.Stringer](S("")), Is[error](nil))
	fmt.Println(As[int](4))
	fmt.Println(As[string](4))
	fmt.Println(As[fmt.Stringer](4))
	fmt.Println(Which[int, string](1), Which[int, string]([]string{}), Which[int, int](2), Which[int, string](1.5))
	fmt.Println(Count("banana"), Count([]byte("aa")), Count(S("xa")))
	fmt.Println(string(Copy("ab")), string(Copy([]byte("cd"))))
	g := Grow([]string{"p"}, 3)
	fmt.Println(len(g), cap(g))
	c := make(chan string, 2)
	c <- "u"
	c <- "v"
	fmt.Println(Drain(c))
	fmt.Println(Merge(map[string]int{"a": 1, "": 2}, map[string]int{"a": 3}))
	fmt.Printf("%T %T %v\n", Local(1), Local("s"), Local(2.5))
	n, m := Counter(2), Counter[uint8](60)
	n()
	m()
	fmt.Println(n(), m())
	fmt.Println(Arr("z"), Arr(1))
	fmt.Println(Bits[int8](77), Bits[uint16](60000))
}
