package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
	"time"
)

type account struct {
	mu      sync.Mutex
	balance int
	owner   string
}

func (a *account) deposit(n int)      { a.balance += n }
func (a account) read() (int, error)  { return a.balance, nil }
func open(name string) (*account, error) { return nil, nil }
func sum(xs ...int) int               { return 0 }
func pair() (int, string)             { return 1, "" }

func unusedThings() {
	/* ERROR "declared and not used: x" */x := 1
	var /* ERROR "declared and not used: y" */y int
	const z = 1
	a, /* ERROR "declared and not used: b" */b := 1, 2
	_ = a
	for i, /* ERROR "declared and not used: v" */v := range []int{1} {
		_ = i
	}
	if /* ERROR "declared and not used: n" */n := sum(); true {
	}
	switch /* ERROR "t declared and not used" */t := any(1).(type) {
	}
	/* ERROR "declared and not used: f" */f := func() { /* ERROR "declared and not used: q" */q := 2 }
	/* ERROR "declared and not used: err" */err := errors.New("a")
	err = nil
}

func wrongTypes(a *account, m map[string]int, ch chan int) {
	var n int = /* ERROR "cannot use \"one\" (untyped string constant) as int value in variable declaration" */"one"
	var s string = /* ERROR "cannot use 1 (untyped int constant) as string value in variable declaration" */1
	s = /* ERROR "cannot use 'c' (untyped rune constant 99) as string value in assignment" */'c'
	n = /* ERROR "cannot use 1.5 (untyped float constant) as int value in assignment (truncated)" */1.5
	n = /* ERROR "cannot use s (variable of type string) as int value in assignment" */s
	var /* ERROR "declared and not used: f" */f float64 = /* ERROR "cannot use n (variable of type int) as float64 value in variable declaration" */n
	f = n * /* ERROR "1.5 (untyped float constant) truncated to int" */1.5
	var /* ERROR "declared and not used: u" */u uint8 = /* ERROR "cannot use 256 (untyped int constant) as uint8 value in variable declaration (overflows)" */256
	u = /* ERROR "cannot use -1 (untyped int constant) as uint8 value in assignment (overflows)" */-1
	var i64 int64 = /* ERROR "cannot use n (variable of type int) as int64 value in variable declaration" */n
	i64 = /* ERROR "invalid operation: n + i64 (mismatched types int and int64)" */n + i64
	m["a"] = /* ERROR "cannot use \"b\" (untyped string constant) as int value in assignment" */"b"
	m[/* ERROR "cannot use 1 (untyped int constant) as string value in map index" */1] = 1
	ch <- /* ERROR "cannot use \"x\" (untyped string constant) as int value in send" */"x"
	var e error = /* ERROR "cannot use \"fail\" (constant of type string) as error value in variable declaration: string does not implement error (missing method Error)" */"fail"
	e = /* ERROR "cannot use a (variable of type *account) as error value in assignment: *account does not implement error (missing method Error)" */a
	var /* ERROR "declared and not used: p" */p *account = /* ERROR "cannot use account{} (value of struct type account) as *account value in variable declaration" */account{}
	p = nil
	p = /* ERROR "cannot use 0 (untyped int constant) as *account value in assignment" */0
	var /* ERROR "declared and not used: t" */t time.Duration = /* ERROR "cannot use time.Sleep (value of type func(d time.Duration)) as time.Duration value in variable declaration" */time.Sleep
	time.Sleep(/* ERROR "cannot use n (variable of type int) as time.Duration value in argument to time.Sleep" */n)
	time.Sleep(/* ERROR "invalid operation: n * time.Second (mismatched types int and time.Duration)" */n * time.Second)
	time.Sleep(/* ERROR "1.5 (untyped float constant) truncated to int64" */1.5 * time.Second)
	var /* ERROR "declared and not used: b" */b bool = /* ERROR "cannot use n (variable of type int) as bool value in variable declaration" */n
	b = !/* ERROR "invalid operation: operator ! not defined on n (variable of type int)" */n
	b = /* ERROR "invalid operation: n && true (mismatched types int and untyped bool)" */n && true
	if /* ERROR "non-boolean condition in if statement" */n {
	}
	if n = 1; /* ERROR "non-boolean condition in if statement" */n {
	}
	for /* ERROR "non-boolean condition in for statement" */n {
	}
	if s == /* ERROR "invalid operation: s == n (mismatched types string and int)" */n {
	}
	if s == /* ERROR "invalid operation: s == nil (mismatched types string and untyped nil)" */nil {
	}
	if n == /* ERROR "invalid operation: n == nil (mismatched types int and untyped nil)" */nil {
	}
	if a == /* ERROR "invalid operation: a == n (mismatched types *account and int)" */n {
	}
	if e == /* ERROR "cannot convert \"x\" (untyped string constant) to type interface{Error() string}" */"x" {
	}
	s = /* ERROR "invalid operation: s + n (mismatched types string and int)" */s + n
	s = /* ERROR "invalid operation: \"a\" + 1 (mismatched types untyped string and untyped int)" */"a" + 1
	/* ERROR "invalid operation: s += 'c' (mismatched types string and untyped rune)" */s += 'c'
	s = /* ERROR "invalid operation: s * 2 (mismatched types string and untyped int)" */s * 2
	n = /* ERROR "invalid operation: n + \"1\" (mismatched types int and untyped string)" */n + "1"
	n = -/* ERROR "invalid operation: operator - not defined on s (variable of type string)" */s
	n++
	/* ERROR "invalid operation: s++ (non-numeric type string)" */s++
	n = len(/* ERROR "invalid argument: n (variable of type int) for built-in len" */n)
	n = len(/* ERROR "invalid argument: a (variable of type *account) for built-in len" */a)
	n = cap(/* ERROR "invalid argument: m (variable of type map[string]int) for built-in cap" */m)
	a.balance = /* ERROR "cannot use \"1\" (untyped string constant) as int value in assignment" */"1"
	a./* ERROR "a.Balance undefined (type *account has no field or method Balance, but does have field balance)" */Balance = 1
	a./* ERROR "a.nothing undefined (type *account has no field or method nothing)" */nothing = 1
	a.deposit(/* ERROR "cannot use \"1\" (untyped string constant) as int value in argument to a.deposit" */"1")
	a./* ERROR "a.Deposit undefined (type *account has no field or method Deposit, but does have method deposit)" */Deposit(1)
	n = /* ERROR "a.deposit(1) (no value) used as value" */a.deposit(1)
	n = /* ERROR "assignment mismatch: 1 variable but a.read returns 2 values" */a.read()
	n, /* ERROR "declared and not used: err" */err := /* ERROR "multiple-value a.read() (value of type (int, error)) in single-value context" */a.read(), 1
	/* ERROR "declared and not used: x" */x, /* ERROR "declared and not used: y" */y, /* ERROR "declared and not used: z" */z := /* ERROR "assignment mismatch: 3 variables but a.read returns 2 values" */a.read()
	a.deposit(/* ERROR "too many arguments in call to a.deposit\n\thave (int, error)\n\twant (int)" */a.read())
	fmt.Println(/* ERROR "a.deposit(1) (no value) used as value" */a.deposit(1))
	return /* ERROR "too many return values\n\thave (int)\n\twant ()" */n
}

func wrongCalls(a *account) error {
	/* ERROR "not enough arguments in call to open\n\thave ()\n\twant (string)" */open()
	open("a", /* ERROR "too many arguments in call to open\n\thave (string, string)\n\twant (string)" */"b")
	open(/* ERROR "cannot use 1 (untyped int constant) as string value in argument to open" */1)
	sum(/* ERROR "cannot use \"a\" (untyped string constant) as int value in argument to sum" */"a")
	sum(1, /* ERROR "cannot use \"a\" (untyped string constant) as int value in argument to sum" */"a")
	sum(/* ERROR "cannot use []int{…} (value of type []int) as int value in argument to sum" */[]int{1})
	sum([]int{1}...)
	sum(1, /* ERROR "too many arguments in call to sum\n\thave (number, []int...)\n\twant (...int)" */[]int{1}...)
	/* ERROR "declared and not used: acc" */acc := /* ERROR "assignment mismatch: 1 variable but open returns 2 values" */open("a")
	acc, /* ERROR "declared and not used: err" */err := /* ERROR "multiple-value open(\"a\") (value of type (*account, error)) in single-value context" */open("a"), /* ERROR "use of untyped nil in assignment" */nil
	var /* ERROR "declared and not used: acc2" */acc2 account = /* ERROR "multiple-value open(\"a\") (value of type (*account, error)) in single-value context" */open("a")
	/* ERROR "not enough arguments in call to errors.New\n\thave ()\n\twant (string)" */errors.New()
	errors.New("a", /* ERROR "too many arguments in call to errors.New\n\thave (string, string)\n\twant (string)" */"b")
	/* ERROR "fmt.Println (value of type func(a ...any) (n int, err error)) is not used" */fmt.Println
	fmt./* ERROR "undefined: fmt.Printline" */Printline("a")
	fmt./* ERROR "undefined: fmt.println (but have Println)" */println("a")
	strings./* ERROR "undefined: strings.toUpper (but have ToUpper)" */toUpper("a")
	/* ERROR "undefined: Strings" */Strings.ToUpper("a")
	string./* ERROR "string.ToUpper undefined (type string has no field or method ToUpper)" */ToUpper("a")
	/* ERROR "undefined: undefined1" */undefined1(1)
	/* ERROR "invalid operation: cannot call a (variable of type *account): *account is not a function" */a()
	/* ERROR "invalid operation: cannot call a.balance (variable of type int): int is not a function" */a.balance()
	/* ERROR "invalid operation: cannot call a.mu (variable of struct type sync.Mutex): sync.Mutex is not a function" */a.mu()
	/* ERROR "invalid operation: cannot call \"a\" (untyped string constant): untyped string is not a function" */"a"()
	/* ERROR "invalid operation: cannot call nil: untyped nil is not a function" */nil()
	os.Exit(/* ERROR "cannot use \"1\" (untyped string constant) as int value in argument to os.Exit" */"1")
	/* ERROR "not enough arguments in call to os.Exit\n\thave ()\n\twant (int)" */os.Exit()
	defer /* ERROR "expression in defer must be function call" */a.deposit
	go /* ERROR "expression in go must be function call" */a.deposit
	defer /* ERROR "expression in defer must be function call" */recover
	go /* ERROR "expression in go must be function call" */func() {}
	defer /* ERROR "expression in defer must be function call" */func() { recover() }
	defer /* ERROR "defer discards result of len(\"a\") (constant 1 of type int)" */len("a")
	go /* ERROR "go requires function call, not conversion int(1) (constant 1 of type int)" */int(1)
	sum(1)
	/* ERROR "len(\"a\") (constant 1 of type int) is not used" */len("a")
	/* ERROR "append([]int{}, 1) (value of type []int) is not used" */append([]int{}, 1)
	/* ERROR "cap([]int{}) == 1 (untyped bool value) is not used" */cap([]int{}) == 1
	/* ERROR "a.balance == 1 (untyped bool value) is not used" */a.balance == 1
	/* ERROR "a.balance (variable of type int) is not used" */a.balance
	/* ERROR "1 (untyped int constant) is not used" */1
	/* ERROR "\"text\" (untyped string constant) is not used" */"text"
	/* ERROR "-1 (untyped int constant) is not used" */-1
	/* ERROR "func() {} (value of type func()) is not used" */func() {}
	/* ERROR "invalid operation: make([]int) expects 2 or 3 arguments; found 1" */make([]int)
	make(/* ERROR "invalid argument: cannot make int: type must be slice, map, or channel" */int)
	/* ERROR "invalid operation: too many arguments for new(1, 2) (expected 1, found 2)" */new(1, 2)
	copy(/* ERROR "invalid copy: arguments []int{…} (value of type []int) and \"a\" (untyped string constant) have different element types int and byte" */[]int{1}, "a")
	delete(/* ERROR "invalid argument: []int{} (value of type []int) is not a map" */[]int{}, 1)
	delete(map[string]int{}, /* ERROR "cannot use 1 (untyped int constant) as string value in argument to delete" */1)
	close(/* ERROR "invalid operation: cannot close non-channel 1 (untyped int constant)" */1)
	/* ERROR "invalid operation: not enough arguments for panic() (expected 1, found 0)" */panic()
	/* ERROR "invalid operation: too many arguments for panic(1, 2) (expected 1, found 2)" */panic(1, 2)
	/* ERROR "not enough return values\n\thave ()\n\twant (error)" */return
	return nil, /* ERROR "too many return values\n\thave (nil, nil)\n\twant (error)" */nil
	return /* ERROR "cannot use \"text\" (constant of type string) as error value in return statement: string does not implement error (missing method Error)" */"text"
	return /* ERROR "cannot use 1 (constant of type int) as error value in return statement: int does not implement error (missing method Error)" */1
	return /* ERROR "too many return values\n\thave (int, error)\n\twant (error)" */a.read()
}

func returnsNothing() {
	return /* ERROR "too many return values\n\thave (number)\n\twant ()" */1
	return /* ERROR "too many return values\n\thave (nil)\n\twant ()" */nil
	return /* ERROR "too many return values\n\thave (func(xs ...int) int)\n\twant ()" */sum
}

func returnsTwo(ok bool) (int, error) {
	if ok {
		return /* ERROR "not enough return values\n\thave (number)\n\twant (int, error)" */1
	}
	return 1, /* ERROR "cannot use 2 (constant of type int) as error value in return statement: int does not implement error (missing method Error)" */2
	return /* ERROR "cannot use \"a\" (untyped string constant) as int value in return statement" */"a", nil
	return 1, nil, /* ERROR "too many return values\n\thave (number, nil, nil)\n\twant (int, error)" */nil
	/* ERROR "not enough return values\n\thave ()\n\twant (int, error)" */return
	return /* ERROR "cannot use pair() (value of type string) as error value in return statement: string does not implement error (missing method Error)" */pair()
	return /* ERROR "not enough return values\n\thave (error)\n\twant (int, error)" */errors.New("x")
}

func noReturn1() int {
/* ERROR "missing return" */}

func noReturn2(n int) int {
	if n > 0 {
		return 1
	}
/* ERROR "missing return" */}

func noReturn3(n int) int {
	for n > 0 {
		return 1
	}
/* ERROR "missing return" */}

func noReturn4(n int) int {
	switch n {
	case 1:
		return 1
	}
/* ERROR "missing return" */}

func noReturn5(n int) int {
	for {
		break
	}
/* ERROR "missing return" */}

func noReturn6(ch chan int) (n int, err error) {
	select {
	case <-ch:
		return 1, nil
	default:
	}
/* ERROR "missing return" */}

func noReturn7(n int) int {
	if n > 0 {
		return 1
	} else if n < 0 {
		return 2
	}
/* ERROR "missing return" */}
