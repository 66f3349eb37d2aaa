// entry: TestCollect
// also: lost-update torn-value

// Package crawl fetches pages with a few workers and collects what they say.
package crawl

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
)

type Page struct {
	URL   string
	Links []string
}

type Fetcher interface {
	Fetch(url string) (Page, error)
}

type mapFetcher map[string][]string

var errNotFound = errors.New("not found")

func (m mapFetcher) Fetch(url string) (Page, error) {
	links, ok := m[url]
	if !ok {
		return Page{}, fmt.Errorf("fetch %s: %w", url, errNotFound)
	}
	return Page{URL: url, Links: links}, nil
}

type Collector struct {
	fetcher Fetcher
	mu      sync.Mutex
	failed  int
	pages   []Page
}

func NewCollector(f Fetcher) *Collector {
	return &Collector{fetcher: f}
}

func (c *Collector) visit(url string, wg *sync.WaitGroup) {
	defer wg.Done()
	page, err := c.fetcher.Fetch(url)
	if err != nil {
		c.mu.Lock()
		c.failed++
		c.mu.Unlock()
		return
	}
	c.pages = append(c.pages, page) // want: data-race
}

// Collect visits all of urls at once.
func (c *Collector) Collect(urls ...string) []Page {
	var wg sync.WaitGroup
	for _, url := range urls {
		wg.Add(1)
		go c.visit(strings.TrimSpace(url), &wg)
	}
	wg.Wait()
	return c.pages
}

func TestCollect(t *testing.T) {
	c := NewCollector(mapFetcher{"/a": {"/b"}, "/b": nil})
	got := c.Collect("/a", " /b", "/c")
	if len(got) != 2 {
		t.Errorf("got %d pages, want 2", len(got))
	}
	if c.failed != 1 {
		t.Errorf("failed = %d", c.failed)
	}
}
