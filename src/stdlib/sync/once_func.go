//go:build go1.21

package sync

// OnceFunc makes a function that calls f once; if f panics, every call panics with the same value.
func OnceFunc(f func()) func() {
	var once Once
	var isDone bool
	var value any
	return func() {
		once.Do(func() {
			defer func() {
				if !isDone {
					value = recover()
					panic(value)
				}
			}()
			f()
			f = nil
			isDone = true
		})
		if !isDone {
			panic(value)
		}
	}
}
