// Package url: addresses and queries, as far as programs without a network need them.
package url

import (
	"errors"
	"sort"
	"strings"
)

// A URL is scheme://user@host/path?query#fragment; users are not taken apart.
type URL struct {
	Scheme   string
	Opaque   string
	Host     string
	Path     string
	RawPath  string
	RawQuery string
	Fragment string
}

// Error says which URL was wrong.
type Error struct {
	Op  string
	URL string
	Err error
}

func (e *Error) Unwrap() error   { return e.Err }
func (e *Error) Timeout() bool   { return false }
func (e *Error) Temporary() bool { return false }
func (e *Error) Error() string   { return e.Op + " \"" + e.URL + "\": " + e.Err.Error() }

func Parse(rawURL string) (*URL, error) {
	u := &URL{}
	rest := rawURL
	if i := strings.IndexByte(rest, '#'); i >= 0 {
		u.Fragment, rest = rest[i+1:], rest[:i]
	}
	if i := strings.IndexByte(rest, '?'); i >= 0 {
		u.RawQuery, rest = rest[i+1:], rest[:i]
	}
	if i := strings.Index(rest, "://"); i > 0 {
		u.Scheme, rest = strings.ToLower(rest[:i]), rest[i+3:]
		slash := strings.IndexByte(rest, '/')
		if slash < 0 {
			slash = len(rest)
		}
		u.Host, rest = rest[:slash], rest[slash:]
	} else if strings.HasPrefix(rest, ":") {
		return nil, &Error{"parse", rawURL, errors.New("missing protocol scheme")}
	}
	path, err := PathUnescape(rest)
	if err != nil {
		return nil, &Error{"parse", rawURL, err}
	}
	u.Path = path
	return u, nil
}

func (u *URL) Query() Values {
	v, _ := ParseQuery(u.RawQuery)
	return v
}

func (u *URL) Hostname() string {
	if i := strings.LastIndexByte(u.Host, ':'); i >= 0 {
		return u.Host[:i]
	}
	return u.Host
}

func (u *URL) Port() string {
	if i := strings.LastIndexByte(u.Host, ':'); i >= 0 {
		return u.Host[i+1:]
	}
	return ""
}

func (u *URL) IsAbs() bool { return u.Scheme != "" }

func (u *URL) String() string {
	text := ""
	if u.Scheme != "" {
		text = u.Scheme + "://"
	}
	text += u.Host + escape(u.Path, "/$&+,:;=@-_.~!'()*")
	if u.RawQuery != "" {
		text += "?" + u.RawQuery
	}
	if u.Fragment != "" {
		text += "#" + u.Fragment
	}
	return text
}

// Values are the keys and values of a query.
type Values map[string][]string

func (v Values) Get(key string) string {
	if values := v[key]; len(values) > 0 {
		return values[0]
	}
	return ""
}

func (v Values) Set(key, value string) { v[key] = []string{value} }
func (v Values) Add(key, value string) { v[key] = append(v[key], value) }
func (v Values) Del(key string)        { delete(v, key) }

func (v Values) Has(key string) bool {
	_, ok := v[key]
	return ok
}

// Encode is the query sorted by key.
func (v Values) Encode() string {
	keys := make([]string, 0, len(v))
	for key := range v {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	var parts []string
	for _, key := range keys {
		for _, value := range v[key] {
			parts = append(parts, QueryEscape(key)+"="+QueryEscape(value))
		}
	}
	return strings.Join(parts, "&")
}

func ParseQuery(query string) (Values, error) {
	v := Values{}
	var first error
	for _, part := range strings.Split(query, "&") {
		if part == "" {
			continue
		}
		key, value := part, ""
		if i := strings.IndexByte(part, '='); i >= 0 {
			key, value = part[:i], part[i+1:]
		}
		key, keyErr := QueryUnescape(key)
		value, err := QueryUnescape(value)
		if keyErr != nil {
			err = keyErr
		}
		if err != nil {
			if first == nil {
				first = err
			}
			continue
		}
		v.Add(key, value)
	}
	return v, first
}

// EscapeError is a % that no two hexadecimal digits follow.
type EscapeError string

func (e EscapeError) Error() string { return "invalid URL escape \"" + string(e) + "\"" }

const hexDigits = "0123456789ABCDEF"

func escape(s, safe string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		isLetter := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
		if isLetter || strings.IndexByte(safe, c) >= 0 {
			b.WriteByte(c)
		} else {
			b.WriteByte('%')
			b.WriteByte(hexDigits[c>>4])
			b.WriteByte(hexDigits[c&15])
		}
	}
	return b.String()
}

func QueryEscape(s string) string { return strings.ReplaceAll(escape(s, "-_.~ "), " ", "+") }
func PathEscape(s string) string  { return escape(s, "-_.~$&+:=@") }

func QueryUnescape(s string) (string, error) { return PathUnescape(strings.ReplaceAll(s, "+", " ")) }

func PathUnescape(s string) (string, error) {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '%' {
			b.WriteByte(s[i])
			continue
		}
		if i+2 >= len(s) || digit(s[i+1]) < 0 || digit(s[i+2]) < 0 {
			end := i + 3
			if end > len(s) {
				end = len(s)
			}
			return "", EscapeError(s[i:end])
		}
		b.WriteByte(byte(digit(s[i+1])<<4 | digit(s[i+2])))
		i += 2
	}
	return b.String(), nil
}

func digit(c byte) int {
	if 'a' <= c && c <= 'f' {
		c -= 'a' - 'A'
	}
	return strings.IndexByte(hexDigits, c)
}
