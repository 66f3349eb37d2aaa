// Appending from several goroutines loses nothing.
package main

import (
	"fmt"
	"os"
	"sync"
)

func main() {

	dir, err := os.MkdirTemp("", "golden")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	os.Chdir(dir)

	f, _ := os.OpenFile("log", os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	var wg sync.WaitGroup
	for range 3 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			f.WriteString("12345")
		}()
	}
	wg.Wait()
	fmt.Println(f.Close())
	data, err := os.ReadFile("log")
	fmt.Println(string(data), err)
}
