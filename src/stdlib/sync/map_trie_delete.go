//go:build go1.24 && raceweave_runtime_maps

package sync

// Deleting from the trie, and operations that compare: see map_trie.go.

// find locks the node whose slot holds a leaf with the key, or did a moment ago; node is nil if there is none.
func (m *detailedMap) find(hash uint64, key, old any, isCompared bool) (node *detailedNode, slot *detailedCell, shift uint, found any) {
	for {
		node, slot, shift, found = m.walk(hash)
		value, ok := lookUp(found, key)
		if !ok || isCompared && value != old {
			return nil, nil, 0, nil
		}
		if found, ok = node.settle(slot); ok {
			return node, slot, shift, found
		}
	}
}

func (m *detailedMap) compareAndSwap(key, old, value any) (swapped bool) {
	m.ready()
	node, slot, _, found := m.find(hashOf(key), key, old, true)
	if node == nil {
		return false
	}
	if there, ok := lookUp(found, key); ok && there == old {
		head, _, _ := found.(detailedLeaf).replace(key, value)
		slot.store(head)
		swapped = true
	}
	node.mu.Unlock()
	return swapped
}

func (m *detailedMap) compareAndDelete(key, old any) (deleted bool) {
	_, deleted = m.remove(key, old, true)
	return deleted
}

func (m *detailedMap) loadAndDelete(key any) (value any, loaded bool) { return m.remove(key, nil, false) }

func (m *detailedMap) remove(key, old any, isCompared bool) (value any, ok bool) {
	m.ready()
	hash := hashOf(key)
	node, slot, shift, found := m.find(hash, key, nil, false)
	if node == nil {
		return nil, false
	}
	value, ok = lookUp(found, key)
	if !ok || isCompared && value != old {
		node.mu.Unlock()
		return nil, false
	}
	rest := found.(detailedLeaf).without(key)
	slot.store(rest)
	if rest == nil {
		node = node.prune(hash, shift)
	}
	node.mu.Unlock()
	return value, true
}

// without takes the leaf with a key out of a chain and returns the new head; nil if nothing is left.
func (leaf detailedLeaf) without(key any) (head any) {
	if leaf.key == key {
		return leaf.overflow.load()
	}
	at := leaf.overflow
	for {
		next := at.load().(detailedLeaf) // The chain has the key.
		if next.key == key {
			at.store(next.overflow.load())
			return leaf
		}
		at = next.overflow
	}
}

// prune takes nodes that have become empty out of the trie, from below; it returns the node that is locked at the end.
func (node *detailedNode) prune(hash uint64, shift uint) *detailedNode {
	for node.parent != nil && node.isEmpty() {
		shift += digitBits
		parent := node.parent
		parent.mu.Lock()
		node.dead.Store(true)
		parent.children[digit(hash, shift)].store(nil)
		node.mu.Unlock()
		node = parent
	}
	return node
}

func (node *detailedNode) isEmpty() bool {
	for i := 0; i < nodeDegree; i++ {
		if node.children[i].load() != nil {
			return false
		}
	}
	return true
}
