package main

import (
	"context"
	"errors"
	"fmt"
	"time"
)

type key string

func main() {
	root := context.WithValue(context.Background(), key("user"), "ann")
	parent, cancelParent := context.WithCancel(root)
	child, cancelChild := context.WithTimeout(parent, time.Hour)
	defer cancelChild()
	fmt.Println(child.Value(key("user")), child.Value(key("none")))
	_, hasDeadline := child.Deadline()
	fmt.Println(hasDeadline, child.Err())
	cancelParent()
	<-child.Done()
	fmt.Println(child.Err(), root.Err())

	short, cancel := context.WithTimeout(context.Background(), time.Millisecond)
	defer cancel()
	select {
	case <-short.Done():
		fmt.Println(short.Err(), errors.Is(short.Err(), context.DeadlineExceeded))
	case <-time.After(time.Minute):
		fmt.Println("slow")
	}

	because, cancelCause := context.WithCancelCause(context.Background())
	cancelCause(errors.New("no more paper"))
	fmt.Println(because.Err(), context.Cause(because))
}
