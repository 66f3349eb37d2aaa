//go:build go1.23

package atomic

//raceweave:operation
func (x *Int32) And(mask int32) (old int32)

//raceweave:operation
func (x *Int32) Or(mask int32) (old int32)

//raceweave:operation
func (x *Int64) And(mask int64) (old int64)

//raceweave:operation
func (x *Int64) Or(mask int64) (old int64)

//raceweave:operation
func (x *Uint32) And(mask uint32) (old uint32)

//raceweave:operation
func (x *Uint32) Or(mask uint32) (old uint32)

//raceweave:operation
func (x *Uint64) And(mask uint64) (old uint64)

//raceweave:operation
func (x *Uint64) Or(mask uint64) (old uint64)

//raceweave:operation
func (x *Uintptr) And(mask uintptr) (old uintptr)

//raceweave:operation
func (x *Uintptr) Or(mask uintptr) (old uintptr)
