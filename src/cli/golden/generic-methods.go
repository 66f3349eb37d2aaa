package main

import (
	"errors"
	"fmt"
	"strings"
)

type Shape interface {
	Area() float64
	Name() string
}

type Square struct{ side float64 }
type Circle struct{ r float64 }

func (s Square) Area() float64  { return s.side * s.side }
func (s Square) Name() string   { return "square" }
func (c *Circle) Area() float64 { return 3 * c.r * c.r }
func (c *Circle) Name() string  { return "circle" }

func Total[S Shape](shapes []S) (sum float64) {
	for _, s := range shapes {
		sum += s.Area()
	}
	return sum
}

func Describe[S Shape](s S) func() string {
	name := s.Name
	return func() string { return strings.ToUpper(name()) + fmt.Sprint(S.Area(s)) }
}

type Setter[T any] interface {
	*T
	Set(string)
}

type Config struct{ text string }

func (c *Config) Set(s string) { c.text = "set " + s }

func FromStrings[T any, P Setter[T]](in []string) []T {
	out := make([]T, len(in))
	for i, s := range in {
		P(&out[i]).Set(s)
	}
	return out
}

func FromOne[T any, P Setter[T]](s string) T {
	var x T
	p := P(&x)
	p.Set(s)
	return *p
}

type Container[T any] interface {
	Put(T)
	All() []T
}

type Bag[T any] struct{ xs []T }

func (b *Bag[T]) Put(x T)  { b.xs = append(b.xs, x) }
func (b *Bag[T]) All() []T { return b.xs }

func Fill[T any](c Container[T], xs ...T) Container[T] {
	for _, x := range xs {
		c.Put(x)
	}
	return c
}

type Stringish interface{ ~string }

type ID string

func Join[T Stringish](xs []T, sep string) string {
	parts := make([]string, 0)
	for _, x := range xs {
		parts = append(parts, string(x))
	}
	return strings.Join(parts, sep)
}

type Eq[T any] interface{ Equal(T) bool }

type Point struct{ x, y int }

func (p Point) Equal(q Point) bool { return p == q }

func Find[T Eq[T]](xs []T, x T) int {
	for i := range xs {
		if xs[i].Equal(x) {
			return i
		}
	}
	return -1
}

type Optional[T any] struct {
	value *T
}

var errNone = errors.New("none")

func Some[T any](x T) Optional[T] { return Optional[T]{&x} }
func None[T any]() Optional[T]    { return Optional[T]{} }
func (o Optional[T]) Get() (T, error) {
	if o.value == nil {
		return *new(T), fmt.Errorf("%T: %w", o, errNone)
	}
	return *o.value, nil
}
func (o Optional[T]) OrElse(x T) T {
	if v, err := o.Get(); err == nil {
		return v
	}
	return x
}

func main() {
	fmt.Println(Total([]Square{{1}, {2}}), Total([]*Circle{{1}}), Total([]Shape{Square{3}, &Circle{2}}))
	fmt.Println(Describe(Square{2})(), Describe(&Circle{1})(), Describe[Shape](Square{1})())
	fmt.Println(FromStrings[Config]([]string{"a", "b"}), FromOne[Config]("c"))
	c := Fill[int](&Bag[int]{}, 1, 2)
	c.Put(3)
	fmt.Printf("%v %T\n", c.All(), c)
	fmt.Println(Join([]ID{"x", "y"}, "-"))
	fmt.Println(Find([]Point{{1, 2}, {3, 4}}, Point{3, 4}))
	fmt.Println(Some(3).OrElse(4), None[string]().OrElse("d"))
	_, err := None[map[string]int]().Get()
	fmt.Println(err, errors.Is(err, errNone))
	var x any = Some("q")
	switch v := x.(type) {
	case Optional[int]:
		fmt.Println("int", v)
	case Optional[string]:
		fmt.Println("string", *v.value)
	}
	_, ok := x.(interface{ OrElse(int) int })
	_, ok2 := x.(interface{ OrElse(string) string })
	fmt.Println(ok, ok2)
}
