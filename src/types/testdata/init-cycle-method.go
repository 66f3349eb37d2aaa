package main

type T struct{ f func() }

func (t T) m() int { return len(table) }

var /* ERROR "initialization cycle for table\n\ttable refers to m\n\tm refers to table" */table = []int{1, T{}.m()}
