// entry: TestShards

// Package shards: a map in shards with a limit on all of them together.
package shards

import (
	"hash/fnv"
	"sync"
	"testing"
)

type shard struct {
	sync.Mutex
	items map[string]int
}

type Map struct {
	shards [2]shard
	limit  int
}

func New(limit int) *Map {
	m := &Map{limit: limit}
	for i := range m.shards {
		m.shards[i].items = map[string]int{}
	}
	return m
}

func (m *Map) shard(key string) *shard {
	h := fnv.New32a()
	h.Write([]byte(key))
	return &m.shards[h.Sum32()%uint32(len(m.shards))]
}

func (m *Map) Len() int {
	n := 0
	for i := range m.shards {
		s := &m.shards[i]
		s.Lock()
		n += len(s.items) // want: check-then-act
		s.Unlock()
	}
	return n
}

func (m *Map) Insert(key string, v int) bool {
	if m.Len() >= m.limit {
		return false
	}
	s := m.shard(key)
	s.Lock()
	defer s.Unlock()
	s.items[key] = v // want: check-then-act
	return true
}

func TestShards(t *testing.T) {
	m := New(1)
	var wg sync.WaitGroup
	for i, k := range []string{"a", "c"} {
		wg.Go(func() { m.Insert(k, i) })
	}
	wg.Wait()
	t.Log(m.Len())
}
