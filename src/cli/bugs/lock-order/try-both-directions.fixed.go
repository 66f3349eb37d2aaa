// A chat server that locks room and user in both orders, one after the other while it starts up.
package main

import (
	"fmt"
	"sync"
	"time"
)

type user struct {
	mu    sync.RWMutex
	name  string
	rooms []string
}

type room struct {
	mu    sync.RWMutex
	name  string
	users map[string]*user
}

func (r *room) join(u *user) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.users[u.name] = u
	u.mu.Lock()
	u.rooms = append(u.rooms, r.name)
	u.mu.Unlock()
}

func (u *user) rename(name string, r *room) {
	r.mu.Lock()
	defer r.mu.Unlock()
	u.mu.Lock()
	defer u.mu.Unlock()
	delete(r.users, u.name)
	u.name = name
	r.users[name] = u
}

func main() {
	r := &room{name: "go", users: make(map[string]*user)}
	u := &user{name: "kim"}
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		r.join(u)
	}()
	time.Sleep(time.Millisecond)
	go func() {
		defer wg.Done()
		u.rename("kim2", r)
	}()
	wg.Wait()
	fmt.Println(len(r.users), u.rooms)
}
