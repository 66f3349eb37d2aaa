package strings

// A Builder holds what was written. It is plain memory: two goroutines that write to one race.
type Builder struct {
	addr *Builder // itself, once it has been written to: a copy can tell
	text string
	room int // what Grow has asked for
}

// claim is called where addr, which b.addr was, is not b: at the first write, or in a copy.
func (b *Builder) claim(addr *Builder) {
	if addr != nil {
		panic("strings: illegal use of non-zero Builder copied by value")
	}
	b.addr = b
}

func (b *Builder) String() string { return b.text }
func (b *Builder) Len() int       { return len(b.text) }

func (b *Builder) Cap() int {
	if b.room > len(b.text) {
		return b.room
	}
	return len(b.text)
}

func (b *Builder) Reset() {
	b.addr = nil
	b.text = ""
	b.room = 0
}

func (b *Builder) Grow(n int) {
	if addr := b.addr; addr != b {
		b.claim(addr)
	}
	if n < 0 {
		panic("strings.Builder.Grow: negative count")
	}
	if room := b.Cap(); room-len(b.text) < n {
		b.room = 2*room + n
	}
}

func (b *Builder) Write(p []byte) (int, error) {
	if addr := b.addr; addr != b {
		b.claim(addr)
	}
	b.text += string(p)
	return len(p), nil
}

func (b *Builder) WriteByte(c byte) error {
	if addr := b.addr; addr != b {
		b.claim(addr)
	}
	b.text += byteText(c)
	return nil
}

func (b *Builder) WriteRune(r rune) (int, error) {
	if addr := b.addr; addr != b {
		b.claim(addr)
	}
	text := string(r)
	b.text += text
	return len(text), nil
}

func (b *Builder) WriteString(s string) (int, error) {
	if addr := b.addr; addr != b {
		b.claim(addr)
	}
	b.text += s
	return len(s), nil
}

// byteText is a string of one byte.
func byteText(c byte) string
