//go:build go1.21

package runtime

// A Pinner keeps objects where they are, which they do anyway.
type Pinner struct {
	pinned []any
}

func (p *Pinner) Pin(pointer any) { p.pinned = append(p.pinned, pointer) }
func (p *Pinner) Unpin()          { p.pinned = nil }
