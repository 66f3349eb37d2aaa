package main
import 
	"fmt"
func tick() {}
type Box[T any] struct {
	V T}
func (b Box[T]) Get() T   { return b.V }
func id[T any](v T) T  { tick(); return v }
func ref[T any](v T) *T { return &v }
func pick[T any](c bool, a, b T) T {
	return b}
func first[T any](vs ...T) T { return vs[0] }
func isType[T any](v any) bool { _, ok := v.(T); return ok }
func guarded(name string, f func()) {
	f()}
type S0 struct {}
var g1 = (isType[int](((0))))
func f1(a0 S0, a1 uint) (func() S0) {
	for i3 := 0; i3 < 4; i3++ {
			defer func() {
				fmt.Println("recovered:", recover())}()}
	 {
		var v10 []int = append(([]int{}), (make([]int, 2))[((3)):]...)
		_ = v10}
	var v11, v12 = first(*ref(func() map[int]uint32 { tick(); return map[int]uint32{} }()), ((make(map[int]uint32)))), any(Box.Get).(any)
	_, _ = v11, v12
	return pick(g1, first(pick(false, func() S0 { tick(); return a0 }, func() S0 { tick(); return S0{} }), pick(true, func() S0 { tick(); return S0{} }, func() S0 { tick(); return a0 })), pick((false) , func() func() S0 { tick(); return func() S0 { tick(); return a0 } }(), pick(true, func() S0 { tick(); return S0{} }, func() S0 { tick(); return a0 })))}
func main() {
	guarded("f1", func() { f1(Box[S0]{}.Get(), ((1)) / ((3))) })}