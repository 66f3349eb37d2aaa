// Error numbers and signals have names.
package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
)

func main() {

	for _, number := range []syscall.Errno{syscall.ENOENT, syscall.EEXIST, syscall.EACCES, syscall.EPERM, syscall.ENOTDIR, syscall.EISDIR, syscall.ENOTEMPTY, syscall.EINVAL, syscall.EAGAIN, syscall.EINTR, syscall.EPIPE, syscall.ENOSYS, 9999} {
		fmt.Println(int(number), number, errors.Is(number, fs.ErrNotExist), errors.Is(number, fs.ErrExist), errors.Is(number, fs.ErrPermission), errors.Is(number, errors.ErrUnsupported), number.Timeout(), number.Temporary())
	}
	fmt.Println(os.Interrupt, os.Kill, syscall.SIGTERM, syscall.SIGHUP, syscall.Signal(77))
	err := os.NewSyscallError("open", syscall.ENOENT)
	fmt.Println(err, errors.Is(err, os.ErrNotExist), os.IsNotExist(err), os.NewSyscallError("x", nil))
	fmt.Printf("%v %d %#v\n", syscall.ENOENT, syscall.ENOENT, &os.PathError{Op: "o", Path: "p", Err: syscall.EINVAL})
}
