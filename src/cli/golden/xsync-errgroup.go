package main

import (
	"context"
	"errors"
	"fmt"

	"golang.org/x/sync/errgroup"
)

func main() {
	g, ctx := errgroup.WithContext(context.Background())
	first := errors.New("first")
	g.Go(func() error { return first })
	g.Go(func() error {
		<-ctx.Done()
		return ctx.Err()
	})
	g.Go(func() error { return nil })
	fmt.Println(g.Wait(), ctx.Err(), context.Cause(ctx))

	g, ctx = errgroup.WithContext(context.Background())
	fmt.Println(g.Wait(), ctx.Err())

	var zero errgroup.Group
	results := make([]int, 3)
	for i := range results {
		zero.Go(func() error {
			results[i] = i * i
			return nil
		})
	}
	fmt.Println(zero.Wait(), results)
}
