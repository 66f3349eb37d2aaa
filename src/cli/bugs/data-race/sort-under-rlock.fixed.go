// entry: TestRanking

// Package ranking shows the best players; a request sorts the shared slice in place.
package ranking

import (
	"slices"
	"sort"
	"sync"
	"testing"
)

type Player struct {
	Name  string
	Score int
}

type byScore []Player

func (b byScore) Len() int           { return len(b) }
func (b byScore) Less(i, j int) bool { return b[i].Score > b[j].Score }
func (b byScore) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

type Board struct {
	mu      sync.RWMutex
	players []Player
}

func (b *Board) Add(p Player) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.players = append(b.players, p)
}

func (b *Board) Top(n int) []Player {
	b.mu.RLock()
	defer b.mu.RUnlock()
	players := slices.Clone(b.players)
	sort.Sort(byScore(players))
	if n > len(players) {
		n = len(players)
	}
	return slices.Clone(players[:n])
}

func TestRanking(t *testing.T) {
	b := &Board{}
	for i, name := range []string{"ann", "bob", "cid"} {
		b.Add(Player{name, i})
	}
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			if top := b.Top(1); len(top) != 1 {
				t.Error(top)
			}
		})
	}
	wg.Wait()
}
