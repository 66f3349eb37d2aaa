package main

import (
	"context"
	"fmt"
)

type key struct{}
type name string

func (n name) String() string { return "name " + string(n) }

func main() {
	bg := context.Background()
	ctx, cancel := context.WithCancel(bg)
	defer cancel()
	v := context.WithValue(ctx, key{}, 7)
	fmt.Println(bg, context.TODO())
	fmt.Println(ctx)
	fmt.Println(v)
	fmt.Println(context.WithValue(v, name("k"), "text"))
	fmt.Println(context.WithValue(bg, "k", nil), context.WithValue(bg, "k", &key{}))
	fmt.Println(context.WithoutCancel(v))
	fmt.Printf("%v %s\n", ctx, context.TODO())
	fmt.Println(bg == context.Background(), bg == context.TODO())
}
