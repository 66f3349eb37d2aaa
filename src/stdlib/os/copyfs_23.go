//go:build go1.23

package os

import "io/fs"

// CopyFS copies the tree of fsys to dir. It overwrites nothing.
func CopyFS(dir string, fsys fs.FS) error {
	return fs.WalkDir(fsys, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		to := dir + "/" + path
		if path == "." {
			to = dir
		}
		if d.IsDir() {
			return MkdirAll(to, 0777)
		}
		data, err := fs.ReadFile(fsys, path)
		if err != nil {
			return err
		}
		f, err := OpenFile(to, O_CREATE|O_EXCL|O_WRONLY, 0666)
		if err != nil {
			return err
		}
		if _, err := f.Write(data); err != nil {
			return &PathError{"Copy", to, underlying(err)}
		}
		return f.Close()
	})
}
