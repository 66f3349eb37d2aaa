//go:build go1.24 && raceweave_runtime_maps

package sync

import "sync/atomic"

// sync.Map of Go from 1.24 on: a trie over the hashes of the keys, four bits a level, the highest first. A slot of a node is empty, or
// leads to a node below, or holds a leaf. Readers only load slots. A writer locks the node whose slot it changes, and looks again: the slot
// may have got a node below it, or the node may have been taken out of the trie.
type detailedMap struct {
	inited atomic.Uint32
	initMu Mutex
	root   atomic.Pointer[detailedNode]
}

const (
	hashBits   = 64
	digitBits  = 4
	nodeDegree = 1 << digitBits
)

type detailedNode struct {
	dead     atomic.Bool // out of the trie
	mu       Mutex       // for changes of the slots
	parent   *detailedNode
	children [nodeDegree]detailedCell // nothing, a *detailedNode or a detailedLeaf
}

// A detailedLeaf is an entry, and the cell that holds the next leaf with the same hash. Neither its key nor its value ever changes.
type detailedLeaf struct {
	key, value any
	overflow   *detailedCell
}

func leafBefore(key, value, rest any) detailedLeaf {
	return detailedLeaf{key, value, &detailedCell{rest}}
}

// hashOf is the same for equal keys. It panics if the key cannot be compared.
func hashOf(key any) uint64

func digit(hash uint64, shift uint) int { return int(hash>>shift) & (nodeDegree - 1) }

func (m *detailedMap) initialise() {
	m.initMu.Lock()
	if m.inited.Load() == 0 {
		m.root.Store(&detailedNode{})
		m.inited.Store(1)
	}
	m.initMu.Unlock()
}

// ready makes the root at the first use.
func (m *detailedMap) ready() {
	if m.inited.Load() == 0 {
		m.initialise()
	}
}

// walk goes down to where a key is or would be: a slot of a node, at a number of bits from the hash's low end, and what it holds.
func (m *detailedMap) walk(hash uint64) (node *detailedNode, slot *detailedCell, shift uint, found any) {
	node = m.root.Load()
	for shift = hashBits; shift > 0; {
		shift -= digitBits
		slot = &node.children[digit(hash, shift)]
		found = slot.load()
		below, ok := found.(*detailedNode)
		if !ok {
			return node, slot, shift, found
		}
		node = below
	}
	panic("sync: the trie is deeper than a hash is long")
}

// settle locks a node and loads one of its slots again. If that leads on by now, or the node is dead, it unlocks the node.
func (node *detailedNode) settle(slot *detailedCell) (found any, ok bool) {
	node.mu.Lock()
	found = slot.load()
	if _, isNode := found.(*detailedNode); !isNode && !node.dead.Load() {
		return found, true
	}
	node.mu.Unlock()
	return nil, false
}

func (m *detailedMap) load(key any) (value any, ok bool) {
	m.ready()
	_, _, _, found := m.walk(hashOf(key))
	return lookUp(found, key)
}

func lookUp(found, key any) (value any, ok bool) {
	leaf, ok := found.(detailedLeaf)
	for ok {
		if leaf.key == key {
			return leaf.value, true
		}
		leaf, ok = leaf.overflow.load().(detailedLeaf)
	}
	return nil, false
}

func (m *detailedMap) loadOrStore(key, value any) (actual any, loaded bool) {
	m.ready()
	hash := hashOf(key)
	for {
		node, slot, shift, found := m.walk(hash)
		if there, ok := lookUp(found, key); ok {
			return there, true
		}
		found, ok := node.settle(slot)
		if !ok {
			continue
		}
		actual, loaded = lookUp(found, key)
		if !loaded {
			actual = value
			node.insert(slot, shift, found, hash, key, value)
		}
		node.mu.Unlock()
		return actual, loaded
	}
}

func (m *detailedMap) swap(key, value any) (previous any, loaded bool) {
	m.ready()
	hash := hashOf(key)
	for {
		node, slot, shift, _ := m.walk(hash)
		found, ok := node.settle(slot)
		if !ok {
			continue
		}
		var head detailedLeaf
		if leaf, ok := found.(detailedLeaf); ok {
			head, previous, loaded = leaf.replace(key, value)
		}
		if loaded {
			slot.store(head)
		} else {
			node.insert(slot, shift, found, hash, key, value)
		}
		node.mu.Unlock()
		return previous, loaded
	}
}

// insert puts a leaf for a new key into a slot that is empty or holds other leaves.
func (node *detailedNode) insert(slot *detailedCell, shift uint, found any, hash uint64, key, value any) {
	there, ok := found.(detailedLeaf)
	if !ok {
		slot.store(leafBefore(key, value, nil))
		return
	}
	oldHash := hashOf(there.key)
	if oldHash == hash {
		slot.store(leafBefore(key, value, there))
		return
	}
	slot.store(node.subtree(shift, there, oldHash, leafBefore(key, value, nil), hash))
}

// subtree makes as many nodes as it takes until the hashes differ. Nobody else sees them yet.
func (node *detailedNode) subtree(shift uint, a any, hashOfA uint64, b any, hashOfB uint64) *detailedNode {
	top := &detailedNode{parent: node}
	at := top
	for {
		shift -= digitBits
		x, y := digit(hashOfA, shift), digit(hashOfB, shift)
		if x != y {
			at.children[x].word = a
			at.children[y].word = b
			return top
		}
		below := &detailedNode{parent: at}
		at.children[x].word = below
		at = below
	}
}

// replace puts a fresh leaf in the place of the one with a key, and returns the new head of the chain.
func (leaf detailedLeaf) replace(key, value any) (head detailedLeaf, old any, ok bool) {
	if leaf.key == key {
		return leafBefore(key, value, leaf.overflow.load()), leaf.value, true
	}
	at := leaf.overflow
	next, ok := at.load().(detailedLeaf)
	for ok {
		if next.key == key {
			at.store(leafBefore(key, value, next.overflow.load()))
			return leaf, next.value, true
		}
		at = next.overflow
		next, ok = at.load().(detailedLeaf)
	}
	return leaf, nil, false
}

func (m *detailedMap) each(f func(key, value any) bool) {
	m.ready()
	m.root.Load().each(f)
}

// each takes every slot as it is when its turn comes.
func (node *detailedNode) each(f func(key, value any) bool) bool {
	for i := 0; i < nodeDegree; i++ {
		found := node.children[i].load()
		if below, ok := found.(*detailedNode); ok {
			if !below.each(f) {
				return false
			}
			continue
		}
		leaf, ok := found.(detailedLeaf)
		for ok {
			if !f(leaf.key, leaf.value) {
				return false
			}
			leaf, ok = leaf.overflow.load().(detailedLeaf)
		}
	}
	return true
}

// clear drops the whole trie. Who is inside still goes on in the old one.
func (m *detailedMap) clear() {
	m.ready()
	m.root.Store(&detailedNode{})
}
