package fs

import "errors"

// A SubFS knows its own subtrees.
type SubFS interface {
	FS
	Sub(dir string) (FS, error)
}

// Sub is the tree below dir.
func Sub(fsys FS, dir string) (FS, error) {
	if !ValidPath(dir) {
		return nil, &PathError{"sub", dir, ErrInvalid}
	}
	if dir == "." {
		return fsys, nil
	}
	if f, ok := fsys.(SubFS); ok {
		return f.Sub(dir)
	}
	return &subFS{fsys, dir}, nil
}

type subFS struct {
	fsys FS
	dir  string
}

func (f *subFS) path(op, name string) (string, error) {
	if !ValidPath(name) {
		return "", &PathError{op, name, errors.New("invalid name")}
	}
	if name == "." {
		return f.dir, nil
	}
	return f.dir + "/" + name, nil
}

// shorten shows an error with the name below dir.
func (f *subFS) shorten(err error) error {
	if e, ok := err.(*PathError); ok {
		n := len(f.dir)
		switch {
		case e.Path == f.dir:
			e.Path = "."
		case len(e.Path) > n && e.Path[:n] == f.dir && e.Path[n] == '/':
			e.Path = e.Path[n+1:]
		}
	}
	return err
}

func (f *subFS) Open(name string) (File, error) {
	path, err := f.path("open", name)
	if err != nil {
		return nil, err
	}
	file, err := f.fsys.Open(path)
	return file, f.shorten(err)
}

func (f *subFS) ReadDir(name string) ([]DirEntry, error) {
	path, err := f.path("read", name)
	if err != nil {
		return nil, err
	}
	entries, err := ReadDir(f.fsys, path)
	return entries, f.shorten(err)
}

func (f *subFS) ReadFile(name string) ([]byte, error) {
	path, err := f.path("read", name)
	if err != nil {
		return nil, err
	}
	data, err := ReadFile(f.fsys, path)
	return data, f.shorten(err)
}
