// Package errors: error values and their chains.
package errors

type errorString struct {
	s string
}

func (e *errorString) Error() string { return e.s }

func New(text string) error {
	return &errorString{text}
}

func Unwrap(err error) error {
	if wrapper, ok := err.(interface{ Unwrap() error }); ok {
		return wrapper.Unwrap()
	}
	return nil
}

// Is reports whether err or anything it wraps is target, or says so itself.
func Is(err, target error) bool {
	if err == nil || target == nil {
		return err == target
	}
	return isIn(err, target, isComparable(target))
}

func isIn(err, target error, comparable bool) bool {
	for {
		if comparable && err == target {
			return true
		}
		if judge, ok := err.(interface{ Is(error) bool }); ok && judge.Is(target) {
			return true
		}
		switch wrapper := err.(type) {
		case interface{ Unwrap() error }:
			err = wrapper.Unwrap()
			if err == nil {
				return false
			}
		case interface{ Unwrap() []error }:
			for _, each := range wrapper.Unwrap() {
				if isIn(each, target, comparable) {
					return true
				}
			}
			return false
		default:
			return false
		}
	}
}

// As finds the first error in err's chain that fits the variable target points to, and stores it there.
func As(err error, target any) bool {
	if err == nil {
		return false
	}
	switch targetFault(target) {
	case 1:
		panic("errors: target cannot be nil")
	case 2:
		panic("errors: target must be a non-nil pointer")
	case 3:
		panic("errors: *target must be interface or implement error")
	}
	return asIn(err, target)
}

func asIn(err error, target any) bool {
	for {
		if fits(err, target) {
			assign(target, err)
			return true
		}
		if judge, ok := err.(interface{ As(any) bool }); ok && judge.As(target) {
			return true
		}
		switch wrapper := err.(type) {
		case interface{ Unwrap() error }:
			err = wrapper.Unwrap()
			if err == nil {
				return false
			}
		case interface{ Unwrap() []error }:
			for _, each := range wrapper.Unwrap() {
				if each != nil && asIn(each, target) {
					return true
				}
			}
			return false
		default:
			return false
		}
	}
}

// isComparable reports whether == on the dynamic type of err cannot panic.
func isComparable(err error) bool

// targetFault tells what is wrong with a target of As; 0 if nothing is.
func targetFault(target any) int

// fits reports whether err can be stored where target points.
func fits(err error, target any) bool

// assign stores err where target points.
//
//raceweave:operation
func assign(target any, err error)
