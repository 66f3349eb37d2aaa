// A registry that initialises itself at first use, and uses itself while it does.
package main

import (
	"fmt"
	"sync"
)

type codec struct {
	name  string
	alias string
}

type registry struct {
	once   sync.Once
	codecs map[string]codec
}

func (r *registry) init() {
	r.codecs = make(map[string]codec)
	r.add(codec{name: "json"})
	r.add(codec{name: "js", alias: "json"})
}

func (r *registry) add(c codec) {
	if c.alias != "" {
		c.name = r.codecs[c.alias].name
	}
	r.codecs[c.name] = c
}

func (r *registry) get(name string) codec {
	r.once.Do(r.init)
	return r.codecs[name]
}

func main() {
	r := &registry{}
	fmt.Println(r.get("json").name)
}
