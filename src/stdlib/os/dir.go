package os

import (
	"io"
	"io/fs"
)

// entryWords is how many words listPath has for one entry.
const entryWords = 4

// entriesOf are the entries at [from, to) of a list that listPath made.
func entriesOf(list words, from, to int) []DirEntry {
	entries := make([]DirEntry, 0, to-from)
	for i := from * entryWords; i < to*entryWords; i += entryWords {
		info := &fileStat{wordText(list, i), wordNumber(list, i+1), FileMode(wordNumber(list, i+2)), wordNumber(list, i+3)}
		entries = append(entries, fs.FileInfoToDirEntry(info))
	}
	return entries
}

// ReadDir lists a directory, sorted by name.
func ReadDir(name string) ([]DirEntry, error) {
	list, errno := listPath(&files, name)
	if errno != 0 {
		return nil, fault("open", name, errno)
	}
	return entriesOf(list, 0, wordCount(list)/entryWords), nil
}

// ReadDir reads the next n entries, all that are left if n is not positive.
func (f *File) ReadDir(n int) ([]DirEntry, error) {
	if f == nil {
		return nil, ErrInvalid
	}
	if f.entries == nil {
		list, errno := listPath(&files, f.name)
		if errno != 0 {
			return nil, fault("readdirent", f.name, errno)
		}
		f.entries = list
	}
	left := wordCount(f.entries)/entryWords - f.next
	if n > 0 && left == 0 {
		return []DirEntry{}, io.EOF
	}
	if n <= 0 || n > left {
		n = left
	}
	from := f.next
	f.next += n
	return entriesOf(f.entries, from, f.next), nil
}

func (f *File) Readdirnames(n int) (names []string, err error) {
	entries, err := f.ReadDir(n)
	names = make([]string, 0, len(entries))
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return names, err
}

func (f *File) Readdir(n int) ([]FileInfo, error) {
	entries, err := f.ReadDir(n)
	infos := make([]FileInfo, 0, len(entries))
	for _, entry := range entries {
		info, _ := entry.Info()
		infos = append(infos, info)
	}
	return infos, err
}

// temporary calls try with names made of the pattern and a number, until it is not told that the name is taken.
func temporary(op, dir, pattern string, try func(name string) error) (string, error) {
	prefix, suffix := pattern, ""
	for i := len(pattern) - 1; i >= 0; i-- {
		if pattern[i] == PathSeparator {
			return "", &PathError{op, pattern, patternError{}}
		}
		if pattern[i] == '*' && suffix == "" && len(prefix) == len(pattern) {
			prefix, suffix = pattern[:i], pattern[i+1:]
		}
	}
	if dir == "" {
		dir = TempDir()
	}
	for number := 1; ; number++ {
		name := dir + "/" + prefix + decimal(number) + suffix
		if err := try(name); !IsExist(err) {
			return name, err
		}
	}
}

type patternError struct{}

func (patternError) Error() string { return "pattern contains path separator" }

func decimal(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return decimal(n/10) + string(rune('0'+n%10))
}

// CreateTemp makes a new file. Its name is not random: the first that is free.
func CreateTemp(dir, pattern string) (*File, error) {
	var f *File
	_, err := temporary("createtemp", dir, pattern, func(name string) (err error) {
		f, err = OpenFile(name, O_RDWR|O_CREATE|O_EXCL, 0600)
		return err
	})
	return f, err
}

// MkdirTemp makes a new directory.
func MkdirTemp(dir, pattern string) (string, error) {
	name, err := temporary("mkdirtemp", dir, pattern, func(name string) error { return Mkdir(name, 0700) })
	if err != nil {
		return "", err
	}
	return name, nil
}

type dirFS string

// DirFS is the tree of files below dir.
func DirFS(dir string) fs.FS { return dirFS(dir) }

func (dir dirFS) path(op, name string) (string, error) {
	if dir == "" {
		return "", &PathError{op, name, emptyRootError{}}
	}
	if !fs.ValidPath(name) {
		return "", &PathError{op, name, ErrInvalid}
	}
	return string(dir) + "/" + name, nil
}

type emptyRootError struct{}

func (emptyRootError) Error() string { return "os: DirFS with empty root" }

// renamed shows an error with the name that the caller used.
func renamed(err error, name string) error {
	if e, ok := err.(*PathError); ok {
		e.Path = name
	}
	return err
}

func (dir dirFS) Open(name string) (fs.File, error) {
	path, err := dir.path("open", name)
	if err != nil {
		return nil, err
	}
	f, err := Open(path)
	if err != nil {
		return nil, renamed(err, name)
	}
	return f, nil
}

func (dir dirFS) ReadFile(name string) ([]byte, error) {
	path, err := dir.path("readfile", name)
	if err != nil {
		return nil, err
	}
	data, err := ReadFile(path)
	return data, renamed(err, name)
}

func (dir dirFS) ReadDir(name string) ([]DirEntry, error) {
	path, err := dir.path("readdir", name)
	if err != nil {
		return nil, err
	}
	entries, err := ReadDir(path)
	return entries, renamed(err, name)
}

func (dir dirFS) Stat(name string) (fs.FileInfo, error) {
	path, err := dir.path("stat", name)
	if err != nil {
		return nil, err
	}
	info, err := Stat(path)
	return info, renamed(err, name)
}
