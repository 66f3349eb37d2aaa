package reflect

// A Type is comparable: identical types are equal.
type Type interface {
	Align() int
	FieldAlign() int
	Name() string
	PkgPath() string
	Size() uintptr
	String() string
	Kind() Kind
	Implements(u Type) bool
	AssignableTo(u Type) bool
	Comparable() bool
	Bits() int
	ChanDir() ChanDir
	Elem() Type
	Field(i int) StructField
	FieldByIndex(index []int) StructField
	FieldByName(name string) (StructField, bool)
	Key() Type
	Len() int
	NumField() int
	In(i int) Type
	NumIn() int
	Out(i int) Type
	NumOut() int
	IsVariadic() bool
	NumMethod() int
	Method(i int) Method
	MethodByName(name string) (Method, bool)
}

// An rtype is one more than a type's number in the program; 0 is no type. The pointer type of a type that the program itself has no
// pointers to is far above.
type rtype int

func typeOf(x any) rtype
func typeText(t rtype) string
func typeName(t rtype) string
func typePackage(t rtype) string
func typeKind(t rtype) Kind
func typeElem(t rtype) rtype
func typeKey(t rtype) rtype
func typeSize(t rtype) (size, align int)
func typeDirection(t rtype) ChanDir
func isComparable(t rtype) bool
func implements(t, target rtype) bool
func pointerTo(t rtype) rtype

// typeLen is the number of an array's elements or of a struct's fields.
func typeLen(t rtype) int

// fieldOf: the offset is in words for the machine, and in bytes as Go lays it out.
func fieldOf(t rtype, i int) (name, tag string, typ rtype, words, bytes int, isEmbedded, isExported bool)

func TypeOf(i any) Type { return asType(typeOf(i)) }

func asType(t rtype) Type {
	if t == 0 {
		return nil
	}
	return t
}

func (t rtype) String() string   { return typeText(t) }
func (t rtype) Name() string     { return typeName(t) }
func (t rtype) PkgPath() string  { return typePackage(t) }
func (t rtype) Kind() Kind       { return typeKind(t) }
func (t rtype) Comparable() bool { return isComparable(t) }

func (t rtype) Size() uintptr {
	size, _ := typeSize(t)
	return uintptr(size)
}

func (t rtype) Align() int {
	_, align := typeSize(t)
	return align
}

func (t rtype) FieldAlign() int { return t.Align() }

func (t rtype) Bits() int {
	if k := t.Kind(); k < Int || k > Complex128 {
		panic("reflect: Bits of non-arithmetic Type " + t.String())
	}
	return int(t.Size()) * 8
}

func (t rtype) Elem() Type {
	switch t.Kind() {
	case Array, Chan, Map, Pointer, Slice:
		return typeElem(t)
	}
	panic("reflect: Elem of invalid type " + t.String())
}

func (t rtype) Key() Type {
	if t.Kind() != Map {
		panic("reflect: Key of non-map type " + t.String())
	}
	return typeKey(t)
}

func (t rtype) Len() int {
	if t.Kind() != Array {
		panic("reflect: Len of non-array type " + t.String())
	}
	return typeLen(t)
}

func (t rtype) ChanDir() ChanDir {
	if t.Kind() != Chan {
		panic("reflect: ChanDir of non-chan type " + t.String())
	}
	return typeDirection(t)
}

func (t rtype) NumField() int {
	if t.Kind() != Struct {
		panic("reflect: NumField of non-struct type " + t.String())
	}
	return typeLen(t)
}

func (t rtype) Field(i int) StructField {
	if t.Kind() != Struct {
		panic("reflect: Field of non-struct type " + t.String())
	}
	if i < 0 || i >= typeLen(t) {
		panic("reflect: Field index out of bounds")
	}
	name, tag, typ, _, offset, isEmbedded, isExported := fieldOf(t, i)
	f := StructField{Name: name, Type: typ, Tag: StructTag(tag), Offset: uintptr(offset), Index: []int{i}, Anonymous: isEmbedded}
	if !isExported {
		if f.PkgPath = t.PkgPath(); f.PkgPath == "" {
			f.PkgPath = "main"
		}
	}
	return f
}

func (t rtype) FieldByIndex(index []int) StructField {
	var f StructField
	var at Type = t
	for i, x := range index {
		if i > 0 && at.Kind() == Pointer {
			at = at.Elem()
		}
		f = at.Field(x)
		at = f.Type
	}
	return f
}

// FieldByName looks in embedded structs, too, depth by depth; a name that comes twice at one depth is not found.
func (t rtype) FieldByName(name string) (StructField, bool) {
	t.NumField()
	level := []StructField{{Type: t}}
	seen := map[Type]bool{}
	for len(level) > 0 {
		var found []StructField
		var next []StructField
		for _, outer := range level {
			if seen[outer.Type] {
				continue
			}
			seen[outer.Type] = true
			for i := 0; i < outer.Type.NumField(); i++ {
				f := outer.Type.Field(i)
				f.Index = append(append([]int(nil), outer.Index...), i)
				if f.Name == name {
					found = append(found, f)
				}
				if inner, ok := embeddedStruct(f); ok {
					next = append(next, StructField{Type: inner, Index: f.Index})
				}
			}
		}
		if len(found) > 0 {
			return found[0], len(found) == 1
		}
		level = next
	}
	return StructField{}, false
}

func embeddedStruct(f StructField) (Type, bool) {
	inner := f.Type
	if inner.Kind() == Pointer {
		inner = inner.Elem()
	}
	return inner, f.Anonymous && inner.Kind() == Struct
}

func (t rtype) Implements(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.Implements")
	}
	if u.Kind() != Interface {
		panic("reflect: non-interface type passed to Type.Implements")
	}
	return implements(t, u.(rtype))
}

// AssignableTo knows identical types and interfaces.
func (t rtype) AssignableTo(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.AssignableTo")
	}
	return t == u || u.Kind() == Interface && implements(t, u.(rtype))
}

func PointerTo(t Type) Type { return pointerTo(t.(rtype)) }
func PtrTo(t Type) Type     { return PointerTo(t) }

type StructField struct {
	Name string
	// The package of an unexported field.
	PkgPath   string
	Type      Type
	Tag       StructTag
	Offset    uintptr
	Index     []int
	Anonymous bool
}

func (f StructField) IsExported() bool { return f.PkgPath == "" }

// A StructTag is a list of `key:"value"`.
type StructTag string

func (tag StructTag) Get(key string) string {
	v, _ := tag.Lookup(key)
	return v
}
