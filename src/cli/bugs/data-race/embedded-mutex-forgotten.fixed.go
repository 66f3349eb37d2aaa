// A type that embeds its mutex; one method forgot that nobody else takes it.
package main

import (
	"fmt"
	"sync"
	"time"
)

type Bucket struct {
	sync.Mutex
	tokens int
	cap    int
	last   time.Duration
}

type Clock func() time.Duration

type Limiter struct {
	Bucket
	clock Clock
}

func NewLimiter(cap int, clock Clock) *Limiter {
	return &Limiter{Bucket: Bucket{tokens: cap, cap: cap}, clock: clock}
}

func (l *Limiter) Allow() bool {
	l.Lock()
	defer l.Unlock()
	if l.tokens == 0 {
		return false
	}
	l.tokens--
	return true
}

func (l *Limiter) refill() {
	l.Lock()
	defer l.Unlock()
	now := l.clock()
	if l.tokens < l.cap && now > l.last {
		l.tokens++
		l.last = now
	}
}

func main() {
	limiter := NewLimiter(2, func() time.Duration { return time.Second })
	done := make(chan bool)
	go func() {
		limiter.refill()
		done <- true
	}()
	allowed := limiter.Allow()
	<-done
	fmt.Println(allowed)
}
