package runtime

// A program counter is a number that stands for a function of the user and a line in it; stacks show these functions alone.

// The program counters of the calling goroutine, innermost first: how many there are, and one of them. Number 0 is Callers itself.
func countCallers() int
func callerAt(i int) uintptr

// functionName is "main.f", fileName "main.go".
func functionName(pc uintptr) string
func fileName(pc uintptr) string
func lineOf(pc uintptr) int

// Caller is who called the caller of Caller, skip frames further out.
func Caller(skip int) (pc uintptr, file string, line int, ok bool) {
	if skip < 0 || skip+1 >= countCallers() {
		return 0, "", 0, false
	}
	pc = callerAt(skip + 1)
	return pc, fileName(pc), lineOf(pc), true
}

// Callers is the same for the whole stack; 0 is Callers itself.
func Callers(skip int, pc []uintptr) int {
	n, count := 0, countCallers()
	if skip < 0 {
		skip = 0
	}
	for i := skip; i < count && n < len(pc); i++ {
		pc[n] = callerAt(i)
		n++
	}
	return n
}

// A Func is a function of the running program.
type Func struct {
	pc uintptr
}

func FuncForPC(pc uintptr) *Func {
	if functionName(pc) == "" {
		return nil
	}
	return &Func{pc}
}

func (f *Func) Name() string {
	if f == nil {
		return ""
	}
	return functionName(f.pc)
}

func (f *Func) Entry() uintptr { return f.pc }

func (f *Func) FileLine(pc uintptr) (file string, line int) { return fileName(pc), lineOf(pc) }

// A Frame is one call on a stack.
type Frame struct {
	PC       uintptr
	Func     *Func
	Function string
	File     string
	Line     int
	Entry    uintptr
}

type Frames struct {
	callers []uintptr
}

func CallersFrames(callers []uintptr) *Frames { return &Frames{callers} }

// Next is the next frame; more says that there is another one behind it.
func (f *Frames) Next() (frame Frame, more bool) {
	if len(f.callers) == 0 {
		return Frame{}, false
	}
	pc := f.callers[0]
	f.callers = f.callers[1:]
	frame = Frame{pc, FuncForPC(pc), functionName(pc), fileName(pc), lineOf(pc), pc}
	return frame, len(f.callers) > 0
}

// Stack writes the calling goroutine's trace, functions of the user alone; of the others it knows nothing.
func Stack(buf []byte, all bool) int { return copy(buf, stackText()) }

func stackText() string
