//go:build go1.25

package maphash

import "hash"

func (h *Hash) Clone() (hash.Cloner, error) {
	h.init()
	clone := *h
	return &clone, nil
}
