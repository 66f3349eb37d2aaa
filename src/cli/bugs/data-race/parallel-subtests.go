// entry: TestMake
// go: 1.21
// also: torn-value

// Package slug is tested by a table of parallel subtests that share one variable.
package slug

import (
	"strings"
	"testing"
)

// Make turns a title into a part of a link.
func Make(title string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(title) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			b.WriteRune(r)
		case r == ' ' || r == '-':
			b.WriteByte('-')
		}
	}
	return strings.Trim(b.String(), "-")
}

func TestMake(t *testing.T) {
	cases := []struct {
		name, title, want string
	}{
		{"spaces", "Hello World", "hello-world"},
		{"marks", "What?", "what"},
	}
	var got string
	for _, tc := range cases {
		tc := tc
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			got = Make(tc.title) // want: data-race
			if got != tc.want {
				t.Errorf("Make(%q) = %q, want %q", tc.title, got, tc.want)
			}
		})
	}
}
