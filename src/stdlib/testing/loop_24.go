//go:build go1.24

package testing

// Loop is true once.
func (b *B) Loop() bool {
	wasDone := b.isDone
	b.isDone = true
	return !wasDone
}
