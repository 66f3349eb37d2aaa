// entry: TestHealthCheck

// Package dbpool is a connection pool with a health check in the background. Everything is under the pool's lock, but the
// health check changes a connection that a client holds at that moment.
package dbpool

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"
)

var (
	ErrPoolClosed = errors.New("dbpool: closed")
	ErrExhausted  = errors.New("dbpool: no free connection")
)

type Driver interface {
	Open(id int) (*Conn, error)
}

type memoryDriver struct {
	opened int
	limit  int
}

func (d *memoryDriver) Open(id int) (*Conn, error) {
	if d.opened == d.limit {
		return nil, fmt.Errorf("driver: at most %d connections", d.limit)
	}
	d.opened++
	return &Conn{id: id}, nil
}

type Conn struct {
	id      int
	queries int
	idle    time.Duration
	broken  bool
}

func (c *Conn) Exec(query string) error {
	if query == "" {
		c.broken = true
		return errors.New("empty query")
	}
	c.queries++
	c.idle = 0
	return nil
}

type Pool struct {
	driver Driver
	size   int

	mu     sync.Mutex
	free   []*Conn
	all    []*Conn
	closed bool

	stop    chan struct{}
	stopped sync.WaitGroup
}

func Open(driver Driver, size int) (*Pool, error) {
	p := &Pool{driver: driver, size: size, stop: make(chan struct{})}
	for id := 1; id <= size; id++ {
		c, err := driver.Open(id)
		if err != nil {
			return nil, fmt.Errorf("open connection %d: %w", id, err)
		}
		p.free = append(p.free, c)
		p.all = append(p.all, c)
	}
	return p, nil
}

func (p *Pool) StartHealthCheck(every time.Duration) {
	p.stopped.Add(1)
	go func() {
		defer p.stopped.Done()
		ticker := time.NewTicker(every)
		defer ticker.Stop()
		for {
			select {
			case <-ticker.C:
				p.age(every)
			case <-p.stop:
				return
			}
		}
	}()
}

func (p *Pool) age(by time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, c := range p.free {
		c.idle += by
	}
}

func (p *Pool) Get() (*Conn, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return nil, ErrPoolClosed
	}
	if len(p.free) == 0 {
		return nil, ErrExhausted
	}
	c := p.free[len(p.free)-1]
	p.free = p.free[:len(p.free)-1]
	return c, nil
}

func (p *Pool) Put(c *Conn) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !c.broken {
		p.free = append(p.free, c)
	}
}

func (p *Pool) With(ctx context.Context, fn func(*Conn) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	c, err := p.Get()
	if err != nil {
		return err
	}
	defer p.Put(c)
	return fn(c)
}

func (p *Pool) Close() {
	p.mu.Lock()
	p.closed = true
	p.mu.Unlock()
	close(p.stop)
	p.stopped.Wait()
}

func TestHealthCheck(t *testing.T) {
	p, err := Open(&memoryDriver{limit: 2}, 2)
	if err != nil {
		t.Fatal(err)
	}
	p.StartHealthCheck(2 * time.Millisecond)
	err = p.With(context.Background(), func(c *Conn) error {
		for range 3 {
			if err := c.Exec("select 1"); err != nil {
				return err
			}
			time.Sleep(2 * time.Millisecond)
		}
		return c.Exec("commit")
	})
	if err != nil {
		t.Error(err)
	}
	p.Close()
	if _, err := p.Get(); !errors.Is(err, ErrPoolClosed) {
		t.Errorf("err = %v", err)
	}
}
