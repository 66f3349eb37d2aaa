package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

// A stack of rooms without locks. The map of all rooms is never written, but it hands out the same rooms again and again.
type Room struct {
	name  string
	below atomic.Pointer[Room]
}

type Hotel struct {
	rooms map[string]*Room
	free  atomic.Pointer[Room]
}

func (h *Hotel) checkIn() string {
	for {
		top := h.free.Load()
		if top == nil {
			return "no room"
		}
		below := top.below.Load()
		if h.free.CompareAndSwap(top, below) {
			return top.name
		}
	}
}

func (h *Hotel) checkOut(name string) {
	room := h.rooms[name]
	for {
		top := h.free.Load()
		room.below.Store(top)
		if h.free.CompareAndSwap(top, room) {
			return
		}
	}
}

func main() {
	hotel := Hotel{rooms: map[string]*Room{"red": {name: "red"}, "blue": {name: "blue"}}}
	hotel.checkOut("blue")
	hotel.checkOut("red")
	var wg sync.WaitGroup
	wg.Add(1)
	var ann string
	go func() {
		defer wg.Done()
		ann = hotel.checkIn()
	}()
	first := hotel.checkIn()
	ben := hotel.checkIn()
	hotel.checkOut(first)
	wg.Wait()
	fmt.Println("ann:", ann, "- ben:", ben, "- next:", hotel.checkIn())
}
