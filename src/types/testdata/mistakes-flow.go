package main

import (
	"fmt"
	"sync"
	"time"
)

func channels(in <-chan int, out chan<- int, both chan int, done chan struct{}) {
	/* ERROR "invalid operation: cannot send to receive-only channel <-chan int in (variable of type <-chan int)" */in <- 1
	<-/* ERROR "invalid operation: cannot receive from send-only channel chan<- int out (variable of type chan<- int)" */out
	/* ERROR "declared and not used: x" */x := <-/* ERROR "invalid operation: cannot receive from send-only channel chan<- int out (variable of type chan<- int)" */out
	for v := range /* ERROR "cannot range over out (variable of type chan<- int): receive from send-only channel chan<- int" */out {
	}
	for range in {
	}
	for /* ERROR "declared and not used: a" */a, /* ERROR "range over in (variable of type <-chan int) permits only one iteration variable" */b := range in {
	}
	close(/* ERROR "invalid operation: cannot close receive-only channel in (variable of type <-chan int)" */in)
	close(out)
	both <- /* ERROR "cannot use \"a\" (untyped string constant) as int value in send" */"a"
	both <- /* ERROR "cannot use nil as int value in send" */nil
	done <- /* ERROR "cannot use true (untyped bool constant) as struct{} value in send" */true
	done <- /* ERROR "struct{} (type) is not an expression" */struct{}
	done <- struct{}{}
	var /* ERROR "declared and not used: s" */s string = /* ERROR "cannot use <-both (comma, ok expression of type int) as string value in variable declaration" */<-both
	/* ERROR "declared and not used: v" */v, /* ERROR "declared and not used: ok" */ok, /* ERROR "declared and not used: more" */more := /* ERROR "assignment mismatch: 3 variables but 1 value" */<-both
	v, ok /* ERROR "no new variables on left side of :=" */:= <-both
	in = both
	both = /* ERROR "cannot use in (variable of type <-chan int) as chan int value in assignment" */in
	out = /* ERROR "cannot use in (variable of type <-chan int) as chan<- int value in assignment" */in
	var /* ERROR "declared and not used: c" */c chan string = /* ERROR "cannot use both (variable of type chan int) as chan string value in variable declaration" */both
	/* ERROR "invalid operation: cannot send to non-channel untyped int 5 (untyped int constant)" */5 <- 1
	<-/* ERROR "invalid operation: cannot receive from non-channel untyped int 5 (untyped int constant)" */5
	done <- /* ERROR "invalid operation: 1 + \"a\" (mismatched types untyped int and untyped string)" */1 + "a"
	_ = make(chan int, /* ERROR "cannot convert \"a\" (untyped string constant) to type int" */"a")
	_ = make(chan int, /* ERROR "invalid argument: index -1 (constant of type int) must not be negative" */-1)
	_ = /* ERROR "invalid operation: make(chan int, 1, 2) expects 1 or 2 arguments; found 3" */make(chan int, 1, 2)
	select {
	case /* ERROR "declared and not used: v" */v := <-both:
	case both <- /* ERROR "cannot use \"x\" (untyped string constant) as int value in send" */"x":
	case out <- 1:
	case /* ERROR "select case must be send or receive (possibly with assignment)" */x := 1:
	case fmt.Println/* ERROR "select case must be send or receive (possibly with assignment)" */():
	case <-/* ERROR "invalid operation: cannot receive from send-only channel chan<- int out (variable of type chan<- int)" */out:
	default:
	/* ERROR "multiple defaults" */default:
	}
	/* ERROR "len(both) (value of type int) is not used" */len(both)
	_ = cap(done)
	go /* ERROR "expression in go must be function call" */fmt.Println
	go /* ERROR "expression in go must be function call" */1
	go func() { return /* ERROR "too many return values\n\thave (number)\n\twant ()" */1 }()
	var wg sync.WaitGroup
	wg./* ERROR "wg.add undefined (type sync.WaitGroup has no field or method add, but does have method Add)" */add(1)
	wg.Add(/* ERROR "cannot use \"1\" (untyped string constant) as int value in argument to wg.Add" */"1")
	/* ERROR "not enough arguments in call to wg.Add\n\thave ()\n\twant (int)" */wg.Add()
	wg./* ERROR "wg.done undefined (type sync.WaitGroup has no field or method done, but does have method Done)" */done()
	wg.Wait(/* ERROR "too many arguments in call to wg.Wait\n\thave (number)\n\twant ()" */1)
	wg./* ERROR "wg.Count undefined (type sync.WaitGroup has no field or method Count)" */Count()
	var mu sync.Mutex
	mu./* ERROR "mu.lock undefined (type sync.Mutex has no field or method lock, but does have method Lock)" */lock()
	mu.Lock(/* ERROR "too many arguments in call to mu.Lock\n\thave (number)\n\twant ()" */1)
	/* ERROR "cannot assign to mu.Lock (neither addressable nor a map index expression)" */mu.Lock = nil
	x = /* ERROR "mu.Lock() (no value) used as value" */mu.Lock()
	defer /* ERROR "expression in defer must be function call" */mu.Unlock
	defer /* ERROR "expression in defer must be function call" */wg.Done
	var once sync.Once
	once.Do(/* ERROR "cannot use 1 (untyped int constant) as func() value in argument to once.Do" */1)
	once.Do(/* ERROR "cannot use func(n int) {} (value of type func(n int)) as func() value in argument to once.Do" */func(n int) {})
	once.Do(/* ERROR "cannot use func() error {…} (value of type func() error) as func() value in argument to once.Do" */func() error { return nil })
	time.After(1, /* ERROR "too many arguments in call to time.After\n\thave (number, number)\n\twant (time.Duration)" */2)
	<-time.After(/* ERROR "cannot use \"1s\" (untyped string constant) as time.Duration value in argument to time.After" */"1s")
	for /* ERROR "declared and not used: i" */i := range 10 {
		i = /* ERROR "cannot use \"a\" (untyped string constant) as int value in assignment" */"a"
	}
	for i := range /* ERROR "cannot range over 1.5 (untyped float constant)" */1.5 {
	}
	for /* ERROR "declared and not used: i" */i, /* ERROR "range over 10 (untyped int constant) permits only one iteration variable" */j := range 10 {
	}
	for i := range /* ERROR "cannot range over nil" */nil {
	}
	for i := range /* ERROR "cannot range over (sync.Mutex{}) (value of struct type sync.Mutex)" */(sync.Mutex{}) {
	}
	for i := range /* ERROR "cannot range over (func() {}) (value of type func()): func must be func(yield func(...) bool): wrong argument count" */(func() {}) {
	}
	for i := range /* ERROR "cannot range over (func(yield func(int)) {}) (value of type func(yield func(int))): func must be func(yield func(...) bool): yield func does not return bool" */(func(yield func(int)) {}) {
	}
	for /* ERROR "declared and not used: i" */i, /* ERROR "range over (func(yield func(int) bool) {}) (value of type func(yield func(int) bool)) permits only one iteration variable" */j := range (func(yield func(int) bool) {}) {
	}
	var /* ERROR "declared and not used: i" */i int
	for i, s = range []string{"a"} {
	}
	for /* ERROR "cannot use i (value of type string) as int value in assignment" */i = range map[string]int{} {
	}
	for /* ERROR "cannot assign to 1 (neither addressable nor a map index expression)" */1 = range both {
	}
}

func cases(n int) {
	switch n {
	case 1, 2, /* ERROR "duplicate case 1 (constant of type int) in expression switch\n\tprevious case" */1:
	case /* ERROR "cannot convert \"a\" (untyped string constant) to type int" */"a":
	case /* ERROR "duplicate case 2 (constant of type int) in expression switch\n\tprevious case" */2:
	case /* ERROR "cannot convert n > 1 (untyped bool value) to type int" */n > 1:
	case /* ERROR "cannot convert nil to type int" */nil:
	default:
	/* ERROR "multiple defaults" */default:
	}
	switch {
	case /* ERROR "invalid case n in switch on true (mismatched types int and bool)" */n:
	case n > 1:
	case /* ERROR "cannot convert 1 (untyped int constant) to type bool" */1:
	}
	switch n := n; n {
	case /* ERROR "1.5 (untyped float constant) truncated to int" */1.5:
	case 1.0:
	}
	switch "a" {
	case "a", "b", /* ERROR "duplicate case \"a\" (constant of type string) in expression switch\n\tprevious case" */"a":
	}
	switch /* ERROR "declared and not used: s" */s := "x"; {
	}
	switch fmt.Println {
	}
	switch []int{} {
	case nil:
	}
	switch /* ERROR "cases(1) (no value) used as value" */cases(1) {
	}
}

func shadow() (n int, err error) {
	n /* ERROR "no new variables on left side of :=" */:= 1
	if n, /* ERROR "declared and not used: err" */err := 1, error(nil); n > 0 {
		/* ERROR "result parameter n not in scope at return\n\tinner declaration of var n int" *//* ERROR "result parameter err not in scope at return\n\tinner declaration of var err error" */return
	}
	{
		/* ERROR "declared and not used: err" */err := error(nil)
		/* ERROR "result parameter err not in scope at return\n\tinner declaration of var err error" */return
	}
	x, /* ERROR "declared and not used: y" */y := 1, 2
	x, y /* ERROR "no new variables on left side of :=" */:= 3, 4
	x, /* ERROR "x repeated on left side of :=" */x := 1, 2
	/* ERROR "non-name x.f on left side of :=" */x./* ERROR "x.f undefined (type int has no field or method f)" */f := 1
	/* ERROR "non-name x[0] on left side of :=" */x/* ERROR "cannot index x (variable of type int)" */[0], /* ERROR "declared and not used: z" */z := 1, 2
	/* ERROR "declared and not used: a" */a, /* ERROR "declared and not used: b" */b := /* ERROR "assignment mismatch: 2 variables but 1 value" */1
	a, b = 1, 2, 3
	a, b, /* ERROR "declared and not used: c" */c := /* ERROR "assignment mismatch: 3 variables but 2 values" */1, 2
	var /* ERROR "declared and not used: d" */d, /* ERROR "declared and not used: e" */e int = /* ERROR "assignment mismatch: 2 variables but 1 value" */1
	var /* ERROR "declared and not used: f" */f, /* ERROR "declared and not used: g" */g = 1, 2, /* ERROR "extra init expr 3" */3
	const /* ERROR "missing init expr for h" */h
	const i, /* ERROR "missing init expr for j" */j = 1
	_ /* ERROR "no new variables on left side of :=" */:= 1
	_, _ /* ERROR "no new variables on left side of :=" */:= 1, 2
	len := 3
	_ = /* ERROR "invalid operation: cannot call len (variable of type int): int is not a function" */len("a")
	string := "a"
	_ = /* ERROR "invalid operation: cannot call string (variable of type string): string is not a function" */string(1)
	/* ERROR "cannot assign to shadow (neither addressable nor a map index expression)" */shadow = nil
	/* ERROR "use of package fmt not in selector" */fmt = nil
	/* ERROR "use of package fmt not in selector" *//* ERROR "cannot assign to fmt.Println (neither addressable nor a map index expression)" */fmt.Println = nil
	/* ERROR "cannot assign to true (neither addressable nor a map index expression)" */true = false
	/* ERROR "cannot assign to nil (neither addressable nor a map index expression)" */nil = 1
	/* ERROR "int (type) is not an expression" */int = 3
	return
}

var /* ERROR "initialization cycle for a1\n\ta1 refers to b1\n\tb1 refers to c1\n\tc1 refers to a1" */a1 = b1
var b1 = c1()

func c1() int { return a1 }

const /* ERROR "initialization cycle for k1\n\tk1 refers to k2\n\tk2 refers to k1" */k1 = k2
const k2 = k1

var /* ERROR "initialization cycle: v1 refers to itself" */v1 int = v1
var /* ERROR "initialization cycle for w1\n\tw1 refers to w2\n\tw2 refers to w1" */w1, w2 = w2, w1

func /* ERROR "func main must have no arguments and no return values" */main(args []string) int { return 0 }
func /* ERROR "func init must have no arguments and no return values" */init(n int)             {}
func init()                  {}

var /* ERROR "cannot declare init - must be func" */init = 1

func f2() { /* ERROR "undefined: init" */init() }
