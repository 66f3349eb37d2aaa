// Methods of fields: exported ones are asked, unexported ones are not.
package main

import (
	"errors"
	"fmt"
)

type level int

func (l level) String() string { return fmt.Sprintf("L%d", int(l)) }

type inner struct{ n level }

func (i inner) String() string { return fmt.Sprintf("inner(%v)", i.n) }

type box struct {
	A level
	b level
	E error
	f error
	S []level
	M map[level]level
	P *inner
	q inner
}

func (b box) Format(s fmt.State, verb rune) {
	fmt.Fprint(s, "box{", b.A, " ", b.b, " ", b.E, " ", b.f, " ", b.S, " ", b.M, " ", b.P, " ", b.q, "}")
}

type embedded struct {
	level
	inner
}

func (e embedded) String() string { return fmt.Sprint(e.level, "+", e.inner) }

func main() {

	v := box{1, 2, errors.New("e"), errors.New("f"), []level{1}, map[level]level{1: 2}, &inner{3}, inner{4}}
	fmt.Printf("%v\n%+v\n", v, struct{ B box }{v})
	fmt.Println(embedded{5, inner{6}}, []any{level(1), inner{2}, &inner{3}}, [2]level{7, 8})
	fmt.Printf("%d %s %x\n", level(9), []level{1, 2}, level(255))
}
