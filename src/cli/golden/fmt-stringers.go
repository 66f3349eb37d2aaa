// Who is asked to show itself: Stringer, error, GoStringer, Formatter, and at which verbs.
package main

import (
	"fmt"
)

type celsius float64

func (c celsius) String() string { return fmt.Sprintf("%.1f°", float64(c)) }

type name struct{ s string }

func (n *name) String() string {
	if n == nil {
		return "nobody"
	}
	return "<" + n.s + ">"
}

type failure struct{ code int }

func (f failure) Error() string  { return fmt.Sprint("code ", f.code) }
func (f failure) String() string { return "never" }

type shape struct{ n int }

func (s shape) GoString() string { return "shape!" }

type form struct{ n int }

func (f form) Format(s fmt.State, verb rune) {
	w, hasW := s.Width()
	p, hasP := s.Precision()
	fmt.Fprintf(s, "form(%c %d %t %d %t", verb, w, hasW, p, hasP)
	for _, flag := range "+-# 0" {
		if s.Flag(int(flag)) {
			fmt.Fprintf(s, " %q", flag)
		}
	}
	fmt.Fprint(s, " ", fmt.FormatString(s, verb), ")")
}

func main() {

	values := []any{celsius(36.6), &name{"n"}, name{"v"}, failure{7}, shape{2}, form{3}, []celsius{1, 2}, map[celsius]failure{1: {2}}, struct {
		C celsius
		f failure
	}{5, failure{6}}, [1]*name{{"p"}}, (*name)(nil)}
	for _, v := range values[:10] {
		fmt.Printf("%v|%+v|%s|%q|%x\n", v, v, v, v, v)
	}
	for _, v := range values[:10] {
		if _, isPointer := v.([1]*name); !isPointer {
			fmt.Printf("%#v|%d|%6.1f\n", v, v, v)
		}
	}
	fmt.Println(values[10])
	fmt.Printf("%+8.3z|%-#x|% 05d\n", form{1}, form{2}, form{3})
}
