// entry: TestRename
// also: panic torn-snapshot check-then-act

// Package playlist looks up a position under the lock and uses it under the next: somebody may have removed a song meanwhile.
package playlist

import (
	"sync"
	"testing"
)

type Song struct {
	Title string
	Plays int
}

type Playlist struct {
	mu    sync.Mutex
	songs []*Song
}

func New(titles ...string) *Playlist {
	p := &Playlist{}
	for _, title := range titles {
		p.songs = append(p.songs, &Song{Title: title})
	}
	return p
}

func (p *Playlist) index(title string) int {
	p.mu.Lock()
	defer p.mu.Unlock()
	for i, s := range p.songs { // want: atomicity-violation
		if s.Title == title {
			return i
		}
	}
	return -1
}

func (p *Playlist) Rename(title, to string) bool {
	i := p.index(title)
	if i < 0 {
		return false
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.songs[i].Title = to // want: atomicity-violation
	return true
}

// RemoveFirst drops the first song.
func (p *Playlist) RemoveFirst() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.songs = append([]*Song(nil), p.songs[1:]...)
}

func (p *Playlist) Titles() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	var titles []string
	for _, s := range p.songs {
		titles = append(titles, s.Title)
	}
	return titles
}

func TestRename(t *testing.T) {
	p := New("intro", "ballad", "outro")
	done := make(chan struct{})
	go func() {
		defer close(done)
		p.RemoveFirst()
	}()
	p.Rename("ballad", "ballade")
	<-done
	for _, title := range p.Titles() {
		if title == "ballad" {
			t.Errorf("the wrong song was renamed: %v", p.Titles())
		}
	}
}
