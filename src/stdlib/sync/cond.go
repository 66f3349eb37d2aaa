package sync

// A Cond, cell by cell:
//
//	+0 L          the lock, an interface
//	+1 nWaiting   tickets handed out so far: one for each Wait
//	+2 nNotified  tickets that have been called, in the order they were handed out
//	+3 self       its own address from the first use on, or nil: a copy is not to be used
type Cond struct {
	L         Locker
	nWaiting  int
	nNotified int
	self      *Cond
}

func NewCond(l Locker) *Cond {
	return &Cond{L: l}
}

func (c *Cond) Wait() {
	ticket := c.enqueue()
	c.L.Unlock()
	c.await(ticket)
	c.L.Lock()
}

// enqueue takes the next ticket.
//
//raceweave:operation
func (c *Cond) enqueue() int

// await waits until the ticket has been called.
//
//raceweave:operation
func (c *Cond) await(ticket int)

//raceweave:operation
func (c *Cond) Signal()

//raceweave:operation
func (c *Cond) Broadcast()
