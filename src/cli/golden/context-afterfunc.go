package main

import (
	"context"
	"fmt"
)

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	stop := context.AfterFunc(ctx, func() { fmt.Println("never") })
	fmt.Println(stop(), stop())

	done := make(chan bool)
	stop = context.AfterFunc(ctx, func() {
		fmt.Println("called", ctx.Err())
		close(done)
	})
	cancel()
	<-done
	fmt.Println(stop())

	late := make(chan bool)
	stop = context.AfterFunc(ctx, func() { close(late) })
	<-late
	fmt.Println(stop())
}
