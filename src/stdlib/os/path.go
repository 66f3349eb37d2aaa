package os

import (
	"io/fs"
	"syscall"
	"time"
)

// tree is the cells of all files and of the working directory.
type tree struct {
	slots     [128]words
	directory any
}

var files tree

//raceweave:operation
func openPath(t *tree, name string, flag int, perm uint32) (slot, number, errno int)

//raceweave:operation
func statPath(t *tree, name string) (size int64, mode uint32, changed int64, errno int)

//raceweave:operation
func chmodPath(t *tree, name string, mode uint32) (errno int)

//raceweave:operation
func chtimesPath(t *tree, name string, changed int64) (errno int)

//raceweave:operation
func truncatePath(t *tree, name string, size int64) (errno int)

//raceweave:operation
func makePath(t *tree, name string, perm uint32) (errno int)

// makeAllPath also says how far it came.
//
//raceweave:operation
func makeAllPath(t *tree, name string, perm uint32) (part string, errno int)

//raceweave:operation
func removePath(t *tree, name string) (errno int)

//raceweave:operation
func removeAllPath(t *tree, name string) (errno int)

//raceweave:operation
func renamePath(t *tree, from, to string) (errno int)

//raceweave:operation
func linkPath(t *tree, from, to string) (errno int)

// listPath is name, size, mode and time of change of each entry of a directory.
//
//raceweave:operation
func listPath(t *tree, name string) (entries words, errno int)

//raceweave:operation
func changeDirectory(t *tree, name string) (errno int)

//raceweave:operation
func workingDirectory(t *tree) string

func Open(name string) (*File, error)   { return OpenFile(name, O_RDONLY, 0) }
func Create(name string) (*File, error) { return OpenFile(name, O_RDWR|O_CREATE|O_TRUNC, 0666) }

func OpenFile(name string, flag int, perm FileMode) (*File, error) {
	if name == DevNull {
		return &File{name: name, fd: nullFd}, nil
	}
	slot, number, errno := openPath(&files, name, flag, uint32(perm.Perm()))
	if errno != 0 {
		return nil, fault("open", name, errno)
	}
	return &File{name: name, fd: firstFd, slot: slot, number: number, flag: flag}, nil
}

// readSize is more than a file can hold.
const readSize = 1 << 40

// ReadFile opens and reads: two operations.
func ReadFile(name string) ([]byte, error) {
	f, err := Open(name)
	if err != nil {
		return nil, err
	}
	if f.fd == nullFd {
		return []byte{}, nil
	}
	text, errno := readHandleAt(&files, f, readSize, 0)
	if errno != 0 {
		return nil, fault("read", name, errno)
	}
	return []byte(text), nil
}

// WriteFile opens, which empties the file, and writes: two operations.
func WriteFile(name string, data []byte, perm FileMode) error {
	f, err := OpenFile(name, O_WRONLY|O_CREATE|O_TRUNC, perm)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return err
}

func stat(op, name string) (FileInfo, error) {
	if name == DevNull {
		return &fileStat{"null", 0, fs.ModeDevice | fs.ModeCharDevice | 0666, 0}, nil
	}
	size, mode, changed, errno := statPath(&files, name)
	if errno != 0 {
		return nil, fault(op, name, errno)
	}
	return &fileStat{baseName(name), size, FileMode(mode), changed}, nil
}

func Stat(name string) (FileInfo, error)  { return stat("stat", name) }
func Lstat(name string) (FileInfo, error) { return stat("lstat", name) }

// SameFile compares what two calls of Stat found: there is no more to a file here than its name, size and time.
func SameFile(fi1, fi2 FileInfo) bool {
	a, ok1 := fi1.(*fileStat)
	b, ok2 := fi2.(*fileStat)
	return ok1 && ok2 && *a == *b
}

func Chmod(name string, mode FileMode) error {
	return fault("chmod", name, chmodPath(&files, name, uint32(mode)))
}

func Chtimes(name string, atime time.Time, mtime time.Time) error {
	return fault("chtimes", name, chtimesPath(&files, name, mtime.UnixNano()-startOfTime*1000000000))
}

func Truncate(name string, size int64) error {
	return fault("truncate", name, truncatePath(&files, name, size))
}

func Mkdir(name string, perm FileMode) error {
	return fault("mkdir", name, makePath(&files, name, uint32(perm.Perm())))
}

func MkdirAll(path string, perm FileMode) error {
	part, errno := makeAllPath(&files, path, uint32(perm.Perm()))
	return fault("mkdir", part, errno)
}

func isDot(name string) bool {
	return name == "." || len(name) >= 2 && name[len(name)-2:] == "/."
}

func Remove(name string) error {
	if isDot(name) {
		return &PathError{"remove", name, syscall.EINVAL}
	}
	return fault("remove", name, removePath(&files, name))
}

func RemoveAll(path string) error {
	if path == "" {
		return nil
	}
	if isDot(path) {
		return &PathError{"RemoveAll", path, syscall.EINVAL}
	}
	for len(path) > 1 && path[len(path)-1] == '/' {
		path = path[:len(path)-1]
	}
	errno := removeAllPath(&files, path)
	if errno == int(syscall.ENOENT) {
		return nil
	}
	return fault("unlinkat", path, errno)
}

func linkFault(op, from, to string, errno int) error {
	if errno == 0 {
		return nil
	}
	return &LinkError{op, from, to, syscall.Errno(errno)}
}

func Rename(oldpath, newpath string) error {
	return linkFault("rename", oldpath, newpath, renamePath(&files, oldpath, newpath))
}

func Link(oldname, newname string) error {
	return linkFault("link", oldname, newname, linkPath(&files, oldname, newname))
}

// There are no symbolic links, and no owners.

func Symlink(oldname, newname string) error {
	return linkFault("symlink", oldname, newname, int(syscall.ENOSYS))
}

func Readlink(name string) (string, error) {
	if _, err := stat("readlink", name); err != nil {
		return "", err
	}
	return "", &PathError{"readlink", name, syscall.EINVAL}
}

func Chown(name string, uid, gid int) error {
	_, err := stat("chown", name)
	return err
}

func Lchown(name string, uid, gid int) error {
	_, err := stat("lchown", name)
	return err
}

func Getwd() (dir string, err error) { return workingDirectory(&files), nil }
func Chdir(dir string) error         { return fault("chdir", dir, changeDirectory(&files, dir)) }
