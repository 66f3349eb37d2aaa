// A cache that publishes an entry through an atomic pointer and fills it afterwards.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type profile struct {
	name atomic.Value
	age  atomic.Int64
}

type directory struct {
	latest atomic.Pointer[profile]
}

func (d *directory) add(name string, age int64) {
	p := &profile{}
	d.latest.Store(p)
	p.age.Store(age) // want: init-order
	p.name.Store(name)
}

func (d *directory) age() int64 {
	p := d.latest.Load()
	if p == nil {
		return -1
	}
	return p.age.Load() // want: init-order
}

func main() {
	d := &directory{}
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		d.add("lea", 33)
	}()
	age := d.age()
	wg.Wait()
	fmt.Println("age is unknown or known:", age == -1 || age == 33)
}
