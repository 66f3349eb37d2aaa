// A thumbnailer that counts an image as done both when it fails and when its function ends.
package main

import (
	"errors"
	"fmt"
	"sync"
)

type image struct {
	name  string
	bytes int
}

type Thumbnailer struct {
	wg     sync.WaitGroup
	mu     sync.Mutex
	made   []string
	errors []error
}

func (t *Thumbnailer) resize(img image) error {
	if img.bytes == 0 {
		return errors.New(img.name + " is empty")
	}
	return nil
}

func (t *Thumbnailer) make(img image) {
	defer t.wg.Done()
	if err := t.resize(img); err != nil {
		t.mu.Lock()
		t.errors = append(t.errors, err)
		t.mu.Unlock()
		t.wg.Done()
		return // want: panic
	}
	t.mu.Lock()
	t.made = append(t.made, img.name)
	t.mu.Unlock()
}

func (t *Thumbnailer) All(images []image) {
	t.wg.Add(len(images))
	for _, img := range images {
		go t.make(img)
	}
	t.wg.Wait()
}

func main() {
	var t Thumbnailer
	t.All([]image{{"cat.png", 120}, {"empty.png", 0}})
	t.mu.Lock()
	defer t.mu.Unlock()
	fmt.Println(len(t.made), "made,", len(t.errors), "failed")
}
