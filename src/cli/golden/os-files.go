// Writing, reading, listing and removing files.
package main

import (
	"fmt"
	"os"
)

func main() {

	dir, err := os.MkdirTemp("", "golden")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	os.Chdir(dir)

	fmt.Println(os.WriteFile("a.txt", []byte("hello"), 0o644), os.Mkdir("d", 0o755), os.MkdirAll("d/e/f", 0o755), os.WriteFile("d/b", nil, 0o600))
	data, err := os.ReadFile("a.txt")
	fmt.Println(string(data), err)
	info, err := os.Stat("a.txt")
	fmt.Println(info.Name(), info.Size(), info.Mode(), info.IsDir(), err)
	info, _ = os.Stat("d/e")
	fmt.Println(info.Name(), info.Mode(), info.IsDir())
	entries, err := os.ReadDir("d")
	for _, entry := range entries {
		info, _ := entry.Info()
		fmt.Println(entry, entry.Name(), entry.IsDir(), entry.Type(), info.Mode())
	}
	fmt.Println(err, os.Rename("a.txt", "d/c.txt"), os.Truncate("d/c.txt", 2), os.Chmod("d/c.txt", 0o400))
	data, err = os.ReadFile("d/c.txt")
	info, _ = os.Stat("d/c.txt")
	fmt.Println(string(data), err, info.Mode(), info.Size())
	fmt.Println(os.Remove("d/c.txt"), os.RemoveAll("d"), os.RemoveAll("d"))
	_, err = os.Stat("d")
	fmt.Println(err, os.IsNotExist(err))
	f, _ := os.CreateTemp(".", "t*.x")
	name := f.Name()
	fmt.Println(name[:3], name[len(name)-2:], f.Close())
}
