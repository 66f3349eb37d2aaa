package fmt

import "internal/reflected"

// A directive is a string that natives read. Its first byte is 's' for %#v, 'p' for %+v, else '.'; its second is the verb.

// Who may call a value's methods, as it was reached: by anyone; not on an embedded field of an unexported type, but on its
// exported fields; not below an unexported field; nowhere, since the directive is wrong already.
const (
	isOpen = iota
	isEmbeddedHidden
	isHidden
	isErroneous
)

// Kinds of values for the walk below, as kindOf tells them.
const (
	kindScalar = iota
	kindStruct
	kindArray
	kindSlice
	kindMap
	kindPointer
)

// words is a word that only natives read: what a slice or a map held when it was read.
type words any

func formatArg(directive string, arg any) string {
	if text, ok := formatPlain(directive, arg); ok {
		return text
	}
	if holder, is := arg.(reflected.Holder); is {
		return formatHeld(directive, holder)
	}
	if bytes, ok := arg.([]byte); ok {
		return formatByteSlice(directive, bytes)
	}
	if directive[1] == 'w' {
		return wrongVerb(directive, arg) // Only Errorf knows it.
	}
	if text, ok := callMethods(directive, arg); ok {
		return text
	}
	return formatValue(directive, arg, 0, isOpen)
}

// formatHeld formats what a reflect.Value holds.
func formatHeld(directive string, holder reflected.Holder) string {
	value, ok := holder.Held(reflected.Marker{})
	if !ok {
		return "<invalid reflect.Value>"
	}
	return formatArg(directive, value)
}

// formatByteSlice formats an operand that is a []byte, which %#v shows by that name.
func formatByteSlice(directive string, bytes []byte) string {
	if directive[0] == 's' && bytes != nil {
		text := formatValue(directive, bytes, 0, isOpen)
		return "[]byte" + text[len("[]uint8"):]
	}
	if directive[0] == 's' {
		return "[]byte(nil)"
	}
	return formatValue(directive, bytes, 0, isOpen)
}

// formatPlain formats what needs no Go: nil, %T, %p, and values of predeclared types.
func formatPlain(directive string, arg any) (text string, ok bool)

// formatItem formats the part number i of the value whole.
func formatItem(directive string, whole any, i int, item any, depth int, access int) string {
	if item == nil {
		if directive[0] == 's' {
			return itemTypeName(whole, i) + "(nil)"
		}
		return "<nil>"
	}
	if access == isOpen {
		if text, ok := callMethods(directive, item); ok {
			return text
		}
	}
	return formatValue(directive, item, depth, access)
}

// formatValue formats a value that is not nil by its structure.
func formatValue(directive string, v any, depth int, access int) string {
	switch kindOf(v) {
	case kindStruct:
		return formatStruct(directive, v, depth, access)
	case kindArray:
		return formatArray(directive, v, depth, access)
	case kindSlice:
		return formatSlice(directive, v, depth, access)
	case kindMap:
		return formatMap(directive, v, depth, access)
	case kindPointer:
		return formatPointer(directive, v, depth, access)
	}
	return formatScalar(directive, v)
}

func formatStruct(directive string, v any, depth int, access int) string {
	if text, ok := formatLock(directive, v); ok {
		return text
	}
	isSharpV := directive[0] == 's'
	text := "{"
	separator := " "
	if isSharpV {
		text = typeName(v) + "{"
		separator = ", "
	}
	n := itemCount(v)
	for i := 0; i < n; i++ {
		if i > 0 {
			text += separator
		}
		if directive[0] != '.' {
			text += fieldName(v, i) + ":"
		}
		inner := access
		if access != isErroneous && access != isHidden {
			inner = fieldAccess(v, i)
		}
		text += formatItem(directive, v, i, item(v, i), depth+1, inner)
	}
	return text + "}"
}

func formatArray(directive string, v any, depth int, access int) string {
	if isBytesVerb(directive, v) {
		return formatBytes(directive, v, nil)
	}
	text, separator, end := "[", " ", "]"
	if directive[0] == 's' {
		text, separator, end = typeName(v)+"{", ", ", "}"
	}
	n := itemCount(v)
	for i := 0; i < n; i++ {
		if i > 0 {
			text += separator
		}
		text += formatItem(directive, v, i, item(v, i), depth+1, access)
	}
	return text + end
}

func formatSlice(directive string, v any, depth int, access int) string {
	var elements words
	n := itemCount(v)
	if n > 0 {
		elements = readSlice(v)
	}
	if isBytesVerb(directive, v) {
		return formatBytes(directive, v, elements)
	}
	text, separator, end := "[", " ", "]"
	if directive[0] == 's' {
		if isNil(v) {
			return typeName(v) + "(nil)"
		}
		text, separator, end = typeName(v)+"{", ", ", "}"
	}
	for i := 0; i < n; i++ {
		if i > 0 {
			text += separator
		}
		text += formatItem(directive, v, i, element(v, elements, i), depth+1, access)
	}
	return text + end
}

func formatMap(directive string, v any, depth int, access int) string {
	text, separator, end := "map[", " ", "]"
	if directive[0] == 's' {
		if isNil(v) {
			return typeName(v) + "(nil)"
		}
		text, separator, end = typeName(v)+"{", ", ", "}"
	}
	if isNil(v) {
		return text + end
	}
	entries := readMap(v)
	n := entryCount(entries)
	for i := 0; i < n; i++ {
		if i > 0 {
			text += separator
		}
		text += formatItem(directive, v, 0, entryKey(v, entries, i), depth+1, access)
		text += ":" + formatItem(directive, v, 1, entryElement(v, entries, i), depth+1, access)
	}
	return text + end
}

func formatPointer(directive string, v any, depth int, access int) string {
	if depth == 0 && pointsToComposite(v) {
		return "&" + formatItem(directive, v, 0, readPointee(v), depth+1, access)
	}
	if text, ok := formatAddress(directive, v); ok {
		return text
	}
	return wrongVerb(directive, v)
}

// wrongVerb shows a value that its verb does not fit.
func wrongVerb(directive string, v any) string {
	return "%!" + verbOf(directive) + "(" + typeName(v) + "=" + formatValue(withVerbV(directive), v, 0, isErroneous) + ")"
}

// Natives on the dynamic value of an interface.

func kindOf(v any) int
func typeName(v any) string
func isNil(v any) bool

// formatLock formats the structs of package sync as if they had the fields that they have in Go.
func formatLock(directive string, v any) (text string, ok bool)

// formatScalar formats a bool, number or string of any type; a wrong verb gives Go's %!verb(type=value).
func formatScalar(directive string, v any) string

// formatAddress formats a pointer, channel or function; not ok for a wrong verb.
func formatAddress(directive string, v any) (text string, ok bool)

// verbOf is the verb as text, withVerbV the directive with the verb v instead.
func verbOf(directive string) string
func withVerbV(directive string) string

// itemCount counts a struct's fields, or an array's or slice's elements.
func itemCount(v any) int

// item is a struct's field or an array's element; nil for a nil interface.
func item(v any, i int) any

// itemTypeName names the type of a struct's field i, an array's or slice's elements, a map's keys (0) or elements (1).
func itemTypeName(v any, i int) string
func fieldName(v any, i int) string

// fieldAccess is isOpen, isEmbeddedHidden or isHidden.
func fieldAccess(v any, i int) int

// isBytesVerb reports whether an array or slice is shown as a string of bytes.
func isBytesVerb(directive string, v any) bool
func formatBytes(directive string, v any, elements words) string

// pointsToComposite reports whether v is a pointer, not nil, to an array, slice, struct or map.
func pointsToComposite(v any) bool

// readPointee reads what a pointer points to.
//
//raceweave:operation
func readPointee(v any) any

// readSlice reads all elements of a slice that is not empty.
//
//raceweave:operation
func readSlice(v any) words

// element is an element of the slice v as it was read.
func element(v any, elements words, i int) any

// readMap reads all entries of a map that is not nil, in the order they are shown.
//
//raceweave:operation
func readMap(v any) words
func entryCount(entries words) int
func entryKey(v any, entries words, i int) any
func entryElement(v any, entries words, i int) any
