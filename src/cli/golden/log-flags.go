// Prefixes, flags, files and lines of log lines.
package main

import (
	"bytes"
	"fmt"
	"log"
	"os"
)

func deep(l *log.Logger) {
	l.Output(1, "here")
	l.Output(2, "the caller")
}

func main() {

	var b bytes.Buffer
	l := log.New(&b, "app: ", log.Lshortfile)
	l.Println("first", 1)
	l.Printf("second %d\n", 2)
	l.SetFlags(log.Lmsgprefix | log.Lshortfile)
	l.Print("third", "a", 3, 4)
	l.SetPrefix("")
	deep(l)
	l.SetFlags(0)
	l.Print("")
	l.Print("has newline\n")
	fmt.Print(b.String())
	fmt.Println(l.Flags(), l.Prefix() == "", l.Writer() == &b, log.LstdFlags, log.Default().Writer() == os.Stderr)
	log.SetFlags(log.Lshortfile)
	log.SetPrefix("std ")
	log.Println("to standard error")
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		log.Panicf("bad %s", "thing")
	}()
	log.Fatalln("the end", 1)
}
