// entry: TestPut

// Package coordinator runs operations one after the other; one kind of mistake is not answered, while the loop ticks on.
package coordinator

import (
	"fmt"
	"testing"
	"time"
)

type op struct {
	key   string
	reply chan error
}

type Coordinator struct {
	ops   chan op
	ticks int
	quit  chan struct{}
}

func (c *Coordinator) run() {
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case o := <-c.ops:
			switch {
			case o.key == "":
				o.reply <- fmt.Errorf("empty key")
			case len(o.key) > 8:
				continue
			default:
				o.reply <- nil
			}
		case <-tick.C:
			c.ticks++
		case <-c.quit:
			return
		}
	}
}

func (c *Coordinator) Put(key string) error {
	o := op{key, make(chan error)}
	c.ops <- o
	return <-o.reply // want: deadlock|goroutine-leak
}

func TestPut(t *testing.T) {
	c := &Coordinator{ops: make(chan op), quit: make(chan struct{})}
	go c.run()
	defer close(c.quit)
	for _, k := range []string{"a", "", "abcdefghijk"} {
		if err := c.Put(k); err != nil {
			t.Log(err)
		}
	}
}
