// A service registry whose getter hands out the slice that it goes on changing.
package main

import (
	"fmt"
	"sort"
	"sync"
)

type Instance struct {
	Addr   string
	Weight int
}

type Registry struct {
	mu        sync.RWMutex
	instances []Instance
	version   int
}

func (r *Registry) Register(in Instance) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.instances = append(r.instances, in)
	r.version++
}

// SetWeight changes the weight of an instance.
func (r *Registry) SetWeight(addr string, weight int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for i := range r.instances {
		if r.instances[i].Addr == addr {
			r.instances[i].Weight = weight // want: data-race
		}
	}
	r.version++
}

// Instances returns what is registered.
func (r *Registry) Instances() []Instance {
	r.mu.RLock()
	defer r.mu.RUnlock()
	return r.instances
}

type Balancer struct {
	registry *Registry
}

func (b *Balancer) Pick() string {
	best := Instance{}
	for _, in := range b.registry.Instances() { // want: data-race
		if in.Weight > best.Weight {
			best = in
		}
	}
	return best.Addr
}

func main() {
	reg := &Registry{}
	reg.Register(Instance{"10.0.0.1:80", 5})
	reg.Register(Instance{"10.0.0.2:80", 7})
	picked := make(chan string)
	go func() {
		b := &Balancer{registry: reg}
		picked <- b.Pick()
	}()
	reg.SetWeight("10.0.0.1:80", 9)
	names := []string{<-picked}
	sort.Strings(names)
	fmt.Println(names[0] != "")
}
