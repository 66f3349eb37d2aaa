// entry: TestCheckAll
// go: 1.21

// Package probe checks a list of endpoints; before Go 1.22 one variable served all rounds of the loop.
package probe

import (
	"sort"
	"sync"
	"testing"
)

type Endpoint struct {
	Host    string
	Healthy bool
}

type Report struct {
	mu   sync.Mutex
	down []string
}

func (r *Report) add(host string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.down = append(r.down, host)
}

func CheckAll(endpoints []Endpoint) *Report {
	report := &Report{}
	var wg sync.WaitGroup
	for _, ep := range endpoints { // want: data-race
		wg.Add(1)
		go func() {
			defer wg.Done()
			if !ep.Healthy { // want: data-race
				report.add(ep.Host)
			}
		}()
	}
	wg.Wait()
	sort.Strings(report.down)
	return report
}

func TestCheckAll(t *testing.T) {
	endpoints := []Endpoint{{"db1", true}, {"db2", false}, {"db3", true}}
	report := CheckAll(endpoints)
	if len(report.down) != 1 || report.down[0] != "db2" {
		t.Errorf("down = %v, want [db2]", report.down)
	}
}
