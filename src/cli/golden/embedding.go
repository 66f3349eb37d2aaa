package main

import "fmt"

type engine struct{ power int }

func (e *engine) boost(n int)   { e.power += n }
func (e engine) String() string { return fmt.Sprintf("engine(%d)", e.power) }

type logger struct{ lines []string }

func (l *logger) log(s string) { l.lines = append(l.lines, s) }

type car struct {
	*engine
	logger
	name string
}

func (c *car) String() string { return c.name + " with " + c.engine.String() }

type booster interface{ boost(int) }

func main() {
	shared := &engine{1}
	a := car{engine: shared, name: "a"}
	b := car{engine: shared, name: "b"}
	a.boost(2)
	b.power *= 10
	fmt.Println(a.power, shared, &a, b.engine)
	var x booster = b
	x.boost(1)
	fmt.Println(shared.power)
	boost := a.boost
	a.engine = &engine{100}
	boost(5)
	fmt.Println(shared.power, a.power)
	c := a
	c.log("one")
	c.log("two")
	fmt.Println(len(a.lines), c.lines)
	expression := (*engine).boost
	expression(a.engine, 1)
	fmt.Println(a.power, engine.String(*a.engine))
	defer func() { fmt.Println("recovered:", recover()) }()
	var broken car
	broken.boost(1)
}
