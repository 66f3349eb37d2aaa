package main

import (
	"container/heap"
	"fmt"
)

type job struct {
	name     string
	priority int
	index    int
}

type jobs []*job

func (j jobs) Len() int           { return len(j) }
func (j jobs) Less(a, b int) bool { return j[a].priority > j[b].priority }
func (j jobs) Swap(a, b int) {
	j[a], j[b] = j[b], j[a]
	j[a].index, j[b].index = a, b
}
func (j *jobs) Push(x any) {
	x.(*job).index = len(*j)
	*j = append(*j, x.(*job))
}
func (j *jobs) Pop() any {
	last := (*j)[len(*j)-1]
	*j = (*j)[:len(*j)-1]
	last.index = -1
	return last
}

func main() {
	var pq jobs
	for i, name := range []string{"write", "test", "ship", "plan", "fix"} {
		heap.Push(&pq, &job{name, i * 7 % 5, -1})
	}
	ship := pq[2]
	ship.priority = 100
	heap.Fix(&pq, ship.index)
	for pq.Len() > 0 {
		j := heap.Pop(&pq).(*job)
		fmt.Println(j.name, j.priority, j.index)
	}
}
