package main

import "fmt"

type MyErr struct {
	Code int
	Msg  string
}

func (e MyErr) Error() string { return fmt.Sprintf("E%d: %s", e.Code, e.Msg) }

func process(i int) {
	defer fmt.Println("cleanup", i)
	if i == 2 {
		panic(MyErr{i, "bad item"})
	}
	fmt.Println("ok", i)
}

func main() {
	for i := 0; i < 5; i++ {
		process(i)
	}
}
