// entry: TestClose

// Package conn is closed by its reader on an error and by its user at the end.
package conn

import (
	"errors"
	"sync"
	"testing"
)

type Conn struct {
	mu     sync.Mutex
	done   chan struct{}
	frames chan string
}

func Dial(frames ...string) *Conn {
	c := &Conn{done: make(chan struct{}), frames: make(chan string, len(frames))}
	for _, f := range frames {
		c.frames <- f
	}
	return c
}

func (c *Conn) Close() {
	select {
	case <-c.done:
	default:
		close(c.done) // want: panic
	}
}

func (c *Conn) read() (string, error) {
	select {
	case f := <-c.frames:
		return f, nil
	default:
		return "", errors.New("end of stream")
	}
}

func (c *Conn) loop(wg *sync.WaitGroup) {
	defer wg.Done()
	for {
		if _, err := c.read(); err != nil {
			c.Close()
			return
		}
	}
}

func TestClose(t *testing.T) {
	c := Dial("hello")
	var wg sync.WaitGroup
	wg.Add(1)
	go c.loop(&wg)
	c.Close()
	wg.Wait()
	<-c.done
}
