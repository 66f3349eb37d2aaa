// An importer whose worker leaves without Done when a record is broken.
package main

import (
	"errors"
	"fmt"
	"strconv"
	"sync"
)

type record struct {
	id  int
	raw string
}

type importer struct {
	wg  sync.WaitGroup
	mu  sync.Mutex
	sum int
	bad []error
}

func (im *importer) parse(r record) (int, error) {
	n, err := strconv.Atoi(r.raw)
	if err != nil {
		return 0, fmt.Errorf("record %d: %w", r.id, errors.Unwrap(err))
	}
	return n, nil
}

func (im *importer) load(r record) {
	defer im.wg.Done()
	n, err := im.parse(r)
	if err != nil {
		im.mu.Lock()
		im.bad = append(im.bad, err)
		im.mu.Unlock()
		return
	}
	im.mu.Lock()
	im.sum += n
	im.mu.Unlock()
}

func main() {
	im := &importer{}
	for id, raw := range []string{"12", "x7", "30"} {
		im.wg.Add(1)
		go im.load(record{id, raw})
	}
	im.wg.Wait()
	fmt.Println("sum", im.sum, "bad", len(im.bad))
}
