//go:build go1.23

package rand

func (r *Rand) Uint() uint { return uint(r.src.Uint64()) }

func Uint() uint { return uint(random()) }
