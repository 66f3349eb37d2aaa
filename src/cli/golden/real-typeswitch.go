package main

import (
	"errors"
	"fmt"
)

type Stringer interface{ String() string }
type ID int

func (i ID) String() string { return fmt.Sprintf("#%d", int(i)) }

func classify(v any) string {
	switch x := v.(type) {
	case nil:
		return "nil"
	case int, int64:
		return fmt.Sprintf("integer %v", x)
	case float64:
		return fmt.Sprintf("float %.2f", x)
	case string:
		return "string " + x
	case []byte:
		return fmt.Sprint("bytes ", len(x))
	case []any:
		s := "list:"
		for _, e := range x {
			s += " " + classify(e)
		}
		return s
	case map[string]any:
		return fmt.Sprint("map ", len(x))
	case error:
		return "error " + x.Error()
	case Stringer:
		return "stringer " + x.String()
	case func(int) int:
		return fmt.Sprint("func ", x(4))
	case *int:
		return fmt.Sprint("ptr ", *x)
	case chan int:
		return fmt.Sprint("chan cap ", cap(x))
	case struct{ X int }:
		return fmt.Sprint("anon ", x.X)
	default:
		return fmt.Sprintf("other %T", x)
	}
}

func main() {
	n := 5
	for _, v := range []any{nil, 1, int64(2), 2.5, "s", []byte("abc"), []any{1, "x", nil}, map[string]any{"a": 1},
		errors.New("e"), ID(7), func(i int) int { return i * i }, &n, make(chan int, 3), struct{ X int }{4}, int8(1), [2]int{}, true, 'x'} {
		fmt.Println(classify(v))
	}
	var s Stringer = ID(3)
	if id, ok := s.(ID); ok {
		fmt.Println("id", int(id))
	}
	_, ok := any(n).(fmt.Stringer)
	fmt.Println(ok)
}
