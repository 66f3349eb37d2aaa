//go:build go1.26

package sync

// Go runs f in a goroutine that the group waits for. If f panics, nobody is released: the panic ends the program.
func (wg *WaitGroup) Go(f func()) {
	wg.Add(1)
	go func() {
		defer func() {
			if x := recover(); x != nil {
				panic(x)
			}
			wg.Done()
		}()
		f()
	}()
}
