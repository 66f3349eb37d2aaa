package main

import (
	"fmt"
	"io"
	"reflect"
)

type celsius float32

func (c celsius) String() string { return "warm" }

type reading struct {
	degrees celsius
	At      int64
}

type account struct {
	Name string `json:"name,omitempty" xml:"n"`
	open bool
	*reading
	Balance int32
}

type pair[A, B any] struct {
	Left  A
	Right B
}

func main() {
	for _, x := range []any{1, "s", 'x', 1.5, []string{}, [2]bool{}, map[int]*string{}, celsius(3), &account{}, make(<-chan int), func(int) error { return nil }, struct{ A, b int }{}, pair[int, []string]{}} {
		t := reflect.TypeOf(x)
		fmt.Println(t, t.Name(), t.Kind(), t.Size(), t.Comparable(), t.PkgPath())
	}
	t := reflect.TypeOf(account{})
	for i := range t.NumField() {
		f := t.Field(i)
		fmt.Println(f.Name, f.Type, f.Offset, f.Index, f.Anonymous, f.IsExported(), f.Tag.Get("json"))
	}
	f, ok := t.FieldByName("degrees")
	fmt.Println(f.Index, ok, reflect.TypeOf(nil), reflect.TypeFor[error](), reflect.TypeOf(1) == reflect.TypeFor[int]())
	stringer := reflect.TypeFor[fmt.Stringer]()
	fmt.Println(reflect.TypeOf(celsius(1)).Implements(stringer), reflect.TypeOf(1).Implements(stringer), reflect.TypeFor[io.Reader]().Kind())
	fmt.Println(reflect.TypeOf(map[string]int{}).Key(), reflect.TypeOf([3]byte{}).Len(), reflect.TypeOf(&t).Elem(), reflect.TypeOf(make(<-chan int)).ChanDir())
}
