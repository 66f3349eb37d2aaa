package main

var /* ERROR "initialization cycle for a\n\ta refers to f\n\tf refers to g\n\tg refers to a" */a = f()

func f() int { return g() }
func g() int { return a }

type T struct{}

func (T) m() int { return 1 }

var ok = T{}.m()
