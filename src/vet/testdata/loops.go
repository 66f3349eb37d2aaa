//raceweave:go 1.21
package main

import (
	"fmt"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	for i := 0; i < 3; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			fmt.Println(i)
		}()
	}
	for _, s := range []string{"a"} {
		defer func() {
			fmt.Println(s)
		}()
	}
	for _, s := range []string{"a"} {
		go func() { fmt.Println(s) }()
		fmt.Println()
	}
	for k, v := range map[int]int{1: 2} {
		if k > 1 {
			go func() { fmt.Println(k, v) }()
		}
	}
	for _, s := range []string{"a"} {
		go func(s string) { fmt.Println(s) }(s)
	}
	for _, s := range []string{"a"} {
		s := s
		go func() { fmt.Println(s) }()
	}
	wg.Wait()
}
