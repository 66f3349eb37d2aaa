// A Scanner with all ways to split, and its errors.
package main

import (
	"bufio"
	"bytes"
	"fmt"
	"strings"
)

func main() {

	text := "one two\r\n\n dré\xff  vier\nlast "
	for _, split := range []bufio.SplitFunc{bufio.ScanLines, bufio.ScanWords, bufio.ScanRunes, bufio.ScanBytes} {
		s := bufio.NewScanner(strings.NewReader(text))
		s.Split(split)
		for s.Scan() {
			fmt.Printf("%q ", s.Text())
		}
		fmt.Println(s.Err())
	}
	s := bufio.NewScanner(strings.NewReader(strings.Repeat("y", 100)))
	s.Buffer(make([]byte, 0, 8), 20)
	fmt.Println(s.Scan(), s.Err(), s.Text() == "")
	comma := func(data []byte, atEOF bool) (int, []byte, error) {
		at := bytes.IndexByte(data, ',')
		switch {
		case at < 0 && atEOF:
			return 0, data, bufio.ErrFinalToken
		case at < 0:
			return 0, nil, nil
		case string(data[:at]) == "stop":
			return at + 1, nil, bufio.ErrFinalToken
		}
		return at + 1, data[:at], nil
	}
	for _, list := range []string{"1,2,3", "a,stop,b", "x,", ""} {
		s := bufio.NewScanner(strings.NewReader(list))
		s.Split(comma)
		for s.Scan() {
			fmt.Printf("%q ", s.Bytes())
		}
		fmt.Println(s.Err())
	}
	for _, advance := range []int{-1, 99} {
		s := bufio.NewScanner(strings.NewReader("abc"))
		s.Split(func([]byte, bool) (int, []byte, error) { return advance, nil, nil })
		fmt.Println(s.Scan(), s.Err())
	}
	defer func() { fmt.Println(recover()) }()
	s.Split(nil)
}
