//go:build go1.23 && !raceweave_runtime_maps

package sync

//raceweave:operation
func (m *Map) Clear()
