package main

import (
	"fmt"
	"sync"
)

// A map's header says how many buckets there are, and where: two fields, read one after the other. Growth writes them one
// after the other, too.
func main() {
	names := make(map[int]string)
	for id := 0; id < 13; id++ {
		names[id] = fmt.Sprint("user ", id)
	}
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		names[13] = "user 13" // the fourteenth: from two buckets to four
	}()
	fmt.Println(names[6])
	wg.Wait()
}
