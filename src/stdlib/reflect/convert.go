package reflect

// CanConvert knows identical types, interfaces, numbers and strings.
func (v Value) CanConvert(t Type) bool {
	if v.typ.AssignableTo(t) {
		return true
	}
	to := Value{typ: t.(rtype)}
	isNumber := v.CanInt() || v.CanUint() || v.CanFloat()
	switch {
	case to.CanInt() || to.CanUint() || to.CanFloat():
		return isNumber
	case to.Kind() == String:
		return v.Kind() == String || v.CanInt() || v.CanUint()
	}
	return to.Kind() == Bool && v.Kind() == Bool
}

func (v Value) Convert(t Type) Value {
	if !v.CanConvert(t) {
		panic("reflect.Value.Convert: value of type " + v.typ.String() + " cannot be converted to type " + t.String())
	}
	to := Value{typ: t.(rtype), flag: v.flag & isHidden}
	switch {
	case to.CanInt():
		to.held = ofInt(to.typ, v.asInt())
	case to.CanUint():
		to.held = ofUint(to.typ, uint64(v.asInt()))
	case to.CanFloat():
		to.held = ofFloat(to.typ, v.asFloat())
	case to.Kind() == String && v.Kind() != String:
		to.held = ofString(to.typ, string(rune(v.asInt())))
	case to.Kind() == String:
		to.held = ofString(to.typ, v.String())
	case to.Kind() == Bool:
		to.held = ofBool(to.typ, v.Bool())
	default:
		to.held = v.get()
	}
	return to
}

func (v Value) asInt() int64 {
	switch {
	case v.CanInt():
		return v.Int()
	case v.CanUint():
		return int64(v.Uint())
	}
	return int64(v.Float())
}

func (v Value) asFloat() float64 {
	switch {
	case v.CanInt():
		return float64(v.Int())
	case v.CanUint():
		return float64(v.Uint())
	}
	return v.Float()
}

func (v Value) OverflowInt(x int64) bool {
	if !v.CanInt() {
		v.fail("OverflowInt")
	}
	return intOf(ofInt(v.typ, x)) != x
}

func (v Value) OverflowUint(x uint64) bool {
	if !v.CanUint() {
		v.fail("OverflowUint")
	}
	return uintOf(ofUint(v.typ, x)) != x
}
