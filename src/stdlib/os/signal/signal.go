// Package signal: somebody interrupts the program once, a minute of virtual time after it began to listen.
package signal

import (
	"context"
	"os"
	"time"
)

const patience = 50 * time.Second

// Notify sends the interrupt, or the first of sig if it is not among them.
func Notify(c chan<- os.Signal, sig ...os.Signal) {
	if c == nil {
		panic("os/signal: Notify using nil channel")
	}
	go deliver(c, expected(sig))
}

func expected(sig []os.Signal) os.Signal {
	for _, each := range sig {
		if each == os.Interrupt {
			return each
		}
	}
	if len(sig) > 0 {
		return sig[0]
	}
	return os.Interrupt
}

// deliver runs on a goroutine that the machine hides.
func deliver(c chan<- os.Signal, sig os.Signal) {
	time.Sleep(patience)
	select {
	case c <- sig:
	default:
	}
}

// What has been asked for comes all the same.

func Stop(c chan<- os.Signal)    {}
func Reset(sig ...os.Signal)     {}
func Ignore(sig ...os.Signal)    {}
func Ignored(sig os.Signal) bool { return false }

// NotifyContext is a context that the signal cancels.
func NotifyContext(parent context.Context, signals ...os.Signal) (ctx context.Context, stop context.CancelFunc) {
	ctx, cancel := context.WithCancel(parent)
	go deliverTo(cancel)
	return ctx, cancel
}

func deliverTo(cancel func()) {
	time.Sleep(patience)
	cancel()
}
