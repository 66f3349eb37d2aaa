// entry: TestCancel

// Package crawler finishes a page twice when a page was cancelled while it was fetched.
package crawler

import (
	"sync"
	"testing"
)

type page struct {
	url  string
	mu   sync.Mutex
	done bool
}

type Crawler struct {
	pending sync.WaitGroup
	pages   []*page
}

func (c *Crawler) finish(p *page) {
	p.mu.Lock()
	if p.done {
		p.mu.Unlock()
		return
	}
	p.done = true
	p.mu.Unlock()
	c.pending.Done()
}

func (c *Crawler) fetch(p *page) {
	c.finish(p)
}

func (c *Crawler) Cancel(p *page) {
	c.finish(p)
}

func TestCancel(t *testing.T) {
	p := &page{url: "/index"}
	c := &Crawler{pages: []*page{p}}
	c.pending.Add(1)
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		c.fetch(p)
	}()
	go func() {
		defer wg.Done()
		c.Cancel(p)
	}()
	c.pending.Wait()
	wg.Wait()
}
