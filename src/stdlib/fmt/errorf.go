package fmt

import "errors"

type wrapError struct {
	msg string
	err error
}

func (e *wrapError) Error() string { return e.msg }
func (e *wrapError) Unwrap() error { return e.err }

type wrapErrors struct {
	msg  string
	errs []error
}

func (e *wrapErrors) Error() string   { return e.msg }
func (e *wrapErrors) Unwrap() []error { return e.errs }

// Errorf wraps the operands of %w.
func Errorf(format string, a ...any) error {
	readOperands(a)
	steps := planFormat(format, a)
	text := ""
	isWrapped := make([]bool, len(a))
	nDirectives := 0
	n := stepCount(steps)
	for i := 0; i < n; i++ {
		directive, arg := stepDirective(steps, i), stepOperand(steps, i)
		if directive[1] == 'w' {
			nDirectives++
			if _, ok := arg.(error); ok {
				isWrapped[stepIndex(steps, i)] = true
				directive = wrapToV(directive)
			}
		}
		text += stepLiteral(steps, i) + formatArg(directive, arg)
	}
	text += stepLiteral(steps, n)
	if nDirectives == 0 {
		return errors.New(text)
	}
	// In the order of the operands, each once.
	var wrapped []error
	for i, is := range isWrapped {
		if is {
			wrapped = append(wrapped, a[i].(error))
		}
	}
	switch {
	case nDirectives > 1:
		return &wrapErrors{text, wrapped}
	case len(wrapped) == 0:
		return &wrapError{text, nil}
	}
	return &wrapError{text, wrapped[0]}
}

// wrapToV is the %v that shows what a %w wraps.
func wrapToV(directive string) string
