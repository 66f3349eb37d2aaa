package testing

// A record is what a test has said about itself so far, cell by cell:
//
//	+0 text     its log, as it will be printed
//	+1 marks    failed, skipped, done
//	+2 helpers  numbers of the functions that called Helper, ascending: "12,40"
//
// Any goroutine may write into it; each entry is one atomic operation.
type record struct {
	text    string
	marks   int
	helpers string
}

const (
	failed  = 1
	skipped = 2
	done    = 4
)

// add appends to the log and sets marks, both at once. It returns the marks there were before.
//
//raceweave:operation
func (r *record) add(text string, marks int) (before int)

//raceweave:operation
func (r *record) load() (text string, marks int)

// noteHelper marks the innermost function of the user. What it changes matters to that function's own lines alone, which come
// after it, so it need not be an operation.
func (r *record) noteHelper()

// place is "file.go:12" of the innermost function of the user that is no helper.
func (r *record) place() string
