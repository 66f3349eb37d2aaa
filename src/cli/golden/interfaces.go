package main

import (
	"fmt"
)

type Shape interface{ Area() int }
type Square struct{ side int }
type Rect struct{ w, h int }
type Named struct {
	Shape
	name string
}
type MyErr struct{ code int }
type Weekday int

func (w Weekday) String() string { return [...]string{"Sun", "Mon", "Tue"}[w] }
func (e MyErr) Error() string    { return fmt.Sprintf("code %d", e.code) }
func (s Square) Area() int       { return s.side * s.side }
func (r *Rect) Area() int        { return r.w * r.h }

func describe(values ...any) {
	for _, v := range values {
		switch t := v.(type) {
		case nil:
			fmt.Print("nil ")
		case int, int32:
			fmt.Printf("int-like:%v ", t)
		case string:
			fmt.Print("string:"+t, " ")
		case bool:
			fmt.Print("bool:", !t, " ")
		case error:
			fmt.Print("error ")
		case Shape:
			fmt.Print("shape:", t.Area(), " ")
		default:
			fmt.Printf("%T ", t)
		}
	}
	fmt.Println()
}

func main() {
	shapes := []Shape{Square{2}, &Rect{3, 4}, Named{Square{1}, "unit"}}
	for _, s := range shapes {
		switch v := s.(type) {
		case Square:
			fmt.Println("square", v.side, v.Area())
		case *Rect:
			fmt.Println("rect", v.w, v.h, v.Area())
		default:
			fmt.Printf("%T %v\n", v, v.Area())
		}
	}
	var x any = 42
	if n, ok := x.(int); ok {
		fmt.Println(n)
	}
	_, ok := x.(string)
	fmt.Println(ok, x == 42, x == "42", x != nil)
	var s Shape
	fmt.Println(s == nil)
	var r *Rect
	s = r
	fmt.Println(s == nil, s.(*Rect) == nil)
	var err error = MyErr{3}
	fmt.Println(err, err == MyErr{3}, err == error(MyErr{4}))
	if st, ok := err.(fmt.Stringer); !ok {
		fmt.Println("no stringer", st == nil)
	}
	fmt.Println(Weekday(2), []Weekday{0, 1}, map[Weekday]int{1: 2}, struct{ D Weekday }{1})
	describe(nil, 1, "a", 2.5, true, []int{1}, Square{3}, 'x', nil)
}
