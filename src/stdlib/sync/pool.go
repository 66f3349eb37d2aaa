package sync

// A Pool, cell by cell:
//
//	+0 New    makes a value when there is none
//	+1 items  what was put back, a word that only natives read
//
// Get takes what Go takes on one P: what is in the private slot, where a value goes if nothing is there, else what was put last. Go may also
// take another one, or none.
type Pool struct {
	New   func() any
	items contents
}

// contents is a word that only natives read.
type contents any

func (p *Pool) Get() any {
	if x, ok := p.take(); ok {
		return x
	}
	if p.New != nil {
		return p.New()
	}
	return nil
}

func (p *Pool) Put(x any) {
	if x != nil {
		p.put(x)
	}
}

//raceweave:operation
func (p *Pool) take() (x any, ok bool)

//raceweave:operation
func (p *Pool) put(x any)
