package main

import (
	"fmt"
	"reflect"
)

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	x := 1
	try(func() { reflect.ValueOf(x).SetInt(2) })
	try(func() { reflect.ValueOf(&x).Elem().SetString("2") })
	try(func() { reflect.ValueOf(&x).Elem().Set(reflect.ValueOf("2")) })
	try(func() { reflect.ValueOf("s").Int() })
	try(func() { reflect.ValueOf(struct{ a int }{1}).Field(0).Interface() })
	try(func() { reflect.ValueOf([]int{1}).Index(1) })
	try(func() { reflect.ValueOf(x).IsNil() })
	try(func() { reflect.ValueOf(nil).Type() })
	try(func() { reflect.TypeOf(x).Elem() })
	try(func() { reflect.TypeOf(x).NumField() })
	try(func() { reflect.ValueOf(struct{}{}).Field(0) })
}
