//go:build go1.21

package fs

// FormatDirEntry is a kind and a name; FormatFileInfo also has permissions, size and time.
func FormatDirEntry(dir DirEntry) string { return formatEntry(dir) }
