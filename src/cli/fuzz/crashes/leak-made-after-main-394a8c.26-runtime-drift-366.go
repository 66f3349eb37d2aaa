package main
import (
	"fmt"
	"sync"
	"time")
var 
	wg sync.WaitGroup
func main() {
	wg.Add(1)
	go func() {
		go func() {
			wg.Wait()}()}()
	select {
	case <-time.After(time.Millisecond):
	}
	fmt.Println()}