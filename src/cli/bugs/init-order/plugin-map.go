// also: data-race panic map-fatal

// A plugin host: plugins start running in their constructor, before the host has put its fields in.
package main

import (
	"fmt"
	"sync"
)

type Host struct {
	wg      sync.WaitGroup
	mu      sync.Mutex
	plugins []*Plugin
}

type Plugin struct {
	name   string
	host   *Host
	output map[string]string
}

func (p *Plugin) run() {
	defer p.host.wg.Done()
	p.output[p.name] = "started" // want: init-order
}

func (h *Host) Load(name string) *Plugin {
	p := &Plugin{name: name, host: h}
	h.wg.Add(1)
	go p.run()
	h.mu.Lock()
	defer h.mu.Unlock()
	p.output = make(map[string]string) // want: init-order
	h.plugins = append(h.plugins, p)
	return p
}

func main() {
	h := &Host{}
	p := h.Load("gzip")
	h.wg.Wait()
	fmt.Println(p.output["gzip"])
}
