package main

func lengths(sl []int, s string, m map[string]int, ch chan int, x int, arr [3]int, p *[3]int, f func()) {
	_ = /* ERROR "invalid operation: not enough arguments for len() (expected 1, found 0)" */len()
	_ = /* ERROR "invalid operation: too many arguments for len(sl, 1) (expected 1, found 2)" */len(sl, 1)
	_ = len(/* ERROR "invalid argument: x (variable of type int) for built-in len" */x)
	_ = len(/* ERROR "invalid argument: f (variable of type func()) for built-in len" */f)
	_ = len(/* ERROR "invalid argument: nil for built-in len" */nil)
	_ = /* ERROR "invalid operation: invalid use of ... with built-in len" */len(sl...)
	_ = cap(/* ERROR "invalid argument: m (variable of type map[string]int) for built-in cap" */m)
	_ = cap(/* ERROR "invalid argument: s (variable of type string) for built-in cap" */s)
	_ = cap(ch)
	_ = cap(p)
	var _ = [/* ERROR "array length len(sl) (value of type int) must be constant" */len(sl)]int{}
	var _ = [len(arr)]int{}
	var _ = [len(p)]int{}
	const k1 = len(arr)
	const k2 = len("abc")
	const k3 = /* ERROR "len(sl) (value of type int) is not constant" */len(sl)
	const k4 = min(1, 2)
	const k5 = len([2]int{1, 2})
	const k6 = len([1]int{x})
	const k7 = /* ERROR "len([1]int{…}) (value of type int) is not constant" */len([1]int{<-ch})
	_ = (len)(sl)
	_ = len(/* ERROR "undefined: undef" */undef)
}

func appends(sl []int, s string, x int, bs []byte) {
	_ = /* ERROR "invalid operation: not enough arguments for append() (expected 1, found 0)" */append()
	_ = append(/* ERROR "invalid append: argument must be a slice; have 1 (untyped int constant)" */1)
	_ = append(sl, /* ERROR "cannot use \"a\" (untyped string constant) as int value in argument to append" */"a")
	_ = append(sl, /* ERROR "cannot use s (variable of type string) as []int value in argument to append" */s...)
	_ = append(bs, s...)
	_ = append(bs, "x"...)
	_ = append(/* ERROR "invalid append: argument must be a slice; have x (variable of type int)" */x, 1)
	_ = append(/* ERROR "invalid append: argument must be a slice; have untyped nil" */nil, 1)
	_ = append(sl, /* ERROR "cannot use nil as int value in argument to append" */nil)
	_ = append(sl, /* ERROR "cannot use sl (variable of type []int) as int value in argument to append" */sl)
	_ = append(sl, sl...)
	_ = append(sl)
	_ = append(sl, /* ERROR "cannot use 1.5 (untyped float constant) as int value in argument to append (truncated)" */1.5)
	_ = append(sl, /* ERROR "undefined: undef" */undef)
}

func copies(sl []int, s string, m map[string]int, x int) {
	_ = /* ERROR "invalid operation: not enough arguments for copy(sl) (expected 2, found 1)" */copy(sl)
	_ = copy(/* ERROR "invalid copy: arguments sl (variable of type []int) and s (variable of type string) have different element types int and byte" */sl, s)
	_ = copy(/* ERROR "invalid copy: argument must be a slice; have x (variable of type int)" */x, sl)
	_ = copy([]byte{}, s)
	_ = copy(/* ERROR "invalid copy: argument must be a slice; have s (variable of type string)" */s, []byte{})
	_ = copy(sl, /* ERROR "invalid copy: argument must be a slice; have x (variable of type int)" */x)
	copy(sl, sl)
	/* ERROR "invalid operation: not enough arguments for delete(m) (expected 2, found 1)" */delete(m)
	delete(m, /* ERROR "cannot use 1 (untyped int constant) as string value in argument to delete" */1)
	delete(/* ERROR "invalid argument: x (variable of type int) is not a map" */x, 1)
	/* ERROR "invalid operation: too many arguments for delete(m, \"a\", \"b\") (expected 2, found 3)" */delete(m, "a", "b")
	delete(m, "a")
	_ = /* ERROR "delete(m, \"a\") (no value) used as value" */delete(m, "a")
}

func closes(x int, ch chan int, ro <-chan int, so chan<- int) {
	close(/* ERROR "invalid operation: cannot close non-channel x (variable of type int)" */x)
	close(/* ERROR "invalid operation: cannot close receive-only channel ro (variable of type <-chan int)" */ro)
	close(so)
	/* ERROR "invalid operation: not enough arguments for close() (expected 1, found 0)" */close()
	/* ERROR "invalid operation: too many arguments for close(ch, ch) (expected 1, found 2)" */close(ch, ch)
	_ = /* ERROR "close(ch) (no value) used as value" */close(ch)
}

func makes(x int, y float64) {
	_ = /* ERROR "invalid operation: too many arguments for new(int, int) (expected 1, found 2)" */new(int, int)
	_ = /* ERROR "invalid operation: not enough arguments for new() (expected 1, found 0)" */new()
	_ = new(x)
	_ = new(10)
	_ = new(/* ERROR "undefined: Undef" */Undef)
	_ = /* ERROR "invalid operation: not enough arguments for make() (expected 1, found 0)" */make()
	_ = make(/* ERROR "invalid argument: cannot make int: type must be slice, map, or channel" */int)
	_ = /* ERROR "invalid operation: make([]int) expects 2 or 3 arguments; found 1" */make([]int)
	_ = make([]int, /* ERROR "cannot convert \"a\" (untyped string constant) to type int" */"a")
	_ = make([]int, /* ERROR "invalid argument: index -1 (constant of type int) must not be negative" */-1)
	_ = make([]int, /* ERROR "invalid argument: length and capacity swapped" */2, 1)
	_ = /* ERROR "invalid operation: make([]int, 1, 2, 3) expects 2 or 3 arguments; found 4" */make([]int, 1, 2, 3)
	_ = /* ERROR "invalid operation: make(map[string]int, 1, 2) expects 1 or 2 arguments; found 3" */make(map[string]int, 1, 2)
	_ = make(chan int, /* ERROR "1.5 (untyped float constant) truncated to int" */1.5)
	_ = make(chan int, 2.0)
	_ = make(/* ERROR "x (parameter) is not a type" */x)
	_ = make(/* ERROR "invalid argument: cannot make [3]int: type must be slice, map, or channel" */[3]int)
	_ = make([]int, /* ERROR "invalid argument: index y (variable of type float64) must be integer" */y)
	_ = make([]int, /* ERROR "1 << 63 (untyped int constant 9223372036854775808) overflows int" */1<<63)
	_ = make([]int, /* ERROR "cannot convert nil to type int" */nil)
	_ = make(/* ERROR "undefined: Undef" */Undef, 1)
	_ = make([]int, /* ERROR "undefined: undef" */undef)
}

func panics(sl []int, f func()) {
	/* ERROR "invalid operation: not enough arguments for panic() (expected 1, found 0)" */panic()
	/* ERROR "invalid operation: too many arguments for panic(1, 2) (expected 1, found 2)" */panic(1, 2)
	_ = /* ERROR "panic(1) (no value) used as value" */panic(1)
	panic(nil)
	panic(/* ERROR "undefined: undef" */undef)
	/* ERROR "invalid operation: too many arguments for recover(1) (expected 0, found 1)" */recover(1)
	_ = recover()
	recover()
	print(f)
	/* ERROR "invalid operation: invalid use of ... with built-in println" */println(sl...)
	println("a", 1, /* ERROR "use of untyped nil in argument to built-in println" */nil)
	_ = /* ERROR "print(1) (no value) used as value" */print(1)
}

func extremes(x int, y float64, f func(), e any, s string, m map[string]int, sl []int) {
	_ = /* ERROR "invalid operation: not enough arguments for min() (expected 1, found 0)" */min()
	_ = min("a", /* ERROR "invalid argument: mismatched types untyped string (previous argument) and untyped int (type of 1)" */1)
	_ = min(x, /* ERROR "invalid argument: mismatched types int (previous argument) and float64 (type of y)" */y)
	_ = min(1, 2.5)
	_ = min(x, /* ERROR "2.5 (untyped float constant) truncated to int" */2.5)
	_ = max(x, /* ERROR "invalid argument: mismatched types int (previous argument) and untyped string (type of \"a\")" */"a")
	_ = max(/* ERROR "invalid argument: f (variable of type func()) cannot be ordered" */f)
	_ = max(/* ERROR "invalid argument: e (variable of interface type any) cannot be ordered" */e, e)
	_ = max(s, "a")
	_ = max(x, 1, 'a')
	var _ int = max(1, 2.0)
	clear(/* ERROR "invalid argument: cannot clear x (variable of type int): argument must be (or constrained by) map or slice" */x)
	clear(sl)
	clear(m)
	clear(/* ERROR "invalid argument: cannot clear s (variable of type string): argument must be (or constrained by) map or slice" */s)
	/* ERROR "min(1, 2) (untyped int constant 1) is not used" */min(1, 2)
	/* ERROR "max(x, 2) (value of type int) is not used" */max(x, 2)
}

func values(sl []int) {
	/* ERROR "declared and not used: l" */l := /* ERROR "len (built-in) must be called" */len
	len/* ERROR "invalid use of len (built-in) in selector expression" */.x()
	/* ERROR "declared and not used: a" */a := /* ERROR "append (built-in) must be called" */append
	var /* ERROR "declared and not used: f" */f func([]int) int = /* ERROR "len (built-in) must be called" */len
	/* ERROR "cap (built-in) must be called" */cap
	/* ERROR "make (built-in) must be called" */make
}
