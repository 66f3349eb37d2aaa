package main

import "fmt"

func grade(n int) string {
	switch {
	case n < 0, n > 100:
		return "invalid"
	case n >= 90:
		return "A"
	case n >= 50:
		return "B"
	}
	return "F"
}

func say(s string, v bool) bool { fmt.Print(s, " "); return v }

func kind(v any) string {
	switch v := v.(type) {
	case nil:
		return "nil"
	case int, int64:
		return fmt.Sprintf("integer %v", v)
	case error:
		return "error " + v.Error()
	case []int:
		return fmt.Sprint("slice ", len(v))
	case func() string:
		return v()
	case interface{ Len() int }:
		return "has Len"
	default:
		return fmt.Sprintf("%T", v)
	}
}

func main() {
	for _, n := range []int{-1, 0, 50, 95, 101} {
		fmt.Print(grade(n), " ")
	}
	fmt.Println()
	switch n := 2; n {
	case 1:
		fmt.Println("one")
	case 2:
		fmt.Println("two")
		fallthrough
	case 3:
		fmt.Println("three")
		if n == 2 {
			break
		}
		fmt.Println("unreached")
	default:
		fmt.Println("default")
	}
	switch {
	default:
		fmt.Println("default")
	case say("a", false), say("b", true), say("c", true):
		fmt.Println("case")
	}
	switch x := 5; {
	case x > 3:
		fmt.Println("big")
	}
	fmt.Println(kind(nil), kind(1), kind(int64(2)), kind(fmt.Errorf("e")), kind([]int{1}), kind(func() string { return "called" }), kind(1.5), kind(struct{}{}))
	var err error
	fmt.Println(kind(err))
outer:
	for i := 0; i < 3; i++ {
		switch i {
		case 1:
			continue outer
		case 2:
			break outer
		}
		fmt.Println("i", i)
	}
}
