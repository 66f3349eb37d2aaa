// entry: TestFirst

// Package mirror asks all replicas and takes the first answer; the others can never hand theirs over.
package mirror

import (
	"fmt"
	"testing"
)

type Replica struct {
	Name string
	data map[string]string
}

func (r *Replica) Get(key string) string {
	return r.data[key]
}

type answer struct {
	replica string
	value   string
}

type Client struct {
	replicas []*Replica
}

func (c *Client) Get(key string) (string, string) {
	answers := make(chan answer, len(c.replicas))
	for _, r := range c.replicas {
		go func(r *Replica) {
			answers <- answer{r.Name, r.Get(key)}
		}(r)
	}
	first := <-answers
	return first.replica, first.value
}

func TestFirst(t *testing.T) {
	c := &Client{}
	for i := 0; i < 2; i++ {
		c.replicas = append(c.replicas, &Replica{
			Name: fmt.Sprintf("replica-%d", i),
			data: map[string]string{"motd": "be nice"},
		})
	}
	if _, v := c.Get("motd"); v != "be nice" {
		t.Errorf("got %q", v)
	}
}
