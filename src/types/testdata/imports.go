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
