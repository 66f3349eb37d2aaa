// A pipe between two goroutines: each write waits for its readers.
package main

import (
	"errors"
	"fmt"
	"io"
)

func main() {

	r, w := io.Pipe()
	done := make(chan string)
	go func() {
		total := 0
		for _, s := range []string{"hello", "", " big world"} {
			n, err := w.Write([]byte(s))
			total += n
			if err != nil {
				break
			}
		}
		w.CloseWithError(errors.New("enough"))
		done <- fmt.Sprint("wrote ", total)
	}()
	buf := make([]byte, 4)
	for {
		n, err := r.Read(buf)
		fmt.Printf("%q %v\n", buf[:n], err)
		if err != nil {
			break
		}
	}
	fmt.Println(<-done)
	r, w = io.Pipe()
	go func() { r.CloseWithError(errors.New("reader is gone")) }()
	n, err := w.Write([]byte("x"))
	fmt.Println(n, err)
	n, err = r.Read(buf)
	fmt.Println(n, err, w.Close(), r.Close())
	r, w = io.Pipe()
	w.Close()
	n, err = r.Read(buf)
	fmt.Println(n, err)
	n, err = w.Write(nil)
	fmt.Println(n, err)
}
