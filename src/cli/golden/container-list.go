package main

import (
	"container/list"
	"fmt"
)

func show(l *list.List) {
	for e := l.Front(); e != nil; e = e.Next() {
		fmt.Print(e.Value, " ")
	}
	fmt.Print("| ")
	for e := l.Back(); e != nil; e = e.Prev() {
		fmt.Print(e.Value, " ")
	}
	fmt.Println(l.Len())
}

func main() {
	l := list.New()
	b := l.PushBack("b")
	a := l.PushFront("a")
	l.InsertAfter("c", b)
	l.InsertBefore("_", a)
	show(l)
	l.MoveToBack(a)
	l.MoveToFront(b)
	l.MoveBefore(a, b)
	show(l)
	l.PushBackList(l)
	l.PushFrontList(l)
	show(l)
	fmt.Println(l.Remove(b), l.Remove(b), b.Next() == nil, l.InsertAfter("x", b) == nil)
	other := list.New()
	fmt.Println(other.Remove(a), l.Len(), other.Front() == nil, other.Back() == nil)
	show(l.Init())
	var zero list.List
	zero.PushBack(1)
	show(&zero)
}
