package strings

// A Builder holds what was written. It is plain memory: two goroutines that write to one race.
type Builder struct {
	text string
}

func (b *Builder) String() string { return b.text }
func (b *Builder) Len() int       { return len(b.text) }
func (b *Builder) Cap() int       { return len(b.text) }
func (b *Builder) Reset()         { b.text = "" }

func (b *Builder) Grow(n int) {
	if n < 0 {
		panic("strings.Builder.Grow: negative count")
	}
}

func (b *Builder) Write(p []byte) (int, error) {
	b.text += string(p)
	return len(p), nil
}

func (b *Builder) WriteByte(c byte) error {
	b.text += byteText(c)
	return nil
}

func (b *Builder) WriteRune(r rune) (int, error) {
	text := string(r)
	b.text += text
	return len(text), nil
}

func (b *Builder) WriteString(s string) (int, error) {
	b.text += s
	return len(s), nil
}

// byteText is a string of one byte.
func byteText(c byte) string
