package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"time"
)

func main() {
	bg := context.Background()
	past, cancel := context.WithDeadline(bg, time.Now().Add(-time.Second))
	defer cancel()
	fmt.Println(past.Err(), past.Err() == context.DeadlineExceeded)

	long, cancelLong := context.WithTimeout(bg, time.Hour)
	longer, cancelLonger := context.WithTimeout(long, 2*time.Hour)
	defer cancelLonger()
	a, _ := long.Deadline()
	b, ok := longer.Deadline()
	fmt.Println(a.Equal(b), ok)
	cancelLong()
	<-longer.Done()
	fmt.Println(longer.Err())

	short, cancelShort := context.WithTimeout(bg, time.Millisecond)
	defer cancelShort()
	select {
	case <-short.Done():
		fmt.Println(short.Err())
	case <-time.After(time.Minute):
		fmt.Println("late")
	}
	var timeout net.Error
	fmt.Println(errors.As(short.Err(), &timeout) && timeout.Timeout(), errors.Is(short.Err(), context.Canceled))
	_, ok = bg.Deadline()
	fmt.Println(ok)
}
