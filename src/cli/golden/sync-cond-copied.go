package main

import (
	"fmt"
	"sync"
)

func main() {
	cond := sync.NewCond(&sync.Mutex{})
	unused := *cond
	unused.Signal()
	cond.Signal()
	defer func() { fmt.Println(recover()) }()
	copied := *cond
	copied.Signal()
}
