package main

import "fmt"

type empty struct{}

func (empty) hello() string  { return "hello" }
func (e *empty) ptr() *empty { return e }

type pad struct {
	_ empty
	a int
	_ [0]func()
	b string
	_ int
}

func main() {
	set := map[string]struct{}{"a": {}}
	_, ok := set["a"]
	_, no := set["b"]
	fmt.Println(ok, no, len(set))
	s := make([]struct{}, 5)
	s = append(s, struct{}{}, empty{})
	fmt.Println(len(s), s[2:4], cap(s[:1:3]))
	for i := range s[:2] {
		fmt.Print(i, " ")
	}
	ch := make(chan struct{}, 2)
	ch <- struct{}{}
	ch <- empty{}
	close(ch)
	n := 0
	for range ch {
		n++
	}
	v, ok := <-ch
	fmt.Println(n, v, ok)
	var e empty
	fmt.Println(e.hello(), (&e).ptr().hello(), e == empty{}, any(e) == any(empty{}))
	var z [0]int
	fmt.Println(len(z), z, z == [0]int{})
	for range z {
		fmt.Println("never")
	}
	p := pad{a: 1, b: "x"}
	q := p
	q.b = "y"
	fmt.Println(p.a, p.b, q.b)
	m := map[empty]int{{}: 1}
	m[e]++
	fmt.Println(m)
	var arr [3]struct{}
	arr[1] = struct{}{}
	f := func(e empty, n int, _ [0]string, x string) string { return fmt.Sprint(n, x, e) }
	fmt.Println(arr, f(e, 1, [0]string{}, "s"))
	big := make([]empty, 1<<40)
	fmt.Println(len(big), len(big[1<<39:]))
	var i any = arr
	_, isArr := i.([3]struct{})
	fmt.Println(isArr)
}
