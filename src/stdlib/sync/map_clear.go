//go:build go1.23

package sync

//raceweave:operation
func (m *Map) Clear()
