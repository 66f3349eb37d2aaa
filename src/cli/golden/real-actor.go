package main

import "fmt"

type op struct {
	kind  string
	key   string
	value int
	reply chan int
}

func store(ops <-chan op) {
	m := make(map[string]int)
	for o := range ops {
		switch o.kind {
		case "get":
			o.reply <- m[o.key]
		case "set":
			m[o.key] = o.value
			o.reply <- o.value
		case "add":
			m[o.key] += o.value
			o.reply <- m[o.key]
		}
	}
}

func main() {
	ops := make(chan op)
	go store(ops)
	do := func(kind, key string, v int) int {
		r := make(chan int)
		ops <- op{kind, key, v, r}
		return <-r
	}
	do("set", "x", 10)
	done := make(chan bool)
	for i := 0; i < 2; i++ {
		go func() { do("add", "x", 5); done <- true }()
	}
	<-done
	<-done
	fmt.Println(do("get", "x", 0))
	close(ops)
}
