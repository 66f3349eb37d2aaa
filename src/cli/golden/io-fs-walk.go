// Walking a tree of files, and part of one.
package main

import (
	"errors"
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

	for _, dir := range []string{"a/b", "a/c", "d"} {
		os.MkdirAll(dir, 0o755)
	}
	for _, file := range []string{"a/1", "a/b/2", "a/c/3", "d/4", "5"} {
		os.WriteFile(file, []byte(file), 0o644)
	}
	tree := os.DirFS(".")
	fmt.Println(fs.WalkDir(tree, ".", func(path string, d fs.DirEntry, err error) error {
		fmt.Println(path, d.IsDir(), err)
		if path == "a/b" {
			return fs.SkipDir
		}
		return nil
	}))
	stop := errors.New("stop")
	fmt.Println(fs.WalkDir(tree, "a", func(path string, d fs.DirEntry, err error) error {
		if d.Name() == "2" {
			return stop
		}
		return nil
	}))
	fmt.Println(fs.WalkDir(tree, ".", func(path string, d fs.DirEntry, err error) error {
		fmt.Print(path, " ")
		if path == "a/1" {
			return fs.SkipAll
		}
		return nil
	}))
	fmt.Println(fs.WalkDir(tree, "none", func(path string, d fs.DirEntry, err error) error { return err }))
	sub, err := fs.Sub(tree, "a")
	data, errRead := fs.ReadFile(sub, "b/2")
	fmt.Println(err, string(data), errRead)
	_, err = fs.ReadFile(sub, "b/9")
	fmt.Println(err)
	_, err = fs.Sub(tree, "../x")
	info, errStat := fs.Stat(tree, "d/4")
	fmt.Println(err, info.Size(), errStat)
	for _, path := range []string{".", "a/b", "/a", "a/", "", "a/../b", "a//b"} {
		fmt.Print(fs.ValidPath(path), " ")
	}
	fmt.Println(fs.ModeDir|0o755, fs.FileMode(0o640), fs.ModeSymlink|fs.ModeSticky|0o777, (fs.ModeDir | 0o700).Perm())
	fmt.Println(os.CopyFS("copy", sub), os.CopyFS("copy", sub) != nil)
	entries, _ := os.ReadDir("copy")
	for _, entry := range entries {
		fmt.Print(fs.FormatDirEntry(entry), ";")
	}
	fmt.Println()
}
