package reflect

// methodCount is the number of exported methods, methodOf the one at a place in the order of their names: its type without the
// receiver and with it.
func methodCount(t rtype) int
func methodOf(t rtype, i int) (name string, bound, full rtype)

// methodFunction takes the receiver as one word, whatever its width, then the arguments.
func methodFunction(t rtype, i int) anyFunc

// receiverWord is that word of a value.
func receiverWord(x any) word

// Method describes a method of a type; Func and Type have the receiver as the first parameter.
type Method struct {
	Name    string
	PkgPath string
	Type    Type
	Func    Value
	Index   int
}

func (m Method) IsExported() bool { return m.PkgPath == "" }

func (t rtype) NumMethod() int { return methodCount(t) }

func (t rtype) Method(i int) Method {
	if i < 0 || i >= methodCount(t) {
		panic("reflect: Method index out of range")
	}
	name, bound, full := methodOf(t, i)
	if t.Kind() == Interface {
		return Method{Name: name, Type: asType(bound), Index: i}
	}
	f := MakeFunc(full, func(in []Value) []Value { return in[0].Method(i).call("Call", in[1:]) })
	return Method{Name: name, Type: full, Func: f, Index: i}
}

func (t rtype) MethodByName(name string) (Method, bool) {
	if i := methodIndex(t, name); i >= 0 {
		return t.Method(i), true
	}
	return Method{}, false
}

func methodIndex(t rtype, name string) int {
	for i := 0; i < methodCount(t); i++ {
		if found, _, _ := methodOf(t, i); found == name {
			return i
		}
	}
	return -1
}

func (v Value) NumMethod() int {
	if v.typ == 0 {
		v.fail("NumMethod")
	}
	return methodCount(v.typ)
}

// Method is method i with v as its receiver.
func (v Value) Method(i int) Value {
	if v.typ == 0 {
		v.fail("Method")
	}
	if v.Kind() == Interface {
		if v.IsNil() {
			panic("reflect: Method on nil interface value")
		}
		name, _, _ := methodOf(v.typ, i)
		return v.Elem().MethodByName(name)
	}
	if i < 0 || i >= methodCount(v.typ) {
		panic("reflect: Method index out of range")
	}
	_, bound, _ := methodOf(v.typ, i)
	f, receiver := methodFunction(v.typ, i), receiverWord(v.get())
	call := func(a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, _ word) (
		r0, r1, r2, r3, r4, r5, r6, r7, r8, r9, r10, r11, r12, r13, r14, r15 word) {
		return f(receiver, a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14)
	}
	return Value{typ: bound, held: asFunc(bound, call), flag: v.flag & isHidden}
}

// MethodByName is the zero Value if there is no such method.
func (v Value) MethodByName(name string) Value {
	if v.typ == 0 {
		v.fail("MethodByName")
	}
	if i := methodIndex(v.typ, name); i >= 0 {
		return v.Method(i)
	}
	return Value{}
}
