// Package path works on paths with slashes, without looking at any file.
package path

import "strings"

// Clean returns the shortest path that is the same by its text: no double slashes, no ".", and ".." only where nothing comes before.
func Clean(path string) string {
	if path == "" {
		return "."
	}
	isRooted := path[0] == '/'
	var kept []string
	for _, part := range strings.Split(path, "/") {
		switch {
		case part == "" || part == ".":
		case part != "..":
			kept = append(kept, part)
		case len(kept) > 0 && kept[len(kept)-1] != "..":
			kept = kept[:len(kept)-1]
		case !isRooted:
			kept = append(kept, part)
		}
	}
	clean := strings.Join(kept, "/")
	if isRooted {
		return "/" + clean
	}
	if clean == "" {
		return "."
	}
	return clean
}

// Split cuts behind the last slash.
func Split(path string) (dir, file string) {
	i := strings.LastIndex(path, "/") + 1
	return path[:i], path[i:]
}

func Join(elem ...string) string {
	var parts []string
	for _, e := range elem {
		if e != "" || len(parts) > 0 {
			parts = append(parts, e)
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return Clean(strings.Join(parts, "/"))
}

// Ext is what follows the last dot of the last part, with the dot.
func Ext(path string) string {
	_, file := Split(path)
	i := strings.LastIndex(file, ".")
	if i < 0 {
		return ""
	}
	return file[i:]
}

func Base(path string) string {
	if path == "" {
		return "."
	}
	path = strings.TrimRight(path, "/")
	if path == "" {
		return "/"
	}
	_, file := Split(path)
	return file
}

func Dir(path string) string {
	dir, _ := Split(path)
	return Clean(dir)
}

func IsAbs(path string) bool { return strings.HasPrefix(path, "/") }
