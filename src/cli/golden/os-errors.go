// The errors of file operations, as texts and as values.
package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
)

func main() {

	dir, err := os.MkdirTemp("", "golden")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	os.Chdir(dir)

	os.WriteFile("f", []byte("x"), 0o644)
	os.MkdirAll("d/e", 0o755)
	errs := []error{os.Mkdir("f", 0), os.Mkdir("x/y", 0), os.MkdirAll("f/g", 0), os.Remove("d"), os.Remove("none"), os.Rename("none", "x"), os.Rename("f", "d"), os.Rename("d", "f"), os.Rename("d", "d/e/x"),
		os.WriteFile("d", nil, 0o600), os.WriteFile("f/x", nil, 0o600), os.Truncate("none", 0), os.Chdir("f"), os.Link("none", "l"), os.Chmod("none", 0)}
	_, err = os.Open("none")
	errs = append(errs, err)
	_, err = os.OpenFile("f", os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	errs = append(errs, err)
	_, err = os.ReadFile("d")
	errs = append(errs, err)
	_, err = os.ReadDir("f")
	errs = append(errs, err)
	_, err = os.Lstat("f/x")
	errs = append(errs, err)
	for _, err := range errs {
		fmt.Println(err, errors.Is(err, fs.ErrNotExist), errors.Is(err, os.ErrExist), os.IsExist(err), os.IsNotExist(err))
	}
	var fault *fs.PathError
	fmt.Println(errors.As(err, &fault), fault.Op, fault.Path, fault.Err == syscall.ENOTDIR)
}
