package fmt

// callMethods lets a value show itself, where the directive allows it.
func callMethods(directive string, arg any) (text string, ok bool) {
	if formatter, is := arg.(Formatter); is {
		return callFormat(directive, formatter, arg), true
	}
	if directive[0] == 's' {
		if goStringer, is := arg.(GoStringer); is {
			return callGoString(directive, goStringer, arg), true
		}
		return "", false
	}
	switch directive[1] {
	case 'v', 's', 'x', 'X', 'q':
		switch v := arg.(type) {
		case error:
			return callError(directive, v, arg), true
		case Stringer:
			return callString(directive, v, arg), true
		}
	}
	return "", false
}

func callError(directive string, err error, arg any) (text string) {
	defer func() {
		if r := recover(); r != nil {
			text = panicForm(directive, arg, "Error", r)
		}
	}()
	return formatScalar(directive, err.Error())
}

func callString(directive string, stringer Stringer, arg any) (text string) {
	defer func() {
		if r := recover(); r != nil {
			text = panicForm(directive, arg, "String", r)
		}
	}()
	return formatScalar(directive, stringer.String())
}

func callGoString(directive string, goStringer GoStringer, arg any) (text string) {
	defer func() {
		if r := recover(); r != nil {
			text = panicForm(directive, arg, "GoString", r)
		}
	}()
	return padded(directive, goStringer.GoString())
}

func callFormat(directive string, formatter Formatter, arg any) (text string) {
	s := &state{directive: directive}
	defer func() {
		if r := recover(); r != nil {
			text = s.text + panicForm(directive, arg, "Format", r)
		}
	}()
	formatter.Format(s, verbRune(directive))
	return s.text
}

// panicForm is what stands for a value whose method panicked: <nil> if it is a nil pointer, else the panic.
func panicForm(directive string, arg any, method string, r any) string {
	if kindOf(arg) == kindPointer && isNil(arg) {
		return "<nil>"
	}
	return "%!" + verbOf(directive) + "(PANIC=" + method + " method: " + formatArg(plainV, r) + ")"
}

// padded is a text as it is, padded to the directive's width.
func padded(directive string, text string) string
func verbRune(directive string) rune

// state is what a Formatter writes to.
type state struct {
	directive string
	text      string
}

func (s *state) Write(b []byte) (n int, err error) {
	s.text += string(b)
	return len(b), nil
}

func (s *state) WriteString(text string) (n int, err error) {
	s.text += text
	return len(text), nil
}

func (s *state) Width() (wid int, ok bool) {
	wid = widthOf(s.directive)
	if wid < 0 {
		return 0, false
	}
	return wid, true
}

func (s *state) Precision() (prec int, ok bool) {
	prec = precisionOf(s.directive)
	if prec < 0 {
		return 0, false
	}
	return prec, true
}

func (s *state) Flag(c int) bool {
	return hasFlag(s.directive, c)
}

func widthOf(directive string) int
func precisionOf(directive string) int
func hasFlag(directive string, c int) bool
