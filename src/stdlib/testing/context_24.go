//go:build go1.24

package testing

import "context"

// Context is cancelled just before what Cleanup was given is called.
func (c *common) Context() context.Context {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.context == nil {
		ctx, cancel := context.WithCancel(context.Background())
		c.context, c.cancel = ctx, cancel
		if c.isCleaning {
			cancel()
		}
	}
	return c.context.(context.Context)
}
