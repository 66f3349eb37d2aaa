//go:build go1.24

package runtime

// A Cleanup stands for what AddCleanup has registered.
type Cleanup struct {
	entry *finalizer
}

// AddCleanup runs cleanup(arg) in a goroutine of its own once ptr's object cannot be reached.
func AddCleanup[T, S any](ptr *T, cleanup func(S), arg S) Cleanup {
	entry := &finalizer{next: finalizers, object: ptr, run: func() { go cleanup(arg) }}
	finalizers = entry
	return Cleanup{entry}
}

// Stop cancels a cleanup that has not been started.
func (c Cleanup) Stop() {
	for at := &finalizers; *at != nil; at = &(*at).next {
		if *at == c.entry {
			*at = c.entry.next
			return
		}
	}
}
