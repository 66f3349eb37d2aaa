package main

import (
	"container/heap"
	"fmt"
)

type queue []int

func (q queue) Len() int           { return len(q) }
func (q queue) Less(i, j int) bool { return q[i] < q[j] }
func (q queue) Swap(i, j int)      { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)        { *q = append(*q, x.(int)) }
func (q *queue) Pop() any {
	old := *q
	x := old[len(old)-1]
	*q = old[:len(old)-1]
	return x
}

func main() {
	q := &queue{9, 4, 7, 1, 8, 2, 2, 6}
	heap.Init(q)
	fmt.Println(*q)
	heap.Push(q, 3)
	heap.Push(q, 0)
	fmt.Println(*q)
	(*q)[4] = 11
	heap.Fix(q, 4)
	(*q)[5] = -1
	heap.Fix(q, 5)
	fmt.Println(*q, heap.Remove(q, 3), *q)
	for q.Len() > 0 {
		fmt.Print(heap.Pop(q), " ")
	}
	fmt.Println()
}
