//go:build go1.21

package sync

// OnceValue makes a function that calls f once and returns what it returned; if f panics, every call panics with the same value.
func OnceValue[T any](f func() T) func() T {
	var result T
	run := OnceFunc(func() { result = f() })
	return func() T {
		run()
		return result
	}
}

// OnceValues is OnceValue for two results.
func OnceValues[T1, T2 any](f func() (T1, T2)) func() (T1, T2) {
	var first T1
	var second T2
	run := OnceFunc(func() { first, second = f() })
	return func() (T1, T2) {
		run()
		return first, second
	}
}
