package http

import (
	"sort"
	"strings"
)

// A Header has several values a key; keys are written Like-This.
type Header map[string][]string

// CanonicalHeaderKey is the way in which keys are written.
func CanonicalHeaderKey(s string) string {
	parts := strings.Split(s, "-")
	for i, part := range parts {
		if part != "" {
			parts[i] = strings.ToUpper(part[:1]) + strings.ToLower(part[1:])
		}
	}
	return strings.Join(parts, "-")
}

func (h Header) Add(key, value string) {
	key = CanonicalHeaderKey(key)
	h[key] = append(h[key], value)
}

func (h Header) Set(key, value string) { h[CanonicalHeaderKey(key)] = []string{value} }
func (h Header) Del(key string)        { delete(h, CanonicalHeaderKey(key)) }

func (h Header) Values(key string) []string { return h[CanonicalHeaderKey(key)] }

func (h Header) Get(key string) string {
	if values := h.Values(key); len(values) > 0 {
		return values[0]
	}
	return ""
}

func (h Header) Clone() Header {
	if h == nil {
		return nil
	}
	copied := Header{}
	for key, values := range h {
		copied[key] = append([]string(nil), values...)
	}
	return copied
}

func (h Header) sortedKeys() []string {
	var keys []string
	for key := range h {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	return keys
}
