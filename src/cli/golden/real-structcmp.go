package main

import "fmt"

type Addr struct{ Street, City string }
type Person struct {
	Name string
	Age  int
	Addr
	Friend *Person
	Meta   any
}

type Opt func(*Person)

func WithAge(a int) Opt     { return func(p *Person) { p.Age = a } }
func WithCity(c string) Opt { return func(p *Person) { p.City = c } }
func NewPerson(n string, opts ...Opt) *Person {
	p := &Person{Name: n, Addr: Addr{"Main", "X"}}
	for _, o := range opts {
		o(p)
	}
	return p
}

func birthday(p Person) Person { p.Age++; return p }

func main() {
	a := NewPerson("Ann", WithAge(30), WithCity("Oslo"))
	b := *a
	fmt.Println(b == *a, &b == a)
	b.City = "Rome"
	fmt.Println(b == *a, a.City, b.Addr.City)
	c := birthday(*a)
	fmt.Println(a.Age, c.Age)
	a.Friend = &b
	b.Friend = a
	fmt.Println(a.Friend.Friend.Name, a.Friend.Friend == a)
	a.Meta, b.Meta = 1, 1.0
	fmt.Println(a.Meta == b.Meta, a.Meta == any(1))
	people := []Person{*a, b, c}
	for _, p := range people {
		p.Age = 0
	}
	fmt.Println(people[0].Age)
	for i := range people {
		people[i].Age = i
	}
	fmt.Println(people[2].Age)
	m := map[string]Person{"x": c}
	p := m["x"]
	p.Name = "changed"
	fmt.Println(m["x"].Name, m["y"].Name == "")
	arr := [2]Person{}
	arr2 := arr
	arr2[0].Name = "z"
	fmt.Println(arr == arr2, arr[1] == arr2[1])
	type T struct {
		_ int
		x int
	}
	fmt.Println(T{x: 1} == T{x: 1})
	var e1, e2 any = struct{ a int }{1}, struct{ a int }{1}
	fmt.Println(e1 == e2)
	defer func() { fmt.Println(recover()) }()
	a.Meta, b.Meta = []int{1}, []int{1}
	fmt.Println(a.Meta == b.Meta)
}
