// entry: TestHalfAll

// Package resize hands its WaitGroup to the workers by value: they count down copies.
package resize

import (
	"sync"
	"testing"
)

type Image struct {
	Name          string
	Width, Height int
}

func worker(in <-chan *Image, wg *sync.WaitGroup) {
	defer wg.Done()
	for img := range in {
		img.Width /= 2
		img.Height /= 2
	}
}

func HalfAll(images []*Image, workers int) {
	in := make(chan *Image)
	var wg sync.WaitGroup
	for i := 0; i < workers; i++ {
		wg.Add(1)
		go worker(in, &wg)
	}
	for _, img := range images {
		in <- img
	}
	close(in)
	wg.Wait()
}

func TestHalfAll(t *testing.T) {
	images := []*Image{{"a", 10, 4}, {"b", 8, 8}}
	HalfAll(images, 2)
	if images[1].Width != 4 {
		t.Errorf("width = %d", images[1].Width)
	}
}
