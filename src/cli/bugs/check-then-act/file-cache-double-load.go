// entry: TestLimit
// also: lost-update atomicity-violation

// Package assets loads files into a cache with a limit: whether there is room is asked before the file is read, the file is put in
// afterwards.
package assets

import (
	"errors"
	"fmt"
	"sync"
	"testing"
)

var (
	ErrNotFound = errors.New("assets: not found")
	ErrFull     = errors.New("assets: cache is full")
)

type FS interface {
	Read(name string) ([]byte, error)
}

type mapFS map[string]string

func (m mapFS) Read(name string) ([]byte, error) {
	text, ok := m[name]
	if !ok {
		return nil, fmt.Errorf("%s: %w", name, ErrNotFound)
	}
	return []byte(text), nil
}

type Asset struct {
	Name string
	Data []byte
	Hash uint32
}

func hash(data []byte) uint32 {
	h := uint32(2166136261)
	for _, b := range data {
		h ^= uint32(b)
		h *= 16777619
	}
	return h
}

type Cache struct {
	fs    FS
	limit int

	mu     sync.Mutex
	size   int
	assets map[string]*Asset
}

func New(fs FS, limit int) *Cache {
	return &Cache{fs: fs, limit: limit, assets: make(map[string]*Asset)}
}

func (c *Cache) hasRoom(n int) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.size+n <= c.limit // want: check-then-act
}

func (c *Cache) put(a *Asset) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.assets[a.Name] = a
	c.size += len(a.Data) // want: check-then-act
}

// Preload reads a file into the cache.
func (c *Cache) Preload(name string) error {
	data, err := c.fs.Read(name)
	if err != nil {
		return err
	}
	if !c.hasRoom(len(data)) {
		return fmt.Errorf("%s: %w", name, ErrFull)
	}
	c.put(&Asset{Name: name, Data: data, Hash: hash(data)})
	return nil
}

func (c *Cache) Size() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.size
}

func TestLimit(t *testing.T) {
	c := New(mapFS{"a.css": "body{}", "b.js": "run()"}, 8)
	var wg sync.WaitGroup
	for _, name := range []string{"a.css", "b.js"} {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if err := c.Preload(name); err != nil && !errors.Is(err, ErrFull) {
				t.Error(err)
			}
		}()
	}
	wg.Wait()
	if n := c.Size(); n > 8 {
		t.Errorf("size %d is above the limit", n)
	}
	if err := c.Preload("c.png"); !errors.Is(err, ErrNotFound) {
		t.Errorf("err = %v", err)
	}
}
