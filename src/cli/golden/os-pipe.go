// Output of a function, caught by way of os.Stdout.
package main

import (
	"fmt"
	"io"
	"os"
)

func main() {

	old := os.Stdout
	r, w, err := os.Pipe()
	os.Stdout = w
	fmt.Println("captured", 1)
	fmt.Printf("%03d", 7)
	os.Stdout = old
	fmt.Println(err, w.Close())
	data, err := io.ReadAll(r)
	fmt.Printf("%q %v\n", data, err)
	r, w, _ = os.Pipe()
	done := make(chan string)
	go func() {
		data, _ := io.ReadAll(r)
		done <- string(data)
	}()
	fmt.Fprint(w, "between ")
	fmt.Fprint(w, "goroutines")
	w.Close()
	fmt.Println(<-done)
	_, err = w.Write(nil)
	fmt.Println(err)
}
