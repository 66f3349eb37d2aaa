// Package tabwriter turns cells that end with tabs into columns ("elastic tabstops"). FilterHTML is not carried out.
package tabwriter

import (
	"io"
	"strings"
	"unicode/utf8"
)

const (
	FilterHTML uint = 1 << iota
	StripEscape
	AlignRight
	DiscardEmptyColumns
	TabIndent
	Debug
)

// Escape begins and ends text that is taken as it is.
const Escape = '\xff'

type cell struct {
	text  string
	width int
	// Ended by a tab, not by a vertical one: an empty column of such cells is kept.
	isTabbed bool
}

// A Writer collects lines until the columns that they are part of are complete.
type Writer struct {
	output                      io.Writer
	minwidth, tabwidth, padding int
	padchar                     byte
	flags                       uint
	lines                       [][]cell
	current                     string
	currentWidth                int
	isEscaped                   bool
	// Widths of the columns left of what is being written.
	widths []int
	err    error
}

func NewWriter(output io.Writer, minwidth, tabwidth, padding int, padchar byte, flags uint) *Writer {
	return new(Writer).Init(output, minwidth, tabwidth, padding, padchar, flags)
}

func (b *Writer) Init(output io.Writer, minwidth, tabwidth, padding int, padchar byte, flags uint) *Writer {
	if minwidth < 0 || tabwidth < 0 || padding < 0 {
		panic("negative minwidth, tabwidth, or padding")
	}
	if padchar == '\t' {
		flags &^= AlignRight // Tabs can only follow a text.
	}
	*b = Writer{output: output, minwidth: minwidth, tabwidth: tabwidth, padding: padding, padchar: padchar, flags: flags}
	b.reset()
	return b
}

func (b *Writer) reset() {
	b.lines = [][]cell{nil}
	b.current, b.currentWidth = "", 0
}

func (b *Writer) Write(buf []byte) (n int, err error) {
	text := string(buf)
	for text != "" {
		i := b.special(text)
		if i < 0 {
			b.take(text)
			break
		}
		b.take(text[:i])
		b.end(text[i])
		text = text[i+1:]
	}
	return len(buf), b.err
}

// special is the place of the next byte that is no text.
func (b *Writer) special(text string) int {
	if b.isEscaped {
		return strings.IndexByte(text, Escape)
	}
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\t', '\v', '\n', '\f', Escape:
			return i
		}
	}
	return -1
}

func (b *Writer) take(text string) {
	b.current += text
	b.currentWidth += utf8.RuneCountInString(text)
}

func (b *Writer) end(c byte) {
	if c == Escape {
		b.isEscaped = !b.isEscaped
		if b.flags&StripEscape == 0 {
			b.current += string([]byte{c})
		}
		return
	}
	nCells := b.endCell(c == '\t')
	if c == '\t' || c == '\v' {
		return
	}
	b.lines = append(b.lines, nil)
	// A line of one cell, which is in no column, ends all columns.
	if c == '\f' || nCells == 1 {
		b.flush()
		if c == '\f' && b.flags&Debug != 0 {
			b.write("---\n")
		}
	}
}

func (b *Writer) endCell(isTabbed bool) int {
	last := len(b.lines) - 1
	b.lines[last] = append(b.lines[last], cell{b.current, b.currentWidth, isTabbed})
	b.current, b.currentWidth = "", 0
	return len(b.lines[last])
}

// Flush writes what has been collected.
func (b *Writer) Flush() error {
	if b.current != "" {
		b.isEscaped = false
		b.endCell(false)
	}
	b.flush()
	return b.err
}

func (b *Writer) flush() {
	b.format(0, len(b.lines))
	b.reset()
}

func (b *Writer) write(text string) {
	if b.err == nil && text != "" {
		_, b.err = io.WriteString(b.output, text)
	}
}

// format writes lines [from, to), which agree in the columns whose widths are known: it looks for blocks of lines that have one column
// more, and formats those with its width.
func (b *Writer) format(from, to int) {
	column := len(b.widths)
	for i := from; i < to; i++ {
		if column >= len(b.lines[i])-1 {
			continue
		}
		b.writeLines(from, i)
		from = i
		width, isEmpty := b.minwidth, true
		for ; i < to && column < len(b.lines[i])-1; i++ {
			c := b.lines[i][column]
			if c.width+b.padding > width {
				width = c.width + b.padding
			}
			if c.width > 0 || c.isTabbed {
				isEmpty = false
			}
		}
		if isEmpty && b.flags&DiscardEmptyColumns != 0 {
			width = 0
		}
		b.widths = append(b.widths, width)
		b.format(from, i)
		b.widths = b.widths[:column]
		from = i
	}
	b.writeLines(from, to)
}

func (b *Writer) writeLines(from, to int) {
	for i := from; i < to; i++ {
		useTabs := b.flags&TabIndent != 0
		for j, c := range b.lines[i] {
			if j > 0 && b.flags&Debug != 0 {
				b.write("|")
			}
			padding := ""
			if j < len(b.widths) {
				padding = b.paddingOf(c.width, b.widths[j], useTabs && c.text == "")
			}
			if c.text != "" {
				useTabs = false
			}
			if b.flags&AlignRight != 0 {
				b.write(padding + c.text)
			} else {
				b.write(c.text + padding)
			}
		}
		if i+1 < len(b.lines) {
			b.write("\n")
		}
	}
}

func (b *Writer) paddingOf(textWidth, cellWidth int, useTabs bool) string {
	if b.padchar != '\t' && !useTabs {
		return strings.Repeat(string(rune(b.padchar)), cellWidth-textWidth)
	}
	if b.tabwidth == 0 {
		return ""
	}
	cellWidth = (cellWidth + b.tabwidth - 1) / b.tabwidth * b.tabwidth
	return strings.Repeat("\t", (cellWidth-textWidth+b.tabwidth-1)/b.tabwidth)
}
