package main

import (
	"fmt"
	"strings"
)

type Logger struct {
	prefix string
	lines  []string
}

func (l *Logger) Log(f string, args ...any) {
	l.lines = append(l.lines, l.prefix+fmt.Sprintf(f, args...))
}

type Base struct{ ID int }

func (b Base) Describe() string { return fmt.Sprintf("Base(%d)", b.ID) }
func (b *Base) SetID(id int)    { b.ID = id }

type Service struct {
	*Logger
	Base
	Name string
}

func (s Service) Describe() string { return s.Name + ":" + s.Base.Describe() }

type Describer interface{ Describe() string }

type Wrapper struct {
	Describer
	n int
}

type ReadWriter interface {
	Reader
	Writer
}
type Reader interface{ Read() string }
type Writer interface{ Write(string) }
type file struct{ sb *strings.Builder }

func (f file) Read() string   { return f.sb.String() }
func (f file) Write(s string) { f.sb.WriteString(s) }

func main() {
	s := Service{&Logger{prefix: "> "}, Base{1}, "svc"}
	s.Log("hello %d", 1)
	s.SetID(42)
	s.Log("id=%v", s.ID)
	fmt.Println(s.lines, s.Describe(), s.Base.Describe())
	w := Wrapper{s, 1}
	fmt.Println(w.Describe())
	w.Describer = Base{7}
	fmt.Println(w.Describe())
	var rw ReadWriter = file{&strings.Builder{}}
	rw.Write("abc")
	var r Reader = rw
	fmt.Println(r.Read(), len(r.(ReadWriter).Read()))
	f := s.Log
	f("via method value")
	fmt.Println(len(s.Logger.lines))
	anon := struct {
		Base
		extra string
	}{Base{9}, "e"}
	anon.SetID(10)
	fmt.Printf("%+v %v\n", anon, anon.Describe())
	b := s.Base
	b.SetID(5)
	fmt.Println(s.ID, b.ID, s.Base == Base{42})
	defer func() { fmt.Println("r:", recover()) }()
	var w2 Wrapper
	w2.Describe()
}
