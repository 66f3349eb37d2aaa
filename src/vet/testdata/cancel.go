package main

import (
	"context"
	"os"
	"time"
)

func discarded() context.Context {
	ctx, _ := context.WithCancel(context.Background())
	return ctx
}

func early() {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	if len(os.Args) > 1 {
		return
	}
	<-ctx.Done()
	cancel()
}

func inLoop() {
	_, stop := context.WithCancel(context.Background())
	for i := 0; i < 3; i++ {
		if i == 2 {
			return
		}
	}
	stop()
}

func deferred() {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	<-ctx.Done()
}

func inClosure() {
	_, cancel := context.WithDeadline(context.Background(), time.Now())
	defer func() { cancel() }()
}

func handedOn() (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancelCause(context.Background())
	return ctx, func() { cancel(nil) }
}

func onOneCase(n int) {
	_, cancel := context.WithCancel(context.Background())
	switch n {
	case 1:
		cancel()
	case 2:
	default:
		cancel()
	}
}

func onEveryCase(n int) {
	_, cancel := context.WithCancel(context.Background())
	switch n {
	case 1:
		cancel()
	default:
		cancel()
	}
}

func served(requests chan int) {
	ctx, cancel := context.WithCancel(context.Background())
	for {
		select {
		case <-requests:
			cancel()
			return
		case <-ctx.Done():
			return
		}
	}
}

func endless(requests chan int) {
	_, cancel := context.WithCancel(context.Background())
	for range requests {
	}
	for {
		if <-requests == 0 {
			cancel()
		}
	}
}

func given(_ context.CancelFunc) {}

func passed() {
	_, cancel := context.WithCancel(context.Background())
	given(cancel)
}

func main() {
	discarded()
	early()
	inLoop()
	deferred()
	inClosure()
	handedOn()
	onOneCase(1)
	onEveryCase(1)
	passed()
	go served(nil)
	go endless(nil)
}
