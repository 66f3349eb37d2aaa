// An OffsetWriter and ReadWriters on a file-like slice.
package main

import (
	"fmt"
	"io"
)

type store struct{ data []byte }

func (s *store) WriteAt(p []byte, off int64) (int, error) {
	for int(off)+len(p) > len(s.data) {
		s.data = append(s.data, '.')
	}
	return copy(s.data[off:], p), nil
}

func main() {

	s := new(store)
	w := io.NewOffsetWriter(s, 3)
	n, err := w.Write([]byte("abc"))
	fmt.Println(n, err, string(s.data))
	n, err = w.WriteAt([]byte("Z"), 1)
	fmt.Println(n, err, string(s.data))
	at, err := w.Seek(1, io.SeekCurrent)
	fmt.Println(at, err)
	w.Write([]byte("!"))
	_, err = w.Seek(0, io.SeekEnd)
	fmt.Println(string(s.data), err)
	_, err = w.Seek(-1, io.SeekStart)
	fmt.Println(err)
	_, err = w.WriteAt(nil, -1)
	fmt.Println(err)
}
