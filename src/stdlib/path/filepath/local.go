//go:build go1.20

package filepath

// IsLocal tells whether name, by its text, stays below the folder it is looked up in.
func IsLocal(name string) bool {
	if name == "" || IsAbs(name) {
		return false
	}
	clean := Clean(name)
	return clean != ".." && (len(clean) < 3 || clean[:3] != "../")
}
