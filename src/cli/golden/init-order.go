package main

import (
	"fmt"
)

var log []string
var a = note("a", b+1)
var b = note("b", c+1)
var c = note("c", 1)

func note(name string, v int) int {
	log = append(log, name)
	return v
}

func init() { log = append(log, "init1") }
func init() { log = append(log, "init2") }

func main() {
	fmt.Println(a, b, c, log)
}
