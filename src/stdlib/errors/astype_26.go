//go:build go1.26

package errors

// AsType finds the first error in err's chain that is an E.
func AsType[E error](err error) (E, bool) {
	if err == nil {
		var none E
		return none, false
	}
	var found *E
	return asType(err, &found)
}

func asType[E error](err error, found **E) (E, bool) {
	for {
		if e, ok := err.(E); ok {
			return e, true
		}
		if judge, ok := err.(interface{ As(any) bool }); ok {
			if *found == nil {
				*found = new(E)
			}
			if judge.As(*found) {
				return **found, true
			}
		}
		var none E
		switch wrapper := err.(type) {
		case interface{ Unwrap() error }:
			err = wrapper.Unwrap()
			if err == nil {
				return none, false
			}
		case interface{ Unwrap() []error }:
			for _, each := range wrapper.Unwrap() {
				if each == nil {
					continue
				}
				if e, ok := asType(each, found); ok {
					return e, true
				}
			}
			return none, false
		default:
			return none, false
		}
	}
}
