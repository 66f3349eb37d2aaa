// The preset dictionary of link version 1: what small concurrent Go programs tend to contain, the most likely last.
// FROZEN: changing one character breaks every version 1 link.

export const DICTIONARY_1 = new TextEncoder().encode(
  `func Test(t *testing.T) {
	t.Fatalf("got %d, want %d", got, want)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	timer := time.NewTimer(10 * time.Millisecond)
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(time.Second):
	default:
		panic("unreachable")
	atomic.CompareAndSwapInt32(&, 0, 1)
	atomic.AddInt64(&n, 1)
	atomic.LoadInt32(&)
	var once sync.Once
	once.Do(func() {
	var cond = sync.NewCond(&mu)
	var m sync.Map
	if _, ok := m.LoadOrStore(key, value); !ok {
	if v, ok := cache[key]; ok {
		return v, true
	}
	delete(m, k)
	for k, v := range m {
	for _, v := range items {
	for v := range ch {
	for {
		select {
		case v, ok := <-ch:
			if !ok {
				return
			}
	results := make(chan int, 1)
	errs := make(chan error, 2)
	done := make(chan struct{})
	close(done)
	<-done
	ch <- i
	type Account struct {
		mu      sync.RWMutex
		balance int
	}
	func (a *Account) Deposit(amount int) {
		a.mu.RLock()
		defer a.mu.RUnlock()
	}
	func New() *Server {
		return &Server{items: make(map[string]int)}
	}
	func (s *Store) Get(key string) (string, bool) {
		s.mu.Lock()
		defer s.mu.Unlock()
	if err != nil {
		return err
	}
	return fmt.Errorf("%w: %s", err, name)
	var interface{} error string bool float64 int64 uint32 byte const iota switch fallthrough
	mu.Lock()
	counter++
	mu.Unlock()
	var mu sync.Mutex
	m := make(map[int]int)
	for i := 0; i < 10; i++ {
		go func(id int) {
			defer wg.Done()
		}(i)
	}
	time.Sleep(time.Millisecond)
	fmt.Printf("%d %v\\n", )
	fmt.Println("", x)
	wg.Add(2)
	go func() {
		defer wg.Done()
		counter++
	}()
	wg.Wait()
	fmt.Println(counter)
}
package main

import "fmt"

import (
	"errors"
	"runtime"
	"strings"
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

func main() {
	var wg sync.WaitGroup
`,
);
