// Package filepath works on file names as Unix has them. What looks at files (Walk, Glob, EvalSymlinks) is missing.
package filepath

import (
	"errors"
	"path"
	"strings"
)

const (
	Separator     = '/'
	ListSeparator = ':'
)

var ErrBadPattern = path.ErrBadPattern

func Clean(name string) string             { return path.Clean(name) }
func Split(name string) (dir, file string) { return path.Split(name) }
func Join(elem ...string) string {
	for i, e := range elem {
		if e != "" {
			return Clean(strings.Join(elem[i:], "/"))
		}
	}
	return ""
}
func Ext(name string) string        { return path.Ext(name) }
func Base(name string) string       { return path.Base(name) }
func Dir(name string) string        { return path.Dir(name) }
func IsAbs(name string) bool        { return path.IsAbs(name) }
func ToSlash(name string) string    { return name }
func FromSlash(name string) string  { return name }
func VolumeName(name string) string { return "" }

func Match(pattern, name string) (matched bool, err error) { return path.Match(pattern, name) }

func SplitList(list string) []string {
	if list == "" {
		return []string{}
	}
	return strings.Split(list, string(ListSeparator))
}

// Rel is the way from base to target.
func Rel(base, target string) (string, error) {
	from, to := Clean(base), Clean(target)
	if from == to {
		return ".", nil
	}
	fail := errors.New("Rel: can't make " + target + " relative to " + base)
	if IsAbs(from) != IsAbs(to) {
		return "", fail
	}
	a, b := parts(from), parts(to)
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	var way []string
	for _, part := range a[n:] {
		if part == ".." {
			return "", fail
		}
		way = append(way, "..")
	}
	return strings.Join(append(way, b[n:]...), "/"), nil
}

func parts(name string) []string {
	name = strings.TrimPrefix(name, "/")
	if name == "" || name == "." {
		return nil
	}
	return strings.Split(name, "/")
}
