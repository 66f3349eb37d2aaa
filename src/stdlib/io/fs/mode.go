package fs

// A FileMode is a file's kind and permissions.
type FileMode uint32

const (
	ModeDir FileMode = 1 << (32 - 1 - iota)
	ModeAppend
	ModeExclusive
	ModeTemporary
	ModeSymlink
	ModeDevice
	ModeNamedPipe
	ModeSocket
	ModeSetuid
	ModeSetgid
	ModeCharDevice
	ModeSticky
	ModeIrregular

	ModeType          = ModeDir | ModeSymlink | ModeNamedPipe | ModeSocket | ModeDevice | ModeCharDevice | ModeIrregular
	ModePerm FileMode = 0777
)

func (m FileMode) IsDir() bool     { return m&ModeDir != 0 }
func (m FileMode) IsRegular() bool { return m&ModeType == 0 }
func (m FileMode) Perm() FileMode  { return m & ModePerm }
func (m FileMode) Type() FileMode  { return m & ModeType }

// letters are the marks of kinds, from the highest bit, and of permissions.
const (
	kindLetters = "dalTLDpSugct?"
	permLetters = "rwxrwxrwx"
)

func (m FileMode) String() string {
	kinds := ""
	for i := range kindLetters {
		if m&(1<<uint(31-i)) != 0 {
			kinds += kindLetters[i : i+1]
		}
	}
	if kinds == "" {
		kinds = "-"
	}
	perms := ""
	for i := range permLetters {
		if m&(1<<uint(8-i)) != 0 {
			perms += permLetters[i : i+1]
		} else {
			perms += "-"
		}
	}
	return kinds + perms
}
