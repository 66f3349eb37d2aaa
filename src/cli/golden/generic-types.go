package main

import "fmt"

type Pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p Pair[K, V]) String() string { return fmt.Sprintf("<%v=%v>", p.Key, p.Val) }

func MakePair[K comparable, V any](k K, v V) Pair[K, V] { return Pair[K, V]{Key: k, Val: v} }

type Stack[T any] struct {
	items []T
}

func (s *Stack[E]) Push(x E) { s.items = append(s.items, x) }

func (s *Stack[E]) Pop() (E, bool) {
	if len(s.items) == 0 {
		var zero E
		return zero, false
	}
	last := s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return last, true
}

func (s Stack[T]) Len() int { return len(s.items) }

func (s *Stack[T]) Each(f func(int, T)) {
	for i, x := range s.items {
		f(i, x)
	}
}

type Node[T any] struct {
	value T
	next  *Node[T]
}

type List[T any] struct {
	head, tail *Node[T]
	n          int
}

func (l *List[T]) Add(x T) *List[T] {
	node := &Node[T]{value: x}
	if l.tail == nil {
		l.head = node
	} else {
		l.tail.next = node
	}
	l.tail = node
	l.n++
	return l
}

func (l *List[T]) Slice() []T {
	out := make([]T, 0, l.n)
	for node := l.head; node != nil; node = node.next {
		out = append(out, node.value)
	}
	return out
}

type Tree[K any, V any] struct {
	root *treeNode[K, V]
	less func(a, b K) bool
}

type treeNode[K, V any] struct {
	Pair2[K, V]
	left, right *treeNode[K, V]
}

type Pair2[A, B any] struct {
	A A
	B B
}

func (p *Pair2[A, B]) SetB(b B) { p.B = b }
func (p Pair2[A, B]) GetA() A   { return p.A }

func NewTree[K, V any](less func(a, b K) bool) *Tree[K, V] { return &Tree[K, V]{less: less} }

func (t *Tree[K, V]) Put(k K, v V) {
	at := &t.root
	for *at != nil {
		switch {
		case t.less(k, (*at).A):
			at = &(*at).left
		case t.less((*at).A, k):
			at = &(*at).right
		default:
			(*at).SetB(v)
			return
		}
	}
	*at = &treeNode[K, V]{Pair2: Pair2[K, V]{k, v}}
}

func (t *Tree[K, V]) Walk(f func(K, V)) { t.root.walk(f) }

func (n *treeNode[K, V]) walk(f func(K, V)) {
	if n == nil {
		return
	}
	n.left.walk(f)
	f(n.GetA(), n.B)
	n.right.walk(f)
}

type Matrix[T int | float64] [2][2]T

func (m Matrix[T]) Mul(o Matrix[T]) (out Matrix[T]) {
	for i := range m {
		for j := range o[0] {
			for k := range o {
				out[i][j] += m[i][k] * o[k][j]
			}
		}
	}
	return out
}

type Set[T comparable] map[T]struct{}

func (s Set[T]) Add(xs ...T) {
	for _, x := range xs {
		s[x] = struct{}{}
	}
}
func (s Set[T]) Has(x T) bool { _, ok := s[x]; return ok }

type Handler[T any] func(T) error

func (h Handler[T]) Handle(x T) error { return h(x) }

type Base[T any] struct{ Value T }

func (b *Base[T]) Set(v T) { b.Value = v }
func (b Base[T]) Get() T   { return b.Value }

type Derived struct {
	Base[string]
	n int
}

type Wrapper[T any] struct {
	*Base[T]
	Stack[T]
}

func main() {
	fmt.Println(MakePair("a", 1), Pair[int, []string]{1, []string{"x"}})
	fmt.Printf("%T %T %+v\n", MakePair("a", 1), &Pair[Pair[string, int], *Stack[bool]]{}, Pair2[int, string]{1, "q"})
	var s Stack[string]
	s.Push("a")
	s.Push("b")
	s.Each(func(i int, x string) { fmt.Println(i, x) })
	x, ok := s.Pop()
	fmt.Println(x, ok, s.Len())
	s.Pop()
	x, ok = s.Pop()
	fmt.Printf("%q %v %d\n", x, ok, s.Len())
	fmt.Println(new(List[int]).Add(1).Add(2).Add(3).Slice())
	fmt.Println((&List[Pair[string, int]]{}).Add(MakePair("k", 2)).Slice())
	t := NewTree[string, int](func(a, b string) bool { return a < b })
	for i, w := range []string{"m", "c", "x", "a", "m", "z"} {
		t.Put(w, i)
	}
	t.Walk(func(k string, v int) { fmt.Print(k, ":", v, " ") })
	fmt.Println()
	fmt.Println(Matrix[int]{{1, 1}, {1, 0}}.Mul(Matrix[int]{{1, 1}, {1, 0}}), Matrix[float64]{{0.5}}.Mul(Matrix[float64]{{3}}))
	set := Set[string]{}
	set.Add("p", "q")
	fmt.Println(set.Has("p"), set.Has("r"), len(set))
	h := Handler[int](func(i int) error { return fmt.Errorf("no %d", i) })
	fmt.Println(h.Handle(7))
	d := Derived{n: 2}
	d.Set("hi")
	fmt.Println(d.Get(), d.Value, d)
	w := Wrapper[int]{Base: &Base[int]{4}}
	w.Set(5)
	w.Push(w.Get())
	fmt.Println(w.Value, w.items)
	push := s.Push
	push("later")
	pop := (*Stack[string]).Pop
	fmt.Println(pop(&s))
	get := Base[int].Get
	fmt.Println(get(Base[int]{9}))
}
