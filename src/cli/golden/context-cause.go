package main

import (
	"context"
	"errors"
	"fmt"
	"time"
)

func main() {
	bg := context.Background()
	why := errors.New("why")
	parent, cancel := context.WithCancelCause(bg)
	child, cancelChild := context.WithCancel(parent)
	defer cancelChild()
	fmt.Println(parent.Err(), context.Cause(parent), context.Cause(bg))
	cancel(why)
	cancel(errors.New("too late"))
	fmt.Println(parent.Err(), context.Cause(parent), child.Err(), context.Cause(child))

	plain, cancelPlain := context.WithCancelCause(bg)
	cancelPlain(nil)
	fmt.Println(plain.Err(), context.Cause(plain))

	slow, cancelSlow := context.WithTimeoutCause(bg, time.Millisecond, errors.New("too slow"))
	defer cancelSlow()
	<-slow.Done()
	fmt.Println(slow.Err(), context.Cause(slow))

	fast, cancelFast := context.WithDeadlineCause(bg, time.Now().Add(time.Hour), errors.New("unused"))
	cancelFast()
	fmt.Println(fast.Err(), context.Cause(fast))
}
