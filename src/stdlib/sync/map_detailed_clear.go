//go:build go1.23 && raceweave_runtime_maps

package sync

func (m *Map) Clear() { m.inside.clear() }
