package main

import (
	"fmt"
	"strconv"
	"unicode"
)

type TokenKind int

const (
	NUM TokenKind = iota
	OP
	LP
	RP
)

type Token struct {
	Kind TokenKind
	Text string
}

type Lexer struct {
	input string
	pos   int
}

func (l *Lexer) Next() (tok Token, ok bool) {
	for l.pos < len(l.input) && l.input[l.pos] == ' ' {
		l.pos++
	}
	if l.pos >= len(l.input) {
		return
	}
	c := rune(l.input[l.pos])
	switch {
	case unicode.IsDigit(c):
		start := l.pos
		for l.pos < len(l.input) && (unicode.IsDigit(rune(l.input[l.pos])) || l.input[l.pos] == '.') {
			l.pos++
		}
		return Token{NUM, l.input[start:l.pos]}, true
	case c == '(':
		l.pos++
		return Token{LP, "("}, true
	case c == ')':
		l.pos++
		return Token{RP, ")"}, true
	}
	l.pos++
	return Token{OP, string(c)}, true
}

type Parser struct {
	toks []Token
	i    int
}

func (p *Parser) peek() *Token {
	if p.i < len(p.toks) {
		return &p.toks[p.i]
	}
	return nil
}

func (p *Parser) expr() float64 {
	v := p.term()
	for t := p.peek(); t != nil && (t.Text == "+" || t.Text == "-"); t = p.peek() {
		p.i++
		r := p.term()
		if t.Text == "+" {
			v += r
		} else {
			v -= r
		}
	}
	return v
}

func (p *Parser) term() float64 {
	v := p.factor()
	for {
		t := p.peek()
		if t == nil || t.Kind != OP || (t.Text != "*" && t.Text != "/") {
			return v
		}
		p.i++
		if r := p.factor(); t.Text == "*" {
			v *= r
		} else {
			if r == 0 {
				panic("division by zero")
			}
			v /= r
		}
	}
}

func (p *Parser) factor() float64 {
	t := p.peek()
	if t == nil {
		panic("unexpected end")
	}
	p.i++
	switch t.Kind {
	case NUM:
		v, err := strconv.ParseFloat(t.Text, 64)
		if err != nil {
			panic(err)
		}
		return v
	case LP:
		v := p.expr()
		if n := p.peek(); n == nil || n.Kind != RP {
			panic(fmt.Sprintf("expected ) at token %d", p.i))
		}
		p.i++
		return v
	case OP:
		if t.Text == "-" {
			return -p.factor()
		}
	}
	panic("unexpected " + t.Text)
}

func Eval(s string) (v float64, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("eval %q: %v", s, r)
		}
	}()
	lx := Lexer{input: s}
	var toks []Token
	for t, ok := lx.Next(); ok; t, ok = lx.Next() {
		toks = append(toks, t)
	}
	p := &Parser{toks: toks}
	v = p.expr()
	if p.i != len(toks) {
		panic("trailing input")
	}
	return
}

func main() {
	for _, e := range []string{"1 + 2 * 3", "(1+2)*3", "10/4-1", "-(2+3)*2", "1/0", "(1", "2 2", "1.2.3", ""} {
		v, err := Eval(e)
		fmt.Println(v, err)
	}
}
