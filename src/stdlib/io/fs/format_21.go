//go:build go1.21

package fs

// FormatDirEntry is a kind and a name.
func FormatDirEntry(dir DirEntry) string { return formatEntry(dir) }

// FormatFileInfo also has permissions, size and time.
func FormatFileInfo(info FileInfo) string {
	name := info.Name()
	if info.IsDir() {
		name += "/"
	}
	return info.Mode().String() + " " + decimal(info.Size()) + " " + info.ModTime().Format("2006-01-02 15:04:05") + " " + name
}

func decimal(n int64) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return decimal(n/10) + string(rune('0'+n%10))
}
