package strings

import "io"

// A Replacer replaces several strings at once; where several fit, the first pair wins.
type Replacer struct {
	table pairs
}

// pairs is a word that only natives read.
type pairs any

func NewReplacer(oldnew ...string) *Replacer {
	if len(oldnew)%2 == 1 {
		panic("strings.NewReplacer: odd argument count")
	}
	return &Replacer{pairsOf(append([]string(nil), oldnew...))}
}

func (r *Replacer) Replace(s string) string { return replacePairs(r.table, s) }

func (r *Replacer) WriteString(w io.Writer, s string) (n int, err error) {
	return io.WriteString(w, r.Replace(s))
}

// pairsOf reads its argument unseen: nobody else has it.
func pairsOf(oldnew []string) pairs
func replacePairs(table pairs, s string) string
