//go:build go1.24 && !go1.25 && raceweave_maps

package runtime

const prunesTombstones = false

// Go 1.24 has no other cure for deleted slots than growth.
func pruneTombstones[K comparable, V any](h *hmap[K, V], t *table[K, V]) {}
