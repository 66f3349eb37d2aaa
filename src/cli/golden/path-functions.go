package main

import (
	"fmt"
	"path"
	"path/filepath"
)

func main() {
	for _, p := range []string{"", ".", "/", "//a", "a/b/../c", "../a", "a/../..", "/..", "x/y.tar.gz", ".bashrc", "a.b/c", "/a/"} {
		dir, file := path.Split(p)
		fmt.Printf("%q %q %q %q %q %q %v\n", path.Clean(p), path.Base(p), path.Dir(p), path.Ext(p), dir, file, path.IsAbs(p))
		rel, err := filepath.Rel("a/b", p)
		fmt.Printf("%q %v %q %v\n", rel, err, filepath.Join("x", p, "../y"), filepath.IsLocal(p))
	}
	for _, c := range [][2]string{{"*.go", "main.go"}, {"a*/b", "a/c/b"}, {"[a-c]?", "bz"}, {"[^a-c]*", "bz"}, {"a\\*", "a*"}, {"[", "x"}, {"a*b[", "x"}} {
		fmt.Println(path.Match(c[0], c[1]))
	}
	fmt.Printf("%q %q\n", path.Join("a", "", "..", "b"), filepath.SplitList("/bin:/usr/bin"))
}
