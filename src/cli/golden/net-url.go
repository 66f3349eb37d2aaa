package main

import (
	"fmt"
	"net/url"
)

func main() {
	u, err := url.Parse("https://example.com:8080/a%20b/c?q=1&q=2&r=x+y%21#part")
	fmt.Println(u.Scheme, u.Host, u.Hostname(), u.Port(), u.Path, u.RawQuery, u.Fragment, err)
	q := u.Query()
	fmt.Println(q.Get("q"), q["q"], q.Get("r"), q.Has("z"))
	q.Set("q", "a&b")
	q.Add("z", "ü")
	fmt.Println(q.Encode(), u)
	fmt.Println(url.QueryEscape("a b/c?"), url.PathEscape("a b/c?"))
	fmt.Println(url.QueryUnescape("a+b%2Fc"))
	fmt.Println(url.QueryUnescape("bad%zz"))
	_, err = url.Parse("http://x/%zz")
	fmt.Println(err)
}
