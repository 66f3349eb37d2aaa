package main

import (
	"fmt"
	"time"
)

type Limiter struct {
	tokens chan struct{}
	stop   chan struct{}
}

func NewLimiter(burst int, every time.Duration) *Limiter {
	l := &Limiter{tokens: make(chan struct{}, burst), stop: make(chan struct{})}
	for i := 0; i < burst; i++ {
		l.tokens <- struct{}{}
	}
	go func() {
		t := time.NewTicker(every)
		defer t.Stop()
		for {
			select {
			case <-t.C:
				select {
				case l.tokens <- struct{}{}:
				default:
				}
			case <-l.stop:
				return
			}
		}
	}()
	return l
}

func (l *Limiter) Allow() bool {
	select {
	case <-l.tokens:
		return true
	default:
		return false
	}
}

func main() {
	l := NewLimiter(2, 50*time.Millisecond)
	fmt.Println(l.Allow(), l.Allow(), l.Allow())
	time.Sleep(75 * time.Millisecond)
	fmt.Println(l.Allow(), l.Allow())
	close(l.stop)
}
