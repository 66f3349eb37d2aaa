package os

import "syscall"

// A Signal can be named; none is ever sent.
type Signal interface {
	String() string
	Signal()
}

var (
	Interrupt Signal = syscall.SIGINT
	Kill      Signal = syscall.SIGKILL
)

func Getpid() int                        { return 1 }
func Getppid() int                       { return 0 }
func Getuid() int                        { return 1000 }
func Geteuid() int                       { return 1000 }
func Getgid() int                        { return 1000 }
func Getegid() int                       { return 1000 }
func Getgroups() ([]int, error)          { return []int{1000}, nil }
func Getpagesize() int                   { return 4096 }
func Hostname() (name string, err error) { return "localhost", nil }
func Executable() (string, error)        { return "/tmp/main", nil }

// ProcAttr is what StartProcess is told; no process can be started here.
type ProcAttr struct {
	Dir   string
	Env   []string
	Files []*File
}

func StartProcess(name string, argv []string, attr *ProcAttr) (*Process, error) {
	return nil, &PathError{"fork/exec", name, syscall.ENOSYS}
}

// A Process is a number: none can be reached.
type Process struct {
	Pid int
}

func FindProcess(pid int) (*Process, error) { return &Process{pid}, nil }

func (p *Process) Kill() error                  { return p.Signal(Kill) }
func (p *Process) Signal(sig Signal) error      { return NewSyscallError("kill", syscall.ENOSYS) }
func (p *Process) Release() error               { return nil }
func (p *Process) Wait() (*ProcessState, error) { return nil, NewSyscallError("wait", syscall.ENOSYS) }

// ProcessState is what is left of a process that has ended.
type ProcessState struct {
	pid  int
	code int
}

func (p *ProcessState) Pid() int      { return p.pid }
func (p *ProcessState) ExitCode() int { return p.code }
func (p *ProcessState) Exited() bool  { return true }
func (p *ProcessState) Success() bool { return p.code == 0 }

func (p *ProcessState) String() string {
	if p == nil {
		return "<nil>"
	}
	return "exit status " + decimal(p.code)
}
