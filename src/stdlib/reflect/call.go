package reflect

// Calls of functions whose types are known at run time only. The machine passes values as words in registers, one after the other, and
// a function reads as many as it has parameters: so one Go type, with many words in and out, stands for all functions.

// maxWords is how many words a function may have in or out.
const maxWords = 16

// A word is one that only natives read; words are some of them.
type word any

type words any

type anyFunc func(a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15 word) (
	r0, r1, r2, r3, r4, r5, r6, r7, r8, r9, r10, r11, r12, r13, r14, r15 word)

// asAnyFunc is a function as it is, asFunc the other way round.
func asAnyFunc(f any) anyFunc
func asFunc(t rtype, f anyFunc) any

// appendWords appends the words of x as a value of type t; takeWords makes such a value of the words from `at` on.
func appendWords(w words, t rtype, x any) words
func takeWords(w words, at int, t rtype) any
func countWords(w words) int
func wordAt(w words, i int) word
func gather(a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15 word) words

func signatureOf(t rtype) (nIn, nOut int, isVariadic bool)
func parameterType(t rtype, i int) rtype
func resultType(t rtype, i int) rtype

func (t rtype) mustBeFunc(method string) {
	if t.Kind() != Func {
		panic("reflect: " + method + " of non-func type " + t.String())
	}
}

func (t rtype) NumIn() int {
	t.mustBeFunc("NumIn")
	n, _, _ := signatureOf(t)
	return n
}

func (t rtype) NumOut() int {
	t.mustBeFunc("NumOut")
	_, n, _ := signatureOf(t)
	return n
}

func (t rtype) IsVariadic() bool {
	t.mustBeFunc("IsVariadic")
	_, _, isVariadic := signatureOf(t)
	return isVariadic
}

func (t rtype) In(i int) Type {
	t.mustBeFunc("In")
	return parameterType(t, i)
}

func (t rtype) Out(i int) Type {
	t.mustBeFunc("Out")
	return resultType(t, i)
}

func (v Value) Call(in []Value) []Value {
	v.mustBeCallable("Call")
	n, _, isVariadic := signatureOf(v.typ)
	if isVariadic {
		if len(in) < n-1 {
			panic("reflect: Call with too few input arguments")
		}
		rest := MakeSlice(parameterType(v.typ, n-1), len(in)-n+1, len(in)-n+1)
		for i, x := range in[n-1:] {
			checkArgument("Call", x, typeElem(rest.typ))
			rest.Index(i).Set(x)
		}
		in = append(append([]Value(nil), in[:n-1]...), rest)
	}
	return v.call("Call", in)
}

// CallSlice passes the last argument of a variadic function as the slice it is.
func (v Value) CallSlice(in []Value) []Value {
	v.mustBeCallable("CallSlice")
	if !v.typ.IsVariadic() {
		panic("reflect: CallSlice of non-variadic function")
	}
	return v.call("CallSlice", in)
}

func (v Value) mustBeCallable(method string) {
	v.must(method, Func)
	if v.flag&isHidden != 0 {
		panic("reflect: reflect.Value." + method + " using value obtained using unexported field")
	}
	if v.IsNil() {
		panic("reflect.Value.Call: call of nil function")
	}
}

func checkArgument(method string, x Value, t rtype) {
	if !x.IsValid() {
		panic("reflect: " + method + " using zero Value argument")
	}
	if x.flag&isHidden != 0 {
		panic("reflect: reflect.Value." + method + " using value obtained using unexported field")
	}
	if !x.typ.AssignableTo(t) {
		panic("reflect: " + method + " using " + x.typ.String() + " as type " + t.String())
	}
}

func (v Value) call(method string, in []Value) []Value {
	n, nOut, _ := signatureOf(v.typ)
	if len(in) < n {
		panic("reflect: " + method + " with too few input arguments")
	}
	if len(in) > n {
		panic("reflect: " + method + " with too many input arguments")
	}
	var args words
	for i, x := range in {
		t := parameterType(v.typ, i)
		checkArgument(method, x, t)
		args = appendWords(args, t, x.get())
	}
	mustFit(v.typ, countWords(args))
	results := apply(asAnyFunc(v.get()), args)
	out := make([]Value, nOut)
	at := 0
	for i := range out {
		t := resultType(v.typ, i)
		out[i] = Value{typ: t, held: takeWords(results, at, t)}
		at += widthOf(t)
	}
	return out
}

func mustFit(t rtype, n int) {
	if n > maxWords {
		panic("reflect: calls of functions with so many words as " + t.String() + " are not supported by Raceweave")
	}
}

func apply(f anyFunc, w words) words {
	return gather(f(wordAt(w, 0), wordAt(w, 1), wordAt(w, 2), wordAt(w, 3), wordAt(w, 4), wordAt(w, 5), wordAt(w, 6), wordAt(w, 7),
		wordAt(w, 8), wordAt(w, 9), wordAt(w, 10), wordAt(w, 11), wordAt(w, 12), wordAt(w, 13), wordAt(w, 14), wordAt(w, 15)))
}

// MakeFunc is a function of the type that calls fn.
func MakeFunc(typ Type, fn func(args []Value) (results []Value)) Value {
	t := typ.(rtype)
	if t.Kind() != Func {
		panic("reflect: call of MakeFunc with non-Func type")
	}
	f := func(a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15 word) (
		r0, r1, r2, r3, r4, r5, r6, r7, r8, r9, r10, r11, r12, r13, r14, r15 word) {
		w := callMade(t, fn, gather(a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15))
		return wordAt(w, 0), wordAt(w, 1), wordAt(w, 2), wordAt(w, 3), wordAt(w, 4), wordAt(w, 5), wordAt(w, 6), wordAt(w, 7),
			wordAt(w, 8), wordAt(w, 9), wordAt(w, 10), wordAt(w, 11), wordAt(w, 12), wordAt(w, 13), wordAt(w, 14), wordAt(w, 15)
	}
	return Value{typ: t, held: asFunc(t, f)}
}

// callMade calls fn with the arguments that the words are, and returns the words of its results.
func callMade(t rtype, fn func([]Value) []Value, w words) words {
	nIn, nOut, _ := signatureOf(t)
	in := make([]Value, nIn)
	at := 0
	for i := range in {
		p := parameterType(t, i)
		in[i] = Value{typ: p, held: takeWords(w, at, p)}
		at += widthOf(p)
	}
	mustFit(t, at)
	out := fn(in)
	if len(out) != nOut {
		panic("reflect: wrong return count from function created by MakeFunc")
	}
	var results words
	for i, x := range out {
		r := resultType(t, i)
		if !x.IsValid() {
			panic("reflect: function created by MakeFunc using closure returned zero Value")
		}
		if x.flag&isHidden != 0 {
			panic("reflect: function created by MakeFunc using closure returned value obtained from unexported field")
		}
		if !x.typ.AssignableTo(r) {
			panic("reflect: function created by MakeFunc using closure returned wrong type: have " + x.typ.String() + " for " + r.String())
		}
		results = appendWords(results, r, x.get())
	}
	mustFit(t, countWords(results))
	return results
}
