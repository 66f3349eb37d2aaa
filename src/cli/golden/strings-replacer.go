// A Replacer: several pairs at once, empty old strings, priorities.
package main

import (
	"fmt"
	"os"
	"strings"
)

func main() {

	for _, pairs := range [][]string{{"<", "&lt;", ">", "&gt;"}, {"a", "1", "aa", "2"}, {"aa", "2", "a", "1"}, {"a", "b", "b", "a"}, {"", "X"}, {"", "X", "a", "1"}, {"a", "1", "", "X"}, {"ab", "", "b", "B"}, {"a", "1", "a", "2"}, {"日", "sun", "本", "origin"}, nil} {
		r := strings.NewReplacer(pairs...)
		for _, s := range []string{"", "a", "aab", "<banana>", "日本"} {
			fmt.Printf("%q ", r.Replace(s))
		}
		n, err := r.WriteString(os.Stdout, "abba")
		fmt.Println("", n, err)
	}
	defer func() { fmt.Println(recover()) }()
	strings.NewReplacer("odd")
}
