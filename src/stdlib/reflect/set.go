package reflect

func (v Value) mustBeSettable(method string) {
	if v.flag&isHidden != 0 {
		panic("reflect: reflect.Value." + method + " using value obtained using unexported field")
	}
	if v.flag&isAddressable == 0 {
		panic("reflect: reflect.Value." + method + " using unaddressable value")
	}
}

func (v Value) Set(x Value) {
	v.mustBeSettable("Set")
	if x.flag&isHidden != 0 {
		panic("reflect: reflect.Value.Set using value obtained using unexported field")
	}
	if x.typ == 0 {
		panic(&ValueError{"reflect.Set", Invalid})
	}
	if !x.typ.AssignableTo(v.typ) {
		panic("reflect.Set: value of type " + x.typ.String() + " is not assignable to type " + v.typ.String())
	}
	store(v.at, v.typ, x.get())
}

func (v Value) SetZero() {
	v.mustBeSettable("SetZero")
	store(v.at, v.typ, zeroOf(v.typ))
}

func (v Value) SetInt(x int64) {
	v.mustBeSettable("SetInt")
	if !v.CanInt() {
		v.fail("SetInt")
	}
	store(v.at, v.typ, ofInt(v.typ, x))
}

func (v Value) SetUint(x uint64) {
	v.mustBeSettable("SetUint")
	if !v.CanUint() {
		v.fail("SetUint")
	}
	store(v.at, v.typ, ofUint(v.typ, x))
}

func (v Value) SetFloat(x float64) {
	v.mustBeSettable("SetFloat")
	if !v.CanFloat() {
		v.fail("SetFloat")
	}
	store(v.at, v.typ, ofFloat(v.typ, x))
}

func (v Value) SetString(x string) {
	v.mustBeSettable("SetString")
	v.must("SetString", String)
	store(v.at, v.typ, ofString(v.typ, x))
}

func (v Value) SetBool(x bool) {
	v.mustBeSettable("SetBool")
	v.must("SetBool", Bool)
	store(v.at, v.typ, ofBool(v.typ, x))
}

func (v Value) SetLen(n int) {
	v.mustBeSettable("SetLen")
	v.must("SetLen", Slice)
	x := v.get()
	if uint(n) > uint(capacityOf(x)) {
		panic("reflect: slice length out of range in SetLen")
	}
	store(v.at, v.typ, sliceAt(v.typ, addressOf(x), n, capacityOf(x)))
}

func Zero(typ Type) Value {
	if typ == nil {
		panic("reflect: Zero(nil)")
	}
	t := typ.(rtype)
	return Value{typ: t, held: zeroOf(t)}
}

// New is a pointer to a new zero value.
func New(typ Type) Value {
	if typ == nil {
		panic("reflect: New(nil)")
	}
	t := typ.(rtype)
	p := pointerTo(t)
	return Value{typ: p, held: ofAddress(p, allocate(t, 1))}
}

func MakeSlice(typ Type, len, cap int) Value {
	t := typ.(rtype)
	switch {
	case t.Kind() != Slice:
		panic("reflect.MakeSlice of non-slice type")
	case len < 0:
		panic("reflect.MakeSlice: negative len")
	case cap < 0:
		panic("reflect.MakeSlice: negative cap")
	case len > cap:
		panic("reflect.MakeSlice: len > cap")
	}
	return Value{typ: t, held: sliceAt(t, allocate(typeElem(t), cap), len, cap)}
}

// Append copies the slice when it has no room.
func Append(s Value, x ...Value) Value {
	s.must("Append", Slice)
	n := s.Len()
	if n+len(x) > s.Cap() {
		grown := MakeSlice(s.typ, n, 2*n+len(x))
		Copy(grown, s)
		s = grown
	}
	s = s.Slice(0, n+len(x))
	for i, v := range x {
		s.Index(n + i).Set(v)
	}
	return s
}

func AppendSlice(s, t Value) Value {
	items := make([]Value, t.Len())
	for i := range items {
		items[i] = t.Index(i)
	}
	return Append(s, items...)
}

// Copy copies elements as copy does, and returns their number.
func Copy(dst, src Value) int {
	n := dst.Len()
	if src.Len() < n {
		n = src.Len()
	}
	items := make([]any, n)
	for i := range items {
		items[i] = src.Index(i).get()
	}
	for i, x := range items {
		to := dst.Index(i)
		to.mustBeSettable("Copy")
		store(to.at, to.typ, x)
	}
	return n
}

// Swapper exchanges two elements of a slice.
func Swapper(slice any) func(i, j int) {
	v := ValueOf(slice)
	if v.Kind() != Slice {
		panic(&ValueError{Method: "Swapper", Kind: v.Kind()})
	}
	return func(i, j int) {
		a, b := v.Index(i), v.Index(j)
		x, y := a.get(), b.get()
		store(a.at, a.typ, y)
		store(b.at, b.typ, x)
	}
}
