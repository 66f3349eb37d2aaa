package main

import "fmt"

type state struct{ data map[string]int }

func (s *state) update(k string) {
	defer func() {
		if k == "" {
			fmt.Println("recovered", recover())
		}
	}()
	s.data[k]++
}

func run(done chan bool, f func()) {
	defer close(done)
	f()
}

func main() {
	s := &state{}
	s.update("")
	done := make(chan bool)
	go run(done, func() { s.update("key") })
	select {}
}
