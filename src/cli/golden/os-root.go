// A Root: paths that cannot leave a directory.
package main

import (
	"fmt"
	"io/fs"
	"os"
)

func main() {

	dir, err := os.MkdirTemp("", "golden")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	os.Chdir(dir)

	os.Mkdir("r", 0o755)
	os.WriteFile("secret", []byte("x"), 0o600)
	r, err := os.OpenRoot("r")
	fmt.Println(r.Name(), err, r.WriteFile("a", []byte("hi"), 0o644), r.Mkdir("s", 0o755), r.MkdirAll("t/u", 0o755))
	for _, name := range []string{"a", "none", "../secret", "/etc/passwd", "s/../a", "s/../../secret", "", "a/x", "s"} {
		_, err := r.ReadFile(name)
		_, errStat := r.Stat(name)
		fmt.Println(name, "|", err, "|", errStat, "|", r.Remove(name+"?"))
	}
	f, err := r.Open("a")
	fmt.Println(f.Name(), err, r.Rename("a", "s/b"), r.Rename("s/b", "../c"), r.Remove("t"), r.RemoveAll("t"))
	s, err := r.OpenRoot("s")
	data, errRead := s.ReadFile("b")
	fmt.Println(s.Name(), err, string(data), errRead)
	entries, err := fs.ReadDir(r.FS(), ".")
	fmt.Println(len(entries), err, r.Close())
	_, err = r.Open("s")
	fmt.Println(err)
	_, err = os.OpenInRoot(".", "../x")
	fmt.Println(err)
}
