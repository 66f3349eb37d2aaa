package main

import "fmt"

func helper() any { return recover() }

func direct() (r any) {
	defer func() { r = recover() }()
	panic("direct")
}

func indirect() {
	defer func() { fmt.Println("outer", recover()) }()
	defer func() { fmt.Println("through a helper", helper()) }()
	defer func() {
		func() { fmt.Println("in a closure", recover()) }()
	}()
	panic("indirect")
}

type T struct{ name string }

func (t T) cleanup()      { fmt.Println(t.name, recover()) }
func (t *T) pcleanup()    { fmt.Println("pointer", t.name, recover()) }
func deferredMethod()     { t := T{"value"}; defer t.cleanup(); t.name = "changed"; panic(1) }
func deferredPointer()    { t := &T{"value"}; defer t.pcleanup(); t.name = "changed"; panic(2) }
func deferredMethodExpr() { t := T{"expr"}; defer T.cleanup(t); panic(3) }
func deferredInterface() {
	var c interface{ cleanup() } = T{"iface"}
	defer c.cleanup()
	panic(4)
}
func deferredValue() { f := T{"bound"}.cleanup; defer f(); panic(5) }

type Outer struct{ *T }

func deferredPromoted() { o := Outer{&T{"promoted"}}; defer o.cleanup(); panic(6) }

func twice() {
	defer func() { fmt.Println("second", recover()) }()
	defer func() { fmt.Println("first", recover()) }()
	panic("once")
}

func noPanic() {
	defer func() { fmt.Println("none", recover()) }()
}

func main() {
	fmt.Println(direct())
	indirect()
	deferredMethod()
	deferredPointer()
	deferredMethodExpr()
	deferredInterface()
	deferredValue()
	deferredPromoted()
	twice()
	noPanic()
	fmt.Println("main", recover())
}
