package main

type T struct{ n int }

func (t T) get() int { return t.n }

type getter interface{ get() int }

//go:noinline
func make(t *T) getter { return t }

func main() {
	println(make(&T{1}).get())
	make(nil).get()
}
