package main

import (
	"errors"
	_ "errors"
	/* ERROR "\"fmt\" imported and not used" */"fmt"
	/* ERROR "fmt redeclared in this block\n\tother declaration of fmt" *//* ERROR "\"fmt\" imported and not used" */"fmt"
	/* ERROR "\"math\" imported as m and not used" */m "math"
	/* ERROR "\"os\" imported and not used" */"os"
	/* ERROR "\"strings\" imported and not used" */. "strings"
	"sync"
	/* ERROR "\"time\" imported as t and not used" */t "time"
)

func /* ERROR "ToUpper already declared through dot-import of package strings (\"strings\")\n\tother declaration of ToUpper" */ToUpper() {}

type /* ERROR "os already declared through import of package os (\"os\")\n\tother declaration of os" */os struct{ a int }

type st struct{ a int }

var _ = st{/* ERROR "unknown field _ in struct literal of type st" */_: 1}

var os2 = 1

func f() {
	fmt := 1
	fmt./* ERROR "fmt.Println undefined (type int has no field or method Println)" */Println()
	_ = sync.Mutex{}
	_ = sync./* ERROR "undefined: sync.Foo" */Foo
	_ = errors.New
	errors.New("a").Error(/* ERROR "too many arguments in call to errors.New(\"a\").Error\n\thave (number)\n\twant ()" */1)
	/* ERROR "use of package errors not in selector" */errors = nil
	/* ERROR "sync.Mutex (type) is not an expression" */sync.Mutex = 1
}
