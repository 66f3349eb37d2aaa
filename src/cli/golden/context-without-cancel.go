package main

import (
	"context"
	"fmt"
	"time"
)

type key int

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), time.Hour)
	ctx = context.WithValue(ctx, key(1), "kept")
	free := context.WithoutCancel(ctx)
	cancel()
	_, hasDeadline := free.Deadline()
	fmt.Println(ctx.Err(), free.Err(), free.Done() == nil, hasDeadline, free.Value(key(1)), context.Cause(free))
	child, cancelChild := context.WithCancel(free)
	fmt.Println(child.Err())
	cancelChild()
	fmt.Println(child.Err(), free.Err())
}
