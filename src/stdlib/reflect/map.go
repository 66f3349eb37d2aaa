package reflect

// entries is a word that only natives read: what a map held when it was read, sorted by key.
type entries any

// readEntries reads a map that is not nil.
//
//raceweave:operation
func readEntries(m any) entries

func entryCount(e entries) int
func entryKey(m any, e entries, i int) any
func entryElement(m any, e entries, i int) any

func (v Value) entries() (m any, e entries, n int) {
	m = v.get()
	if addressOf(m) == 0 {
		return m, nil, 0
	}
	e = readEntries(m)
	return m, e, entryCount(e)
}

// MapKeys are in the order of the keys: Go's order is unspecified.
func (v Value) MapKeys() []Value {
	v.must("MapKeys", Map)
	m, e, n := v.entries()
	keys := make([]Value, n)
	for i := range keys {
		keys[i] = Value{typ: typeKey(v.typ), held: entryKey(m, e, i), flag: v.flag & isHidden}
	}
	return keys
}

// MapIndex is the zero Value if the key is not there.
func (v Value) MapIndex(key Value) Value {
	v.must("MapIndex", Map)
	m, e, n := v.entries()
	wanted := key.get()
	for i := 0; i < n; i++ {
		if entryKey(m, e, i) == wanted {
			return Value{typ: typeElem(v.typ), held: entryElement(m, e, i), flag: v.flag & isHidden}
		}
	}
	return Value{}
}

// A MapIter goes over what the map holds at its first step.
type MapIter struct {
	v       Value
	m       any
	entries entries
	i, n    int
	hasRead bool
}

func (v Value) MapRange() *MapIter {
	v.must("MapRange", Map)
	return &MapIter{v: v}
}

func (iter *MapIter) Next() bool {
	if !iter.hasRead {
		iter.m, iter.entries, iter.n = iter.v.entries()
		iter.hasRead = true
		iter.i = -1
	}
	if iter.i >= iter.n {
		panic("MapIter.Next called on exhausted iterator")
	}
	iter.i++
	return iter.i < iter.n
}

func (iter *MapIter) mustBeAt(method string) {
	if !iter.hasRead {
		panic("MapIter." + method + " called before Next")
	}
	if iter.i >= iter.n {
		panic("MapIter." + method + " called on exhausted iterator")
	}
}

func (iter *MapIter) Key() Value {
	iter.mustBeAt("Key")
	return Value{typ: typeKey(iter.v.typ), held: entryKey(iter.m, iter.entries, iter.i), flag: iter.v.flag & isHidden}
}

func (iter *MapIter) Value() Value {
	iter.mustBeAt("Value")
	return Value{typ: typeElem(iter.v.typ), held: entryElement(iter.m, iter.entries, iter.i), flag: iter.v.flag & isHidden}
}

func (iter *MapIter) Reset(v Value) { *iter = MapIter{v: v} }
