package runtime

// printLine is the builtin println.
func printLine(args ...any) {
	text := ""
	for i, arg := range args {
		if i > 0 {
			text += " "
		}
		text += printText(arg)
	}
	print(text + "\n")
}

// printWords is the builtin print.
func printWords(args ...any) {
	text := ""
	for _, arg := range args {
		text += printText(arg)
	}
	print(text)
}

// printText is one operand as the builtins write it.
func printText(v any) string

// print writes to standard error.
//
//raceweave:operation
func print(text string)
