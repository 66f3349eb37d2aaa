package os

import "syscall"

// The environment, empty at first: a word that only natives read.
type variables any

var env variables

//raceweave:operation
func getVariable(env *variables, key string) (value string, ok bool)

//raceweave:operation
func setVariable(env *variables, key, value string)

//raceweave:operation
func unsetVariable(env *variables, key string)

//raceweave:operation
func clearVariables(env *variables)

//raceweave:operation
func listVariables(env *variables) words

func LookupEnv(key string) (string, bool) { return getVariable(&env, key) }

func Getenv(key string) string {
	value, _ := getVariable(&env, key)
	return value
}

func Setenv(key, value string) error {
	isWrong := key == ""
	for i := range key {
		isWrong = isWrong || key[i] == '=' || key[i] == 0
	}
	for i := range value {
		isWrong = isWrong || value[i] == 0
	}
	if isWrong {
		return NewSyscallError("setenv", syscall.EINVAL)
	}
	setVariable(&env, key, value)
	return nil
}

func Unsetenv(key string) error {
	unsetVariable(&env, key)
	return nil
}

func Clearenv() { clearVariables(&env) }

func Environ() []string {
	lines := listVariables(&env)
	list := make([]string, wordCount(lines))
	for i := range list {
		list[i] = wordText(lines, i)
	}
	return list
}

func ExpandEnv(s string) string { return Expand(s, Getenv) }

// Expand puts mapping's answers in place of $name and ${name}.
func Expand(s string, mapping func(string) string) string {
	text := ""
	for i := 0; i < len(s); i++ {
		if s[i] != '$' || i+1 == len(s) {
			text += s[i : i+1]
			continue
		}
		name, size := variableName(s[i+1:])
		switch {
		case name != "":
			text += mapping(name)
		case size == 0:
			text += "$"
		}
		i += size
	}
	return text
}

// variableName is the name that s, behind a dollar sign, begins with, and how much of s it takes.
func variableName(s string) (name string, size int) {
	if s[0] == '{' {
		if len(s) > 2 && isSpecial(s[1]) && s[2] == '}' {
			return s[1:2], 3
		}
		for i := 1; i < len(s); i++ {
			if s[i] == '}' {
				return s[1:i], i + 1
			}
		}
		return "", 1
	}
	if isSpecial(s[0]) {
		return s[:1], 1
	}
	for size < len(s) && isNameByte(s[size]) {
		size++
	}
	return s[:size], size
}

func isSpecial(c byte) bool {
	switch c {
	case '*', '#', '$', '@', '!', '?', '-':
		return true
	}
	return '0' <= c && c <= '9'
}

func isNameByte(c byte) bool {
	return c == '_' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

func homeBelow(folder string) (string, error) {
	home, err := UserHomeDir()
	return home + folder, err
}

func UserHomeDir() (string, error) {
	if home := Getenv("HOME"); home != "" {
		return home, nil
	}
	return "", homeError{}
}

func UserCacheDir() (string, error)  { return homeBelow("/.cache") }
func UserConfigDir() (string, error) { return homeBelow("/.config") }

type homeError struct{}

func (homeError) Error() string { return "$HOME is not defined" }

func TempDir() string {
	if dir := Getenv("TMPDIR"); dir != "" {
		return dir
	}
	return "/tmp"
}
