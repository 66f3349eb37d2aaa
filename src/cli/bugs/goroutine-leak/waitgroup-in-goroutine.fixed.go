// A download manager that waits for its downloads in a goroutine; one of them never finishes.
package main

import (
	"fmt"
	"sync"
	"time"
)

type download struct {
	name   string
	chunks chan []byte
	size   int
}

func (d *download) run(wg *sync.WaitGroup) {
	defer wg.Done()
	for chunk := range d.chunks {
		d.size += len(chunk)
	}
}

func start(names ...string) []*download {
	var downloads []*download
	for _, name := range names {
		downloads = append(downloads, &download{name: name, chunks: make(chan []byte, 1)})
	}
	return downloads
}

func main() {
	downloads := start("kernel", "initrd")
	var wg sync.WaitGroup
	for _, d := range downloads {
		wg.Add(1)
		go d.run(&wg)
		d.chunks <- []byte(d.name)
	}
	for _, d := range downloads {
		close(d.chunks)
	}

	finished := make(chan struct{})
	go func() {
		wg.Wait()
		close(finished)
	}()
	select {
	case <-finished:
		fmt.Println("finished")
	case <-time.After(50 * time.Millisecond):
		fmt.Println("gave up")
	}
}
