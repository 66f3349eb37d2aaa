package main

import (
	"fmt"
	"sync"
)

func main() {
	ages := map[string]int{}
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		ages["Ada"] = 36
	}()
	go func() {
		defer wg.Done()
		ages["Bob"] = 41
	}()
	wg.Wait()
	fmt.Println(len(ages))
}
