package context

import "time"

// ownKey asks a context for its nearest canceler.
type ownKey struct{}

// contents is a word that only natives read: a list of children.
type contents any

// A canceler is a context that can be cancelled, and cancels its children with it. Its first cells are read and written by
// operations only, each of which does at once what Go does under the context's lock:
//
//	+0 err       why Done is closed, or nil
//	+1 cause     what Cause says
//	+2 children  in the order in which they came; nobody after the end
//	+3 timer     of a deadline; nil
type canceler struct {
	err      error
	cause    error
	children contents
	timer    *time.Timer

	Context
	done     chan struct{}
	deadline time.Time
	f        func() // of AfterFunc
}

// settle ends c for this reason unless it has ended before; whoever ends it gets what must be told.
//
//raceweave:operation
func (c *canceler) settle(err, cause error) (isFirst bool, children contents, timer *time.Timer)

// adopt adds a child; if c has ended, nothing but why.
//
//raceweave:operation
func (c *canceler) adopt(child *canceler) (err, cause error)

// disown forgets a child that has ended by itself.
//
//raceweave:operation
func (c *canceler) disown(child *canceler)

// keep notes the timer to stop at the end; false if that has come.
//
//raceweave:operation
func (c *canceler) keep(timer *time.Timer) bool

//raceweave:operation
func (c *canceler) load() (err, cause error)

func countOf(children contents) int
func childAt(children contents, i int) *canceler

func newCanceler(parent Context) *canceler {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
	return &canceler{Context: parent, done: make(chan struct{})}
}

func (c *canceler) Done() <-chan struct{} { return c.done }

// Err says nothing before Done is closed.
func (c *canceler) Err() error {
	err, _ := c.load()
	if err != nil {
		<-c.done
	}
	return err
}

func (c *canceler) Value(key any) any {
	if _, ok := key.(ownKey); ok {
		return c
	}
	return c.Context.Value(key)
}

func (c *canceler) Deadline() (deadline time.Time, ok bool) {
	if c.deadline.IsZero() {
		return c.Context.Deadline()
	}
	return c.deadline, true
}

// An afterFuncer can tell a child by itself when it ends.
type afterFuncer interface {
	AfterFunc(f func()) func() bool
}

// follow makes c end when its parent does.
func (c *canceler) follow() {
	parentDone := c.Context.Done()
	if parentDone == nil {
		return
	}
	if p, ok := c.Context.Value(ownKey{}).(*canceler); ok && p.done == parentDone {
		if err, cause := p.adopt(c); err != nil {
			c.cancel(err, cause)
		}
		return
	}
	select {
	case <-parentDone:
		c.cancel(c.Context.Err(), causeOf(c.Context))
		return
	default:
	}
	parent := c.Context
	if p, ok := parent.(afterFuncer); ok {
		stop := p.AfterFunc(func() { c.cancel(parent.Err(), causeOf(parent)) })
		c.Context = stopContext{parent, stop}
		return
	}
	go func() {
		select {
		case <-parentDone:
			c.cancel(parent.Err(), causeOf(parent))
		case <-c.done:
		}
	}()
}

// A stopContext is a parent that has been given a function to call at its end.
type stopContext struct {
	Context
	stop func() bool
}

// cancel reports whether it is the one that ended c.
func (c *canceler) cancel(err, cause error) bool {
	if cause == nil {
		cause = err
	}
	isFirst, children, timer := c.settle(err, cause)
	if !isFirst {
		return false
	}
	close(c.done)
	n := countOf(children)
	for i := 0; i < n; i++ {
		childAt(children, i).cancel(err, cause)
	}
	if timer != nil {
		timer.Stop()
	}
	if c.f != nil {
		go c.f()
	}
	return true
}

// cancelAlone also leaves the parent.
func (c *canceler) cancelAlone(err, cause error) {
	if c.cancel(err, cause) {
		c.leave()
	}
}

func (c *canceler) leave() {
	if parent, ok := c.Context.(stopContext); ok {
		parent.stop()
		return
	}
	if c.Context.Done() == nil {
		return
	}
	if p, ok := c.Context.Value(ownKey{}).(*canceler); ok {
		p.disown(c)
	}
}
