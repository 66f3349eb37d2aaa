package runtime

// A finalizer is something to do once its object cannot be reached, cell by cell:
//
//	+0 next
//	+1 object
//	+2 run
//	+3 isReady
type finalizer struct {
	next    *finalizer
	object  any
	run     func()
	isReady bool
}

// finalizers are waited for. That an object is in this list does not keep it; what its function refers to is kept.
var finalizers *finalizer

// markUnreached sets isReady of the finalizers in the list whose objects the program cannot reach otherwise.
func markUnreached(list **finalizer)

// isPointerFunc reports whether the function takes a pointer, and not an interface.
func isPointerFunc(f any) bool

// asPointerFunc and asFunc are the function itself, whatever its parameter's type and its results.
func asPointerFunc(f any) func(object *byte)
func asFunc(f any) func(object any)

// asPointer is the pointer in the interface.
func asPointer(object any) *byte

// GC looks for objects that cannot be reached, and starts what waits for that. At no other time do finalizers run, which Go allows.
func GC() {
	if finalizers == nil {
		return
	}
	markUnreached(&finalizers)
	var first, last *finalizer
	for at := &finalizers; *at != nil; {
		f := *at
		if !f.isReady {
			at = &f.next
			continue
		}
		*at = f.next
		f.next = nil
		if last == nil {
			first = f
		} else {
			last.next = f
		}
		last = f
	}
	if first != nil {
		go runFinalizers(first)
	}
}

// One after the other, in no particular order; cleanups start goroutines of their own.
func runFinalizers(f *finalizer) {
	for ; f != nil; f = f.next {
		f.run()
	}
}

// SetFinalizer replaces the object's finalizer, or removes it if the new one is nil.
func SetFinalizer(obj, finalizer any) {
	dropFinalizer(obj)
	if finalizer == nil {
		return
	}
	addFinalizer(obj, finalizer)
}

func dropFinalizer(obj any) {
	for at := &finalizers; *at != nil; at = &(*at).next {
		if (*at).object == obj {
			*at = (*at).next
			return
		}
	}
}

// The object comes back from the list: the function that runs must not hold it.
func addFinalizer(obj, f any) {
	entry := &finalizer{next: finalizers, object: obj}
	entry.run = func() {
		if isPointerFunc(f) {
			asPointerFunc(f)(asPointer(entry.object))
		} else {
			asFunc(f)(entry.object)
		}
	}
	finalizers = entry
}
