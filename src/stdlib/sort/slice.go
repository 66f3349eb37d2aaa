package sort

type IntSlice []int

func (x IntSlice) Len() int           { return len(x) }
func (x IntSlice) Less(i, j int) bool { return x[i] < x[j] }
func (x IntSlice) Swap(i, j int)      { x[i], x[j] = x[j], x[i] }
func (x IntSlice) Sort()              { Sort(x) }

type StringSlice []string

func (x StringSlice) Len() int           { return len(x) }
func (x StringSlice) Less(i, j int) bool { return x[i] < x[j] }
func (x StringSlice) Swap(i, j int)      { x[i], x[j] = x[j], x[i] }
func (x StringSlice) Sort()              { Sort(x) }

type Float64Slice []float64

func (x Float64Slice) Len() int           { return len(x) }
func (x Float64Slice) Less(i, j int) bool { return x[i] < x[j] || x[i] != x[i] && x[j] == x[j] }
func (x Float64Slice) Swap(i, j int)      { x[i], x[j] = x[j], x[i] }
func (x Float64Slice) Sort()              { Sort(x) }

func Ints(x []int)                       { Sort(IntSlice(x)) }
func Strings(x []string)                 { Sort(StringSlice(x)) }
func Float64s(x []float64)               { Sort(Float64Slice(x)) }
func IntsAreSorted(x []int) bool         { return IsSorted(IntSlice(x)) }
func StringsAreSorted(x []string) bool   { return IsSorted(StringSlice(x)) }
func Float64sAreSorted(x []float64) bool { return IsSorted(Float64Slice(x)) }

// anySlice sorts a slice of any type.
type anySlice struct {
	x    any
	less func(i, j int) bool
}

func (s anySlice) Len() int           { return lengthOf(s.x) }
func (s anySlice) Less(i, j int) bool { return s.less(i, j) }

func (s anySlice) Swap(i, j int) {
	a, b := readElement(s.x, i), readElement(s.x, j)
	writeElement(s.x, i, b)
	writeElement(s.x, j, a)
}

func Slice(x any, less func(i, j int) bool)       { Sort(anySlice{x, less}) }
func SliceStable(x any, less func(i, j int) bool) { Stable(anySlice{x, less}) }
func SliceIsSorted(x any, less func(i, j int) bool) bool {
	return IsSorted(anySlice{x, less})
}

func lengthOf(x any) int

// An element is a word that only natives read.
type element any

//raceweave:operation
func readElement(x any, i int) element

//raceweave:operation
func writeElement(x any, i int, e element)
