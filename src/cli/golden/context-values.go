package main

import (
	"context"
	"fmt"
)

type key string

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	ctx := context.WithValue(context.Background(), key("a"), 1)
	ctx = context.WithValue(ctx, key("b"), 2)
	inner := context.WithValue(ctx, key("a"), 3)
	fmt.Println(inner.Value(key("a")), inner.Value(key("b")), ctx.Value(key("a")), ctx.Value("a"), ctx.Value(key("c")))
	cancelled, cancel := context.WithCancel(inner)
	cancel()
	fmt.Println(cancelled.Value(key("b")))
	try(func() { context.WithValue(ctx, nil, 1) })
	try(func() { context.WithValue(ctx, []int{}, 1) })
	try(func() { context.WithValue(nil, key("a"), 1) })
	try(func() { context.WithCancel(nil) })
	try(func() { context.WithoutCancel(nil) })
}
