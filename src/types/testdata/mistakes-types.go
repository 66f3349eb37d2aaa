package main

import (
	"fmt"
	"sync"
	"time"
)

type shape interface {
	area() float64
	name() string
}
type square struct{ side float64 }
type circle struct{ r float64 }
type blob struct{}
type almost struct{}

func (s square) area() float64  { return 1 }
func (s square) name() string   { return "" }
func (c *circle) area() float64 { return 1 }
func (c *circle) name() string  { return "" }
func (b blob) area() int        { return 1 }
func (b blob) name() string     { return "" }
func (a almost) Area() float64  { return 1 }
func (a almost) name() string   { return "" }

func draw(s shape)        {}
func locked(l sync.Locker) {}

func implement(sq square, c circle, i int, s shape, e fmt.Stringer) {
	var /* ERROR "declared and not used: x" */x shape = sq
	x = /* ERROR "cannot use c (variable of struct type circle) as shape value in assignment: circle does not implement shape (method area has pointer receiver)" */c
	x = &c
	x = /* ERROR "cannot use blob{} (value of struct type blob) as shape value in assignment: blob does not implement shape (wrong type for method area)\n\t\thave area() int\n\t\twant area() float64" */blob{}
	x = /* ERROR "cannot use almost{} (value of struct type almost) as shape value in assignment: almost does not implement shape (missing method area)\n\t\thave Area() float64\n\t\twant area() float64" */almost{}
	x = /* ERROR "cannot use i (variable of type int) as shape value in assignment: int does not implement shape (missing method area)" */i
	x = nil
	x = /* ERROR "cannot use e (variable of interface type fmt.Stringer) as shape value in assignment: fmt.Stringer does not implement shape (missing method area)" */e
	draw(/* ERROR "cannot use c (variable of struct type circle) as shape value in argument to draw: circle does not implement shape (method area has pointer receiver)" */c)
	draw(/* ERROR "cannot use circle{} (value of struct type circle) as shape value in argument to draw: circle does not implement shape (method area has pointer receiver)" */circle{})
	draw(/* ERROR "cannot use &blob{} (value of type *blob) as shape value in argument to draw: *blob does not implement shape (wrong type for method area)\n\t\thave area() int\n\t\twant area() float64" */&blob{})
	draw(/* ERROR "cannot use 1 (constant of type int) as shape value in argument to draw: int does not implement shape (missing method area)" */1)
	draw(/* ERROR "cannot use \"a\" (constant of type string) as shape value in argument to draw: string does not implement shape (missing method area)" */"a")
	draw(nil)
	/* ERROR "declared and not used: shapes" */shapes := []shape{sq, /* ERROR "cannot use c (variable of struct type circle) as shape value in array or slice literal: circle does not implement shape (method area has pointer receiver)" */c, /* ERROR "cannot use 1 (constant of type int) as shape value in array or slice literal: int does not implement shape (missing method area)" */1}
	/* ERROR "declared and not used: m" */m := map[string]shape{"a": /* ERROR "cannot use c (variable of struct type circle) as shape value in map literal: circle does not implement shape (method area has pointer receiver)" */c}
	var p *shape = &s
	p./* ERROR "p.area undefined (type *shape is pointer to interface, not interface)" */area()
	draw(/* ERROR "cannot use p (variable of type *shape) as shape value in argument to draw: *shape does not implement shape (type *shape is pointer to interface, not interface)" */p)
	draw(*p)
	sq = /* ERROR "cannot use s (variable of interface type shape) as square value in assignment: need type assertion" */s
	sq = s.(square)
	c = /* ERROR "impossible type assertion: s.(circle)\n\tcircle does not implement shape (method area has pointer receiver)" */s.(circle)
	sq, /* ERROR "declared and not used: ok" */ok := s.(square)
	_ = /* ERROR "impossible type assertion: s.(int)\n\tint does not implement shape (missing method area)" */s.(int)
	_ = /* ERROR "invalid operation: i (variable of type int) is not an interface" */i.(int)
	_ = /* ERROR "impossible type assertion: s.(blob)\n\tblob does not implement shape (wrong type for method area)\n\t\thave area() int\n\t\twant area() float64" */s.(blob)
	_ = s.(/* ERROR "undefined: undefinedType" */undefinedType)
	switch v := s.(type) {
	case square:
		v.side = 1
		v./* ERROR "v.r undefined (type square has no field or method r)" */r = 1
	case /* ERROR "impossible type switch case: circle\n\ts (variable of interface type shape) cannot have dynamic type circle (method area has pointer receiver)" */circle:
	case *circle, *square:
		v./* ERROR "v.r undefined (type shape has no field or method r)" */r = 1
	case /* ERROR "impossible type switch case: int\n\ts (variable of interface type shape) cannot have dynamic type int (missing method area)" */int:
	case /* ERROR "duplicate case square in type switch\n\tprevious case" */square:
	case nil:
	}
	switch /* ERROR "i (variable of type int) is not an interface" */i.(type) {
	}
	var mu sync.Mutex
	locked(/* ERROR "cannot use mu (variable of struct type sync.Mutex) as sync.Locker value in argument to locked: sync.Mutex does not implement sync.Locker (method Lock has pointer receiver)" */mu)
	locked(&mu)
	var _ error = /* ERROR "cannot use fmt.Sprint (value of type func(a ...any) string) as error value in variable declaration: func(a ...any) string does not implement error (missing method Error)" */fmt.Sprint
	var _ error = /* ERROR "cannot use fmt.Errorf (value of type func(format string, a ...any) (err error)) as error value in variable declaration: func(format string, a ...any) (err error) does not implement error (missing method Error)" */fmt.Errorf
	s./* ERROR "s.perimeter undefined (type shape has no field or method perimeter)" */perimeter()
	s./* ERROR "s.side undefined (type shape has no field or method side)" */side = 1
	sq./* ERROR "sq.perimeter undefined (type square has no field or method perimeter)" */perimeter()
	/* ERROR "invalid operation: cannot call sq.side (variable of type float64): float64 is not a function" */sq.side()
	/* ERROR "not enough arguments in call to square.area\n\thave ()\n\twant (square)" */square.area()
	square./* ERROR "square.side undefined (type square has no method side)" */side
	circle./* ERROR "invalid method expression circle.area (needs pointer receiver (*circle).area)" */area(c)
	(*circle).area(/* ERROR "cannot use c (variable of struct type circle) as *circle value in argument to (*circle).area" */c)
	time.Duration./* ERROR "time.Duration.area undefined (type time.Duration has no field or method area)" */area(1)
}

type point struct{ x, y int }
type named struct {
	point
	*square
	label string
}

func literals() {
	_ = point{1/* ERROR "too few values in struct literal of type point" */}
	_ = point{1, 2, /* ERROR "too many values in struct literal of type point" */3}
	_ = point{x: 1, /* ERROR "mixture of field:value and value elements in struct literal" */2}
	_ = point{x: 1, /* ERROR "duplicate field name x in struct literal" */x: 2}
	_ = point{/* ERROR "unknown field z in struct literal of type point" */z: 1}
	_ = point{/* ERROR "cannot use \"a\" (untyped string constant) as int value in struct literal" */"a", 2}
	_ = point{x: /* ERROR "cannot use \"a\" (untyped string constant) as int value in struct literal" */"a"}
	_ = &point{/* ERROR "unknown field X in struct literal of type point, but does have x" */X: 1}
	_ = named{/* ERROR "unknown field x in struct literal of type named" */x: 1}
	_ = named{point: point{1, 2}, label: /* ERROR "cannot use 1 (untyped int constant) as string value in struct literal" */1}
	_ = []int{1, /* ERROR "cannot use \"a\" (untyped string constant) as int value in array or slice literal" */"a", /* ERROR "cannot use 2.5 (untyped float constant) as int value in array or slice literal (truncated)" */2.5}
	_ = []int{0: 1, /* ERROR "duplicate index 0 in array or slice literal" */0: 2}
	_ = [2]int{1, 2, /* ERROR "index 2 is out of bounds (>= 2)" */3}
	_ = [2]int{/* ERROR "invalid argument: index 5 out of bounds [0:2]" */5: 1}
	_ = [...]int{1, 2}
	_ = map[string]int{"a": 1, /* ERROR "duplicate key \"a\" in map literal" */"a": 2}
	_ = map[string]int{/* ERROR "cannot use 1 (untyped int constant) as string value in map literal" */1: 1}
	_ = map[string]int{/* ERROR "missing key in map literal" */"a"}
	_ = map[/* ERROR "invalid map key type []int" */[]int]string{}
	_ = []point{{1, 2}, {3/* ERROR "too few values in struct literal of type point" */}, {x: 1}}
	_ = map[string]point{"a": {1/* ERROR "too few values in struct literal of type point" */}}
	_ = []*point{{1, 2}, nil, /* ERROR "cannot use 3 (untyped int constant) as *point value in array or slice literal" */3}
	_ = /* ERROR "invalid composite literal type int" */int{1}
	_ = /* ERROR "undefined: undefinedType" */undefinedType{1}
	_ = struct{ a int }{/* ERROR "cannot use \"x\" (untyped string constant) as int value in struct literal" */"x"}
	_ = time.Time{/* ERROR "implicit assignment to unexported field wall in struct literal of type time.Time" */1/* ERROR "too few values in struct literal of type time.Time" */}
	_ = sync.Mutex{/* ERROR "unknown field state in struct literal of type sync.Mutex" */state: 1}
	_ = [/* ERROR "undefined array length n or missing type constraint" */n]int{}
	_ = [/* ERROR "invalid array length -1 (untyped int constant)" */-1]int{}
	_ = [/* ERROR "array length 1.5 (untyped float constant) must be integer" */1.5]int{}
	_ = []int{}[/* ERROR "1.5 (untyped float constant) truncated to int" */1.5]
	_ = []int{}[/* ERROR "cannot convert \"a\" (untyped string constant) to type int" */"a"]
	_ = []int{}[/* ERROR "invalid argument: index -1 (constant of type int) must not be negative" */-1]
	_ = [3]int{}[/* ERROR "invalid argument: index 5 out of bounds [0:3]" */5]
	_ = "abc"[/* ERROR "invalid argument: index 5 out of bounds [0:3]" */5]
	_ = "abc"[/* ERROR "cannot convert \"a\" (untyped string constant) to type int" */"a"]
	_ = point{}/* ERROR "cannot index point{} (value of struct type point)" */[0]
	_ = map[string]int{}[/* ERROR "cannot use 1 (untyped int constant) as string value in map index" */1]
	_ = []int{1, 2}[2:/* ERROR "invalid slice indices: 1 < 2" */1]
	_ = []int{1, 2}[/* ERROR "cannot convert \"a\" (untyped string constant) to type int" */"a":]
	_ = "abc"[0:1:/* ERROR "invalid operation: 3-index slice of string" */2]
	_ = 5/* ERROR "cannot index 5 (untyped int constant)" */[0]
	_ = point{} == /* ERROR "invalid operation: point{} == nil (mismatched types point and untyped nil)" */nil
	_ = point{} == point{}
	_ = /* ERROR "invalid operation: point{} < point{} (operator < not defined on struct)" */point{} < point{}
	_ = /* ERROR "invalid operation: []int{} == []int{} (slice can only be compared to nil)" */[]int{} == []int{}
	_ = map[int]int{} == nil
	_ = func() {} == nil
	_ = /* ERROR "invalid operation: func() {} == func() {} (func can only be compared to nil)" */func() {} == func() {}
	_ = /* ERROR "invalid operation: struct{f []int}{} == struct{f []int}{} (struct containing []int cannot be compared)" */struct{ f []int }{} == struct{ f []int }{}
	_ = &point{} == /* ERROR "invalid operation: &point{} == point{} (mismatched types *point and point)" */point{}
	_ = any(1) == /* ERROR "invalid operation: any(1) == []int{} (slice can only be compared to nil)" */[]int{}
	_ = true == /* ERROR "invalid operation: true == 1 (mismatched types untyped bool and untyped int)" */1
	_ = /* ERROR "invalid operation: true < false (operator < not defined on untyped bool)" */true < false
	_ = 1 / /* ERROR "invalid operation: division by zero" */0
	_ = 1.0 / /* ERROR "invalid operation: division by zero" */0
	_ = /* ERROR "invalid operation: operator % not defined on 1 (untyped float constant)" */1 % 2.5
	_ = 1 << /* ERROR "invalid operation: negative shift count -1 (untyped int constant)" */-1
	_ = 1 << /* ERROR "1.5 (untyped float constant) truncated to uint" */1.5
	_ = /* ERROR "invalid operation: shifted operand \"a\" (untyped string constant) must be integer" */"a" << 1
	_ = /* ERROR "invalid operation: operator &^ not defined on 1 (untyped float constant)" */1 &^ 1.5
	_ = 10 % /* ERROR "invalid operation: division by zero" */0
	_ = &/* ERROR "invalid operation: cannot take address of 1 (untyped int constant)" */1
	_ = &/* ERROR "invalid operation: cannot take address of \"a\" (untyped string constant)" */"a"
	_ = &/* ERROR "invalid operation: cannot take address of literals (value of type func())" */literals
	_ = &/* ERROR "invalid operation: cannot take address of point{}.x (value of type int)" */point{}.x
	_ = */* ERROR "invalid operation: cannot indirect 1 (untyped int constant)" */1
	_ = */* ERROR "invalid operation: cannot indirect point{} (value of struct type point)" */point{}
	_ = <-/* ERROR "invalid operation: cannot receive from non-channel untyped int 1 (untyped int constant)" */1
	_ = !/* ERROR "invalid operation: operator ! not defined on 1 (untyped int constant)" */1
	_ = -/* ERROR "invalid operation: operator - not defined on \"a\" (untyped string constant)" */"a"
	_ = ^/* ERROR "invalid operation: operator ^ not defined on 1.5 (untyped float constant)" */1.5
	_ = /* ERROR "use of untyped nil in assignment to _ identifier" */nil
	_ = /* ERROR "cannot use _ as value or type" */_
	var _ = /* ERROR "use of untyped nil in variable declaration" */nil
	var _ int = /* ERROR "cannot use nil as int value in variable declaration" */nil
	/* ERROR "cannot assign to literals (neither addressable nor a map index expression)" */literals = nil
	/* ERROR "cannot assign to 1 (neither addressable nor a map index expression)" */1 = 2
	/* ERROR "cannot assign to \"a\"[0] (neither addressable nor a map index expression)" */"a"[0] = 'b'
	/* ERROR "cannot assign to point{}.x (neither addressable nor a map index expression)" */point{}.x = 1
	/* ERROR "cannot assign to struct field map[string]point{}[\"a\"].x in map" */map[string]point{}["a"].x = 1
	f := /* ERROR "literals() (no value) used as value" */literals()
	const c = f
	const d int = /* ERROR "cannot use \"a\" (untyped string constant) as int value in constant declaration" */"a"
	const e = /* ERROR "len([]int{…}) (value of type int) is not constant" */len([]int{1})
	const g = 10
	/* ERROR "cannot assign to g (neither addressable nor a map index expression)" */g = 11
	/* ERROR "cannot assign to g (neither addressable nor a map index expression)" */g++
	var /* ERROR "declared and not used: big" */big int8 = /* ERROR "cannot use 200 (untyped int constant) as int8 value in variable declaration (overflows)" */200
	var /* ERROR "declared and not used: h" */h = /* ERROR "cannot use 1 << 64 (untyped int constant 18446744073709551616) as int value in variable declaration (overflows)" */1 << 64
	var /* ERROR "declared and not used: k" */k int32 = /* ERROR "cannot use 1 << 31 (untyped int constant 2147483648) as int32 value in variable declaration (overflows)" */1 << 31
	var /* ERROR "declared and not used: l" */l uint = /* ERROR "cannot use -1 (untyped int constant) as uint value in variable declaration (overflows)" */-1
	_ = int8(/* ERROR "constant 200 overflows int8" */200)
	_ = uint(/* ERROR "constant -1 overflows uint" */-1)
	_ = int(/* ERROR "cannot convert \"a\" (untyped string constant) to type int" */"a")
	_ = string(/* ERROR "cannot convert 1.5 (untyped float constant) to type string" */1.5)
	_ = int(/* ERROR "cannot convert 1.5 (untyped float constant) to type int" */1.5)
	_ = []byte(/* ERROR "cannot convert 1 (untyped int constant) to type []byte" */1)
	_ = point(/* ERROR "cannot convert 1 (untyped int constant) to type point" */1)
	_ = float64(/* ERROR "cannot convert \"1\" (untyped string constant) to type float64" */"1")
	_ = bool(/* ERROR "cannot convert 1 (untyped int constant) to type bool" */1)
	_ = error(/* ERROR "cannot convert \"a\" (untyped string constant) to type error" */"a")
	_ = (*point)(/* ERROR "cannot convert 1 (untyped int constant) to type *point" */1)
	_ = int(1, /* ERROR "too many arguments in conversion to int" */2)
	_ = /* ERROR "missing argument in conversion to int" */int()
}

type /* ERROR "invalid recursive type: self refers to itself" */self struct{ s self }
type /* ERROR "invalid recursive type ring1\n\tring1 refers to ring2\n\tring2 refers to ring1" */ring1 struct{ r ring2 }
type ring2 struct{ r [2]ring1 }
type /* ERROR "invalid recursive type: alias refers to itself" */alias = alias
type /* ERROR "invalid recursive type: iface refers to itself" */iface interface{ iface }
type dup struct {
	a int
	/* ERROR "a redeclared\n\tother declaration of a" */a string
}
type dupM interface {
	m()
	/* ERROR "duplicate method m\n\tother declaration of method m" */m()
}
type fm struct{ name string }

func (f fm) /* ERROR "field and method with the same name name\n\tother declaration of name" */name() string { return "" }
func (f fm) twice()       {}
func (f *fm) /* ERROR "method fm.twice already declared" */twice()      {}
func (i /* ERROR "cannot define new methods on non-local type int" */int) m()          {}
func (t /* ERROR "cannot define new methods on non-local type time.Time" */time.Time) m()    {}
func (s /* ERROR "invalid receiver type shape (pointer or interface type)" */shape) m()        {}
func (p */* ERROR "invalid receiver type **fm" */*fm) m()         {}
func (u /* ERROR "undefined: unknownType" */unknownType) m()  {}
func /* ERROR "implement redeclared in this block\n\tother declaration of implement" */implement()          {}

var /* ERROR "implement redeclared in this block\n\tother declaration of implement" */implement int

func param(a int, /* ERROR "a redeclared in this block\n\tother declaration of a" */a string)       {}
func result(a int) (/* ERROR "a redeclared in this block\n\tother declaration of a" */a string)     { /* ERROR "result parameter a not in scope at return\n\tinner declaration of var a string" */return }
func (a fm) recv(/* ERROR "a redeclared in this block\n\tother declaration of a" */a int)           {}
func typ(x /* ERROR "undefined: undefinedType" */undefinedType) /* ERROR "undefined: missing" */missing { return nil }
func pkg(x time./* ERROR "undefined: time.Missing" */Missing) sync./* ERROR "undefined: sync.Foo" */Foo { return nil }
func val(x /* ERROR "time.Sleep (value of type func(d time.Duration)) is not a type" */time.Sleep) /* ERROR "fmt (package name) is not a type" */fmt        { return nil }
