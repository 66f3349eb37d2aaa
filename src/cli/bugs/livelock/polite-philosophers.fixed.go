// Two agents, each of which takes its own resource, tries the other's, and gives everything back if it cannot have both.
package main

import (
	"fmt"
	"sync"
)

type Resource struct {
	sync.Mutex
	name string
}

type Agent struct {
	name        string
	left, right *Resource
	meals       int
}

func (a *Agent) run(wg *sync.WaitGroup) {
	defer wg.Done()
	for a.meals < 1 {
		a.left.Lock()
		a.right.Lock()
		a.meals++
		a.right.Unlock()
		a.left.Unlock()
	}
}

func main() {
	knife, fork := &Resource{name: "knife"}, &Resource{name: "fork"}
	agents := []*Agent{
		{name: "ann", left: knife, right: fork},
		{name: "ben", left: knife, right: fork},
	}
	var wg sync.WaitGroup
	for _, a := range agents {
		wg.Add(1)
		go a.run(&wg)
	}
	wg.Wait()
	for _, a := range agents {
		fmt.Println(a.name, a.meals)
	}
}
