package main

import (
	"fmt"
	"reflect"
)

type shape struct{ Width, Height int }

func (s shape) Area(scale int) int  { return s.Width * s.Height * scale }
func (s *shape) Resize(w, h int)    { s.Width, s.Height = w, h }
func (s shape) Name() (name string) { return fmt.Sprintf("%dx%d", s.Width, s.Height) }
func (s shape) hidden()             {}

type named struct {
	*shape
	label string
}

func main() {
	s := shape{2, 3}
	for _, x := range []any{s, &s, named{&s, "n"}, 7} {
		t := reflect.TypeOf(x)
		fmt.Println(t, t.NumMethod())
		for i := range t.NumMethod() {
			m := t.Method(i)
			fmt.Println(m.Name, m.Type, reflect.ValueOf(x).Method(i).Type())
		}
	}
	v := reflect.ValueOf(&s)
	area := v.MethodByName("Area")
	v.MethodByName("Resize").Call([]reflect.Value{reflect.ValueOf(5), reflect.ValueOf(6)})
	fmt.Println(area.Call([]reflect.Value{reflect.ValueOf(2)})[0], reflect.ValueOf(s).MethodByName("Name").Interface().(func() string)())
	f := reflect.TypeOf(s).Method(0).Func.Interface().(func(shape, int) int)
	fmt.Println(f(shape{1, 4}, 10), v.MethodByName("Missing").IsValid())
	_, ok := reflect.TypeOf(s).MethodByName("Resize")
	stringer := reflect.TypeFor[fmt.Stringer]()
	fmt.Println(ok, stringer.NumMethod(), stringer.Method(0).Name)
	defer func() { fmt.Println(recover()) }()
	reflect.ValueOf(s).Method(9)
}
