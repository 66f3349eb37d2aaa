package main

import (
	"fmt"
	"sync"
)

type Job struct {
	ID    int
	Input int
}
type Result struct {
	JobID  int
	Output int
}

func worker(id int, jobs <-chan Job, results chan<- Result, wg *sync.WaitGroup) {
	defer wg.Done()
	for job := range jobs {
		results <- Result{JobID: job.ID, Output: job.Input * job.Input}
	}
}

func main() {
	jobs := make(chan Job, 4)
	results := make(chan Result, 4)
	var wg sync.WaitGroup
	for w := 1; w <= 2; w++ {
		wg.Add(1)
		go worker(w, jobs, results, &wg)
	}
	go func() {
		for i := 0; i < 4; i++ {
			jobs <- Job{i, i + 1}
		}
		close(jobs)
	}()
	go func() {
		wg.Wait()
		close(results)
	}()
	total := 0
	byID := make(map[int]int)
	for r := range results {
		byID[r.JobID] = r.Output
		total += r.Output
	}
	fmt.Println(byID, total)
}
