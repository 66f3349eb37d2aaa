// entry: TestTwoShardsDown

// Package fanout lets workers report errors into a channel that has room for only one.
package fanout

import (
	"errors"
	"fmt"
	"sync"
	"testing"
)

var errShard = errors.New("shard unavailable")

type Shard struct {
	id   int
	down bool
}

func (s *Shard) Query(q string) (int, error) {
	if s.down {
		return 0, fmt.Errorf("shard %d: %w", s.id, errShard)
	}
	return len(q), nil
}

type Group struct {
	shards []*Shard
	mu     sync.Mutex
	total  int
}

func (g *Group) query(q string, s *Shard, errs chan<- error) {
	n, err := s.Query(q)
	if err != nil {
		errs <- err // want: goroutine-leak
		return
	}
	g.mu.Lock()
	g.total += n
	g.mu.Unlock()
	errs <- nil
}

// Query asks all shards; the first error is returned at once.
func (g *Group) Query(q string) error {
	errs := make(chan error, 1)
	for _, s := range g.shards {
		go g.query(q, s, errs)
	}
	for range g.shards {
		if err := <-errs; err != nil {
			return err
		}
	}
	return nil
}

func TestTwoShardsDown(t *testing.T) {
	g := &Group{shards: []*Shard{{1, true}, {2, true}, {3, true}}}
	if err := g.Query("select"); !errors.Is(err, errShard) {
		t.Errorf("err = %v", err)
	}
}
