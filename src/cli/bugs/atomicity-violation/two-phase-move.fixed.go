// entry: TestMove

// Package shelf moves books between shelves: a book is looked up on one shelf, taken from there by its position, and put on the
// other. Two movers of the same book find the same position.
package shelf

import (
	"errors"
	"fmt"
	"sync"
	"testing"
)

var ErrNoBook = errors.New("no such book")

type Book struct {
	Title string
	Moves int
}

type Shelf struct {
	mu    sync.Mutex
	name  string
	books []*Book
}

func NewShelf(name string, titles ...string) *Shelf {
	s := &Shelf{name: name}
	for _, title := range titles {
		s.books = append(s.books, &Book{Title: title})
	}
	return s
}

func (s *Shelf) find(title string) (int, error) {
	for i, b := range s.books {
		if b.Title == title {
			return i, nil
		}
	}
	return 0, fmt.Errorf("%s: %w: %s", s.name, ErrNoBook, title)
}

func (s *Shelf) removeAt(i int) *Book {
	b := s.books[i]
	rest := make([]*Book, 0, len(s.books)-1)
	rest = append(rest, s.books[:i]...)
	s.books = append(rest, s.books[i+1:]...)
	return b
}

func (s *Shelf) remove(title string) (*Book, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	i, err := s.find(title)
	if err != nil {
		return nil, err
	}
	return s.removeAt(i), nil
}

func (s *Shelf) add(b *Book) {
	s.mu.Lock()
	defer s.mu.Unlock()
	b.Moves++
	s.books = append(s.books, b)
}

func (s *Shelf) Titles() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	titles := make([]string, 0, len(s.books))
	for _, b := range s.books {
		titles = append(titles, b.Title)
	}
	return titles
}

// Move takes a book from one shelf to another.
func Move(title string, from, to *Shelf) error {
	b, err := from.remove(title)
	if err != nil {
		return err
	}
	to.add(b)
	return nil
}

func TestMove(t *testing.T) {
	a := NewShelf("a", "Dune", "Emma", "Ulysses")
	b, c := NewShelf("b"), NewShelf("c")
	errs := make(chan error, 2)
	for _, to := range []*Shelf{b, c} {
		go func() { errs <- Move("Dune", a, to) }()
	}
	failed := 0
	for range 2 {
		if err := <-errs; errors.Is(err, ErrNoBook) {
			failed++
		}
	}
	if failed != 1 || len(a.Titles()) != 2 {
		t.Errorf("%d moves failed, shelf a has %v", failed, a.Titles())
	}
}
