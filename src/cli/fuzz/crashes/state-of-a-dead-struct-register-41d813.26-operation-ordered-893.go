package main
import (
	"fmt"
	"sync"
	"time")
func tick() {}
type Box[T any] struct {
	V T}
func (b Box[T]) Get() T   { tick(); return b.V }
func id[T any](v T) T  { return v }
var 
	wg sync.WaitGroup
type S1 struct {
	F1 map[int32]bool}
var g0 [][3]S1 = Box[[][3]S1]{[][3]S1{[3]S1{}, [3]S1{}, [3]S1{}}}.Get()
func main() {
	select {
	case <-time.After(time.Millisecond):
		n1 := 0
		again0:
		n1++
		if n1 < 3 { goto again0 }
		for g0[(2)][id((-9223372036854775808))].F1[(100)] != (true) {}}
	fmt.Println()}