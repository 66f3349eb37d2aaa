// want:
package main

import (
	"fmt"
	"reflect"
	"sync"
)

type settings struct {
	mu    sync.Mutex
	hosts []string
}

func main() {
	s := &settings{hosts: []string{"a", "b"}}
	done := make(chan bool)
	go func() {
		s.mu.Lock()
		s.hosts[1] = "c"
		s.mu.Unlock()
		close(done)
	}()
	s.mu.Lock()
	same := reflect.DeepEqual(s.hosts, []string{"a"})
	same = same || reflect.DeepEqual(s.hosts, []string{"x", "y"})
	same = same || reflect.DeepEqual(s.hosts[1:], []string{"z"})
	s.mu.Unlock()
	<-done
	fmt.Println(same)
}
