//go:build go1.22

package os

import "io"

func (f *File) WriteTo(w io.Writer) (n int64, err error) {
	if f == nil {
		return 0, ErrInvalid
	}
	return io.Copy(w, onlyReader{f})
}

type onlyReader struct{ io.Reader }
