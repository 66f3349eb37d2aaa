// entry: TestWait
// go: 1.22

// Package idle resets a timer by the book for an unfired one; here it has fired and was received: the channel is empty.
package idle

import (
	"testing"
	"time"
)

type Watchdog struct {
	limit time.Duration
	timer *time.Timer
	fired int
}

func New(limit time.Duration) *Watchdog {
	return &Watchdog{limit: limit, timer: time.NewTimer(limit)}
}

func (w *Watchdog) Wait() {
	<-w.timer.C
	w.fired++
	w.reset()
}

func (w *Watchdog) reset() {
	if !w.timer.Stop() {
		<-w.timer.C // want: deadlock
	}
	w.timer.Reset(w.limit)
}

func (w *Watchdog) Kick() { w.reset() }

func TestWait(t *testing.T) {
	w := New(2 * time.Millisecond)
	w.Kick()
	w.Wait()
	w.Wait()
	if w.fired != 2 {
		t.Errorf("fired %d times", w.fired)
	}
}
