package time

// A clockwork is what drives a timer or ticker, cell by cell:
//
//	+0 isArmed    it will fire
//	+1 when       at this virtual time
//	+2 period     and again after so long; 0 once only
//	+3 isFiring   it has fired, its send is not done yet
//	+4 hasRunner  a goroutine of this package waits for it
//	+5 isRearmed  it was armed again while the runner waited
//	+6 c          where it sends; nil for AfterFunc
//
// The runner is hidden: it waits without being able to go on while the clockwork is not armed, which is no deadlock and no leak.
type clockwork struct {
	isArmed   bool
	when      int64
	period    int64
	isFiring  bool
	hasRunner bool
	isRearmed bool
	c         chan Time
}

// arm sets the time d from now and reports whether a runner must be started.
//
//raceweave:operation
func (w *clockwork) arm(d Duration, period Duration) (needsRunner bool)

// disarm reports whether it was armed. It waits until a send that has begun is done.
//
//raceweave:operation
func (w *clockwork) disarm() bool

// await waits until it is time. It reports whether it will be time again, and whether it had been armed again.
//
//raceweave:operation
func (w *clockwork) await() (again, isRearmed bool)

// acquire makes visible to the runner what was done before the clockwork was armed again.
//
//raceweave:operation
func (w *clockwork) acquire()

// fired ends what await began.
//
//raceweave:operation
func (w *clockwork) fired()

// channel is c, which never changes.
func (w *clockwork) channel() chan Time

// start arms. What fires is f, or a send on c; nobody can stop it unless it has a handle.
func (w *clockwork) start(d Duration, period Duration, f func(), hasHandle bool) {
	if w.arm(d, period) {
		go timer(w, w.channel(), f, hasHandle)
	}
}

func timer(w *clockwork, c chan Time, f func(), hasHandle bool) {
	for {
		again, isRearmed := w.await()
		if isRearmed {
			w.acquire()
		}
		if f != nil {
			go f()
		} else {
			select {
			case c <- Now():
			default:
			}
		}
		if hasHandle {
			w.fired()
		}
		if !again {
			return
		}
	}
}

// stop disarms and takes back a time that nobody has received.
func (w *clockwork) stop() bool {
	wasArmed := w.disarm()
	c := w.channel()
	if !takesBack || c == nil {
		return wasArmed
	}
	select {
	case <-c:
		return true
	default:
		return wasArmed
	}
}

// A Timer fires once.
type Timer struct {
	C    <-chan Time
	work *clockwork
	f    func() // nil but for AfterFunc
}

func NewTimer(d Duration) *Timer {
	c := make(chan Time, 1)
	w := &clockwork{c: c}
	w.start(d, 0, nil, true)
	return &Timer{c, w, nil}
}

func AfterFunc(d Duration, f func()) *Timer {
	w := &clockwork{}
	w.start(d, 0, f, true)
	return &Timer{nil, w, f}
}

func After(d Duration) <-chan Time {
	c := make(chan Time, 1)
	w := &clockwork{c: c}
	w.start(d, 0, nil, false)
	return c
}

func (t *Timer) Stop() bool {
	if t.work == nil {
		panic("time: Stop called on uninitialized Timer")
	}
	return t.work.stop()
}

func (t *Timer) Reset(d Duration) bool {
	if t.work == nil {
		panic("time: Reset called on uninitialized Timer")
	}
	wasArmed := t.work.stop()
	t.work.start(d, 0, t.f, true)
	return wasArmed
}

// A Ticker fires again and again; a tick that nobody takes is lost.
type Ticker struct {
	C    <-chan Time
	work *clockwork
}

func NewTicker(d Duration) *Ticker {
	if d <= 0 {
		panic("non-positive interval for NewTicker")
	}
	c := make(chan Time, 1)
	w := &clockwork{c: c}
	w.start(d, d, nil, true)
	return &Ticker{c, w}
}

func (t *Ticker) Stop() {
	if t.work != nil {
		t.work.stop()
	}
}

func (t *Ticker) Reset(d Duration) {
	if d <= 0 {
		panic("non-positive interval for Ticker.Reset")
	}
	if t.work == nil {
		panic("time: Reset called on uninitialized Ticker")
	}
	t.work.stop()
	t.work.start(d, d, nil, true)
}

func Tick(d Duration) <-chan Time {
	if d <= 0 {
		return nil
	}
	return NewTicker(d).C
}
