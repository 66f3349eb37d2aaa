//go:build go1.24

package runtime

// A Cleanup stands for a function that never runs, like finalizers.
type Cleanup struct {
	isStopped bool
}

func AddCleanup[T, S any](ptr *T, cleanup func(S), arg S) Cleanup { return Cleanup{} }

func (c Cleanup) Stop() {}
