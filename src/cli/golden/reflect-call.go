package main

import (
	"errors"
	"fmt"
	"reflect"
)

type point struct {
	X, Y int
	Name string
}

func move(p point, err error, by ...int) (point, error) {
	for _, d := range by {
		p.X += d
	}
	return p, errors.Join(err, errors.New("moved"))
}

func try(f func()) {
	defer func() { fmt.Println("recovered:", recover()) }()
	f()
}

func main() {
	v := reflect.ValueOf
	out := v(move).Call([]reflect.Value{v(point{1, 2, "p"}), v(errors.New("first")), v(10), v(20)})
	fmt.Println(out[0].Field(0), out[0].Type(), out[1].Kind(), out[1].Interface().(error) != nil)
	t := reflect.TypeOf(move)
	fmt.Println(t.NumIn(), t.NumOut(), t.In(2), t.Out(1), t.IsVariadic())

	// One implementation for functions of many types.
	swap := func(in []reflect.Value) []reflect.Value { return []reflect.Value{in[1], in[0]} }
	var ints func(int, int) (int, int)
	var mixed func(string, point) (point, string)
	for _, p := range []any{&ints, &mixed} {
		fn := v(p).Elem()
		fn.Set(reflect.MakeFunc(fn.Type(), swap))
	}
	fmt.Println(ints(1, 2))
	fmt.Println(mixed("s", point{Name: "q"}))

	try(func() { v(ints).Call([]reflect.Value{v(1)}) })
	try(func() { v(ints).Call([]reflect.Value{v(1), v("x")}) })
	try(func() { v(func() { panic("inside") }).Call(nil) })
	try(func() { v((func())(nil)).Call(nil) })
	done := make(chan int)
	go v(func(c chan int, n int) { c <- n }).Call([]reflect.Value{v(done), v(5)})
	fmt.Println(<-done)
}
