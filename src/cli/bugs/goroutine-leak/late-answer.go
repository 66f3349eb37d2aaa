// entry: TestTimeout

// Package lookup asks a slow directory, with a limit on the time.
package lookup

import (
	"errors"
	"testing"
	"time"
)

var ErrTimeout = errors.New("lookup: timeout")

type Directory interface {
	Find(name string) string
}

type slowDirectory struct{ delay time.Duration }

func (d slowDirectory) Find(name string) string {
	time.Sleep(d.delay)
	return name + "@example.org"
}

type Client struct {
	dir     Directory
	timeout time.Duration
}

func (c *Client) Find(name string) (string, error) {
	answer := make(chan string)
	go func() {
		answer <- c.dir.Find(name) // want: goroutine-leak
	}()
	select {
	case mail := <-answer:
		return mail, nil
	case <-time.After(c.timeout):
		return "", ErrTimeout
	}
}

func TestTimeout(t *testing.T) {
	c := &Client{dir: slowDirectory{50 * time.Millisecond}, timeout: 5 * time.Millisecond}
	if _, err := c.Find("ada"); !errors.Is(err, ErrTimeout) {
		t.Fatalf("err = %v, want a timeout", err)
	}
	c.timeout = time.Second
	if mail, err := c.Find("bob"); err != nil || mail != "bob@example.org" {
		t.Errorf("got %q, %v", mail, err)
	}
}
