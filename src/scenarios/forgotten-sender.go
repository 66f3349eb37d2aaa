package main

import (
	"errors"
	"fmt"
	"time"
)

func search() string {
	time.Sleep(20 * time.Millisecond)
	return "found it"
}

func searchWithTimeout(limit time.Duration) (string, error) {
	results := make(chan string)
	go func() {
		results <- search()
	}()
	select {
	case r := <-results:
		return r, nil
	case <-time.After(limit):
		return "", errors.New("timed out")
	}
}

func main() {
	fmt.Println(searchWithTimeout(10 * time.Millisecond))
}
