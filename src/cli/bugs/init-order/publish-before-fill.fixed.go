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
	p.age.Store(age)
	p.name.Store(name)
	d.latest.Store(p)
}

func (d *directory) age() int64 {
	p := d.latest.Load()
	if p == nil {
		return -1
	}
	return p.age.Load()
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
