// A Reader: reading, seeking, going back.
package main

import (
	"fmt"
	"io"
	"os"
	"strings"
)

func main() {

	r := strings.NewReader("héllo wörld")
	fmt.Println(r.Len(), r.Size(), r.UnreadByte(), r.UnreadRune())
	b, _ := r.ReadByte()
	c, size, err := r.ReadRune()
	fmt.Println(b, c, size, err, r.UnreadRune(), r.UnreadRune(), r.Len())
	fmt.Println(r.UnreadByte(), r.Len())
	for _, seek := range [][2]int{{-3, io.SeekEnd}, {2, io.SeekCurrent}, {-1, io.SeekStart}, {0, 9}, {99, io.SeekStart}} {
		at, err := r.Seek(int64(seek[0]), seek[1])
		rest, _ := io.ReadAll(r)
		fmt.Println(at, err, string(rest), r.Len())
		r.Seek(1, io.SeekStart)
	}
	buf := make([]byte, 4)
	for _, off := range []int64{0, 10, 50, -1} {
		n, err := r.ReadAt(buf, off)
		fmt.Println(n, err, string(buf[:n]))
	}
	r.Reset("again\n")
	n, err := r.WriteTo(os.Stdout)
	_, end := r.ReadByte()
	fmt.Println(n, err, end)
}
