//go:build go1.23

package atomic

//raceweave:operation
func AndInt32(addr *int32, mask int32) (old int32)

//raceweave:operation
func OrInt32(addr *int32, mask int32) (old int32)

//raceweave:operation
func AndInt64(addr *int64, mask int64) (old int64)

//raceweave:operation
func OrInt64(addr *int64, mask int64) (old int64)

//raceweave:operation
func AndUint32(addr *uint32, mask uint32) (old uint32)

//raceweave:operation
func OrUint32(addr *uint32, mask uint32) (old uint32)

//raceweave:operation
func AndUint64(addr *uint64, mask uint64) (old uint64)

//raceweave:operation
func OrUint64(addr *uint64, mask uint64) (old uint64)

//raceweave:operation
func AndUintptr(addr *uintptr, mask uintptr) (old uintptr)

//raceweave:operation
func OrUintptr(addr *uintptr, mask uintptr) (old uintptr)
