package main

import (
	"fmt"
	"strings"
)

type node struct {
	key, val   int
	prev, next *node
}

type LRUCache struct {
	capacity   int
	items      map[int]*node
	head, tail *node
}

func Constructor(capacity int) LRUCache {
	l := LRUCache{capacity: capacity, items: make(map[int]*node)}
	l.head, l.tail = &node{}, &node{}
	l.head.next = l.tail
	l.tail.prev = l.head
	return l
}

func (l *LRUCache) remove(n *node) {
	n.prev.next = n.next
	n.next.prev = n.prev
}

func (l *LRUCache) add(n *node) {
	n.next, n.prev = l.head.next, l.head
	l.head.next.prev = n
	l.head.next = n
}

func (l *LRUCache) Get(key int) int {
	if n, ok := l.items[key]; ok {
		l.remove(n)
		l.add(n)
		return n.val
	}
	return -1
}

func (l *LRUCache) Put(key, value int) {
	if n, ok := l.items[key]; ok {
		l.remove(n)
		delete(l.items, key)
	}
	if len(l.items) == l.capacity {
		delete(l.items, l.tail.prev.key)
		l.remove(l.tail.prev)
	}
	n := &node{key: key, val: value}
	l.items[key] = n
	l.add(n)
}

func (l LRUCache) String() string {
	var sb strings.Builder
	sb.WriteByte('[')
	for n := l.head.next; n != l.tail; n = n.next {
		if n != l.head.next {
			sb.WriteString(" ")
		}
		fmt.Fprintf(&sb, "%d=%d", n.key, n.val)
	}
	sb.WriteRune(']')
	return sb.String()
}

func main() {
	c := Constructor(2)
	c.Put(1, 1)
	c.Put(2, 2)
	fmt.Println(c.Get(1), c)
	c.Put(3, 3)
	fmt.Println(c.Get(2), c)
	c.Put(4, 4)
	fmt.Println(c.Get(1), c.Get(3), c.Get(4), c)
	fmt.Printf("%v %s %d\n", c, c, len(c.items))
}
