package main

import (
	"fmt"
	"sync"
)

type Door struct {
	mu     sync.Mutex
	opened *sync.Cond
	isOpen bool
}

func (d *Door) open() {
	d.mu.Lock()
	d.isOpen = true
	d.mu.Unlock()
	d.opened.Signal()
}

func (d *Door) enter() {
	d.mu.Lock()
	isOpen := d.isOpen
	d.mu.Unlock()
	if !isOpen {
		d.mu.Lock()
		d.opened.Wait()
		d.mu.Unlock()
	}
}

func main() {
	door := &Door{}
	door.opened = sync.NewCond(&door.mu)
	go door.open()
	door.enter()
	fmt.Println("inside")
}
