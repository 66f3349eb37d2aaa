package main

import (
	"fmt"
	"reflect"
)

type config struct {
	Name   string
	Ports  []int
	Labels map[string]string
	Extra  any
	secret float64
	Next   *config
}

func main() {
	c := config{Name: "a", Ports: []int{80, 443}, Labels: map[string]string{"k": "v", "j": "w"}, Extra: 3}
	v := reflect.ValueOf(&c).Elem()
	for i := range v.NumField() {
		f := v.Field(i)
		fmt.Println(v.Type().Field(i).Name, f.Kind(), f.CanSet(), f.IsZero())
		if f.CanInterface() {
			fmt.Println(f.Interface(), f)
		}
	}
	v.Field(0).SetString("b")
	v.FieldByName("Ports").Index(1).SetInt(8443)
	v.FieldByName("Ports").Set(reflect.Append(v.FieldByName("Ports"), reflect.ValueOf(22)))
	v.FieldByName("Extra").Set(reflect.ValueOf([]string{"any"}))
	fmt.Println(c.Name, c.Ports, c.Extra, v.FieldByName("Extra").Elem().Kind(), v.FieldByName("missing").IsValid())
	fmt.Println(v.FieldByName("Labels").MapIndex(reflect.ValueOf("k")), v.FieldByName("Labels").Len(), v.FieldByName("Next").IsNil())
	p := reflect.New(reflect.TypeOf(0))
	p.Elem().SetInt(7)
	fmt.Println(p.Elem().Int(), *p.Interface().(*int), reflect.Zero(v.Type()).Field(1).IsNil())
	s := []string{"x", "y", "z"}
	reflect.Swapper(s)(0, 2)
	fmt.Println(s, reflect.ValueOf(300).Convert(reflect.TypeOf(uint8(0))), reflect.Indirect(reflect.ValueOf(&s)).Len())
}
