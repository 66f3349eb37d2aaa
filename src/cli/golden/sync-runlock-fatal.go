package main

import (
	"fmt"
	"sync"
)

func main() {
	defer fmt.Println("not printed")
	defer func() { recover() }()
	var rw sync.RWMutex
	rw.Lock()
	rw.Unlock()
	rw.RUnlock()
}
