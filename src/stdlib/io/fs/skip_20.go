//go:build go1.20

package fs

import "errors"

var SkipAll = errors.New("skip everything and stop the walk")

func isSkipAll(err error) bool { return err == SkipAll }
