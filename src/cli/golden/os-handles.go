// An open file: positions, flags, and what it says after Close.
package main

import (
	"fmt"
	"io"
	"os"
)

func main() {

	dir, err := os.MkdirTemp("", "golden")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	os.Chdir(dir)

	f, err := os.Create("f")
	fmt.Fprintf(f, "line %d\nline %d\n", 1, 2)
	at, _ := f.Seek(5, io.SeekStart)
	data, _ := io.ReadAll(f)
	fmt.Printf("%d %q %v\n", at, data, err)
	n, err := f.WriteAt([]byte("L"), 0)
	fmt.Println(n, err)
	n, err = f.ReadAt(make([]byte, 10), 8)
	fmt.Println(n, err)
	f.Seek(16, io.SeekStart)
	f.WriteString("far")
	info, _ := f.Stat()
	fmt.Println(info.Size(), f.Truncate(6), f.Sync(), f.Name())
	_, err = f.Seek(-1, io.SeekStart)
	fmt.Println(err, f.Close(), f.Close())
	_, err = f.Write([]byte("x"))
	fmt.Println(err)
	_, err = f.Read(make([]byte, 1))
	fmt.Println(err)
	r, _ := os.Open("f")
	_, err = r.WriteString("x")
	fmt.Println(err)
	a, _ := os.OpenFile("f", os.O_APPEND|os.O_WRONLY, 0)
	a.WriteString("!")
	os.Remove("f")
	a.WriteString("?")
	data, err = io.ReadAll(r)
	fmt.Printf("%q %v\n", data, err)
	var none *os.File
	_, err = none.Read(nil)
	fmt.Println(err, none.Close())
}
