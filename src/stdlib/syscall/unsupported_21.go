//go:build go1.21

package syscall

import "errors"

func isUnsupported(target error) bool { return target == errors.ErrUnsupported }
