package reflect

import "internal/reflected"

// A Value is a copy in `held`, or a place in memory. A copy of an interface type is what the interface holds.
type Value struct {
	typ  rtype
	held any
	at   uintptr
	flag flag
}

type flag uint8

const (
	// At a place that can be changed.
	isAddressable flag = 1 << iota
	// Got from an unexported field.
	isHidden
)

// load and store touch the words of a value of type t.
//
//raceweave:operation
func load(at uintptr, t rtype) any

//raceweave:operation
func store(at uintptr, t rtype, x any)

// partOf is field or element i of a struct or array.
func partOf(x any, i int) any
func elementAddress(x any, i int) uintptr
func widthOf(t rtype) int
func lengthOf(x any) int
func capacityOf(x any) int
func channelLength(x any) int

// What a value of a basic type is, or of a type made of it; addresses also of slices, maps, channels and functions.
func intOf(x any) int64
func uintOf(x any) uint64
func floatOf(x any) float64
func stringOf(x any) string
func boolOf(x any) bool
func addressOf(x any) uintptr

// Values of type t; integers are cut to its width.
func ofInt(t rtype, n int64) any
func ofUint(t rtype, n uint64) any
func ofFloat(t rtype, f float64) any
func ofString(t rtype, s string) any
func ofBool(t rtype, b bool) any
func ofAddress(t rtype, at uintptr) any
func sliceAt(t rtype, at uintptr, len, cap int) any
func zeroOf(t rtype) any
func allocate(t rtype, n int) uintptr

// isReal tells whether the program itself has the type.
func isReal(t rtype) bool

func ValueOf(i any) Value {
	if i == nil {
		return Value{}
	}
	return Value{typ: typeOf(i), held: i}
}

// get is the value as it is now.
func (v Value) get() any {
	if v.flag&isAddressable != 0 {
		return load(v.at, v.typ)
	}
	return v.held
}

func (v Value) Held(reflected.Marker) (any, bool) {
	if v.typ == 0 || !isReal(v.typ) {
		return nil, false
	}
	return v.get(), true
}

func (v Value) fail(method string) {
	panic(&ValueError{"reflect.Value." + method, v.Kind()})
}

func (v Value) must(method string, kind Kind) {
	if v.Kind() != kind {
		v.fail(method)
	}
}

func (v Value) Kind() Kind {
	if v.typ == 0 {
		return Invalid
	}
	return typeKind(v.typ)
}

func (v Value) Type() Type {
	if v.typ == 0 {
		v.fail("Type")
	}
	return v.typ
}

func (v Value) IsValid() bool    { return v.typ != 0 }
func (v Value) CanAddr() bool    { return v.flag&isAddressable != 0 }
func (v Value) CanSet() bool     { return v.flag == isAddressable }
func (v Value) CanInt() bool     { k := v.Kind(); return k >= Int && k <= Int64 }
func (v Value) CanUint() bool    { k := v.Kind(); return k >= Uint && k <= Uintptr }
func (v Value) CanFloat() bool   { k := v.Kind(); return k == Float32 || k == Float64 }
func (v Value) CanComplex() bool { return false }
func (v Value) CanInterface() bool {
	if v.typ == 0 {
		v.fail("CanInterface")
	}
	return v.flag&isHidden == 0
}

func (v Value) Interface() any {
	if v.typ == 0 {
		v.fail("Interface")
	}
	if v.flag&isHidden != 0 {
		panic("reflect.Value.Interface: cannot return value obtained from unexported field or method")
	}
	if !isReal(v.typ) {
		panic("reflect: the program has no values of type " + v.typ.String() + ": not supported by Raceweave")
	}
	return v.get()
}

func (v Value) Int() int64 {
	if !v.CanInt() {
		v.fail("Int")
	}
	return intOf(v.get())
}

func (v Value) Uint() uint64 {
	if !v.CanUint() {
		v.fail("Uint")
	}
	return uintOf(v.get())
}

func (v Value) Float() float64 {
	if !v.CanFloat() {
		v.fail("Float")
	}
	return floatOf(v.get())
}

func (v Value) Bool() bool {
	v.must("Bool", Bool)
	return boolOf(v.get())
}

// String is a string's text; other values only say what they are.
func (v Value) String() string {
	switch v.Kind() {
	case Invalid:
		return "<invalid Value>"
	case String:
		return stringOf(v.get())
	}
	return "<" + v.typ.String() + " Value>"
}

func (v Value) Bytes() []byte {
	if v.Kind() == Slice && typeKind(typeElem(v.typ)) != Uint8 {
		panic("reflect.Value.Bytes of non-byte slice")
	}
	v.must("Bytes", Slice)
	bytes := make([]byte, 0, v.Len())
	for i := 0; i < v.Len(); i++ {
		bytes = append(bytes, byte(v.Index(i).Uint()))
	}
	return bytes
}

func (v Value) Len() int {
	switch v.Kind() {
	case Array:
		return typeLen(v.typ)
	case Slice, String:
		return lengthOf(v.get())
	case Map:
		m := v.get()
		if addressOf(m) == 0 {
			return 0
		}
		return entryCount(readEntries(m))
	case Chan:
		return channelLength(v.get())
	case Pointer:
		if elem := typeElem(v.typ); typeKind(elem) == Array {
			return typeLen(elem)
		}
		panic("reflect: call of reflect.Value.Len on ptr to non-array Value")
	}
	v.fail("Len")
	return 0
}

func (v Value) Cap() int {
	switch v.Kind() {
	case Array:
		return typeLen(v.typ)
	case Slice:
		return capacityOf(v.get())
	}
	v.fail("Cap")
	return 0
}

// part is the part of a struct or array at an offset in words.
func (v Value) part(t rtype, i, words int, more flag) Value {
	if v.flag&isAddressable != 0 {
		return Value{typ: t, at: v.at + uintptr(words), flag: v.flag | more}
	}
	return Value{typ: t, held: partOf(v.held, i), flag: v.flag | more}
}

func (v Value) Index(i int) Value {
	switch v.Kind() {
	case Array:
		if uint(i) >= uint(typeLen(v.typ)) {
			panic("reflect: array index out of range")
		}
		elem := typeElem(v.typ)
		return v.part(elem, i, i*widthOf(elem), 0)
	case Slice:
		x := v.get()
		if uint(i) >= uint(lengthOf(x)) {
			panic("reflect: slice index out of range")
		}
		return Value{typ: typeElem(v.typ), at: elementAddress(x, i), flag: isAddressable | v.flag&isHidden}
	case String:
		s := stringOf(v.get())
		if uint(i) >= uint(len(s)) {
			panic("reflect: string index out of range")
		}
		return Value{typ: typeOf(s[i]), held: s[i], flag: v.flag & isHidden}
	}
	v.fail("Index")
	return v
}

func (v Value) NumField() int {
	v.must("NumField", Struct)
	return typeLen(v.typ)
}

func (v Value) Field(i int) Value {
	v.must("Field", Struct)
	if uint(i) >= uint(typeLen(v.typ)) {
		panic("reflect: Field index out of range")
	}
	_, _, t, words, _, _, isExported := fieldOf(v.typ, i)
	if isExported {
		return v.part(t, i, words, 0)
	}
	return v.part(t, i, words, isHidden)
}

func (v Value) FieldByIndex(index []int) Value {
	for i, x := range index {
		if i > 0 && v.Kind() == Pointer && typeKind(typeElem(v.typ)) == Struct {
			if v.IsNil() {
				panic("reflect: indirection through nil pointer to embedded struct")
			}
			v = v.Elem()
		}
		v = v.Field(x)
	}
	return v
}

// FieldByName is the zero Value if there is no such field.
func (v Value) FieldByName(name string) Value {
	v.must("FieldByName", Struct)
	if f, ok := v.typ.FieldByName(name); ok {
		return v.FieldByIndex(f.Index)
	}
	return Value{}
}

func (v Value) FieldByNameFunc(match func(string) bool) Value {
	found := -1
	for i := 0; i < v.NumField(); i++ {
		if name, _, _, _, _, _, _ := fieldOf(v.typ, i); match(name) {
			if found >= 0 {
				return Value{}
			}
			found = i
		}
	}
	if found < 0 {
		return Value{}
	}
	return v.Field(found)
}

// Elem is what an interface holds or a pointer points to; the zero Value for nil.
func (v Value) Elem() Value {
	switch v.Kind() {
	case Interface:
		inner := ValueOf(v.get())
		inner.flag = v.flag & isHidden
		return inner
	case Pointer:
		at := addressOf(v.get())
		if at == 0 {
			return Value{}
		}
		return Value{typ: typeElem(v.typ), at: at, flag: isAddressable | v.flag&isHidden}
	}
	v.fail("Elem")
	return v
}

func Indirect(v Value) Value {
	if v.Kind() != Pointer {
		return v
	}
	return v.Elem()
}

func (v Value) Addr() Value {
	if v.flag&isAddressable == 0 {
		panic("reflect.Value.Addr of unaddressable value")
	}
	t := pointerTo(v.typ)
	return Value{typ: t, held: ofAddress(t, v.at), flag: v.flag & isHidden}
}

func (v Value) IsNil() bool {
	switch v.Kind() {
	case Chan, Func, Map, Pointer, Slice, UnsafePointer:
		return addressOf(v.get()) == 0
	case Interface:
		return v.get() == nil
	}
	v.fail("IsNil")
	return false
}

func (v Value) IsZero() bool {
	switch v.Kind() {
	case Invalid:
		v.fail("IsZero")
	case Struct, Array:
		for i := 0; i < typeLen(v.typ); i++ {
			var item Value
			if v.Kind() == Struct {
				item = v.Field(i)
			} else {
				item = v.Index(i)
			}
			if !item.IsZero() {
				return false
			}
		}
		return true
	case Chan, Func, Map, Pointer, Slice, UnsafePointer, Interface:
		return v.IsNil()
	case Float32, Float64:
		return 1/v.Float() > 0 && v.Float() == 0
	}
	return v.get() == zeroOf(v.typ)
}

func (v Value) Pointer() uintptr {
	switch v.Kind() {
	case Chan, Func, Map, Pointer, Slice, UnsafePointer:
		return addressOf(v.get())
	}
	v.fail("Pointer")
	return 0
}

func (v Value) UnsafeAddr() uintptr {
	if v.flag&isAddressable == 0 {
		panic("reflect.Value.UnsafeAddr of unaddressable value")
	}
	return v.at
}

// Slice of a string, a slice, or an array that has an address.
func (v Value) Slice(i, j int) Value {
	switch v.Kind() {
	case String:
		s := stringOf(v.get())
		if i < 0 || j < i || j > len(s) {
			panic("reflect.Value.Slice: string slice index out of bounds")
		}
		return Value{typ: v.typ, held: ofString(v.typ, s[i:j]), flag: v.flag & isHidden}
	case Slice:
		x := v.get()
		if i < 0 || j < i || j > capacityOf(x) {
			panic("reflect.Value.Slice: slice index out of bounds")
		}
		at := addressOf(x)
		if i < capacityOf(x) {
			at = elementAddress(x, i)
		}
		return Value{typ: v.typ, held: sliceAt(v.typ, at, j-i, capacityOf(x)-i), flag: v.flag & isHidden}
	}
	v.fail("Slice")
	return v
}

// Comparable tells whether the value can be compared, what its interfaces hold included.
func (v Value) Comparable() bool {
	switch v.Kind() {
	case Invalid:
		return true
	case Interface:
		return v.IsNil() || v.Elem().Comparable()
	case Array, Struct:
		for i := 0; i < typeLen(v.typ); i++ {
			if v.Kind() == Array && !v.Index(i).Comparable() || v.Kind() == Struct && !v.Field(i).Comparable() {
				return false
			}
		}
		return true
	}
	return isComparable(v.typ)
}

func (v Value) Equal(u Value) bool {
	if v.Kind() == Interface {
		v = v.Elem()
	}
	if u.Kind() == Interface {
		u = u.Elem()
	}
	if !v.IsValid() || !u.IsValid() {
		return v.IsValid() == u.IsValid()
	}
	if v.typ != u.typ {
		return false
	}
	if !isComparable(v.typ) {
		panic("reflect.Value.Equal: values of type " + v.typ.String() + " are not comparable")
	}
	return v.get() == u.get()
}
