//go:build !go1.20

package errgroup

import "context"

func withCancel(ctx context.Context) (context.Context, func(error)) {
	ctx, cancel := context.WithCancel(ctx)
	return ctx, func(error) { cancel() }
}
