package http

import (
	"strings"
	"sync"
)

// A ServeMux finds the handler for a path. Patterns are "[METHOD ][HOST]/path", where a trailing slash means everything below,
// {name} one part of the path, {name...} the rest of it and {$} its end.
type ServeMux struct {
	mu     sync.RWMutex
	routes []route
}

type route struct {
	pattern string
	method  string
	host    string
	parts   []string
	handler Handler
}

func NewServeMux() *ServeMux { return &ServeMux{} }

var DefaultServeMux = NewServeMux()

func Handle(pattern string, handler Handler) { DefaultServeMux.Handle(pattern, handler) }

func HandleFunc(pattern string, handler func(ResponseWriter, *Request)) {
	DefaultServeMux.HandleFunc(pattern, handler)
}

func (mux *ServeMux) HandleFunc(pattern string, handler func(ResponseWriter, *Request)) {
	if handler == nil {
		panic("http: nil handler")
	}
	mux.Handle(pattern, HandlerFunc(handler))
}

func (mux *ServeMux) Handle(pattern string, handler Handler) {
	if pattern == "" {
		panic("http: invalid pattern")
	}
	if handler == nil {
		panic("http: nil handler")
	}
	r := route{pattern: pattern, handler: handler}
	rest := pattern
	if space := strings.IndexByte(rest, ' '); space >= 0 {
		r.method, rest = rest[:space], strings.TrimSpace(rest[space:])
	}
	slash := strings.IndexByte(rest, '/')
	if slash < 0 {
		panic("parsing \"" + pattern + "\": at offset 0: host/path missing /")
	}
	r.host, r.parts = rest[:slash], strings.Split(rest[slash+1:], "/")
	mux.mu.Lock()
	defer mux.mu.Unlock()
	for _, known := range mux.routes {
		if known.pattern == pattern {
			panic("http: multiple registrations for " + pattern)
		}
	}
	mux.routes = append(mux.routes, r)
}

// match returns how specific the route is for the request, -1 if it is not for it.
func (r *route) match(request *Request, set func(name, value string)) int {
	isHead := r.method == "GET" && request.Method == "HEAD"
	if r.method != "" && r.method != request.Method && !isHead || r.host != "" && r.host != request.Host {
		return -1
	}
	score := len(r.host) + len(r.method)
	path := strings.Split(strings.TrimPrefix(request.URL.Path, "/"), "/")
	for i, part := range r.parts {
		isLast := i == len(r.parts)-1
		switch {
		case isLast && part == "":
			return score
		case part == "{$}":
			if i == len(path)-1 && path[i] == "" {
				return score + 1000
			}
			return -1
		case strings.HasSuffix(part, "...}"):
			set(part[1:len(part)-4], strings.Join(path[i:], "/"))
			return score
		case i >= len(path):
			return -1
		case strings.HasPrefix(part, "{"):
			set(part[1:len(part)-1], path[i])
			score += 100
		case part != path[i]:
			return -1
		default:
			score += 1000
		}
	}
	if len(path) > len(r.parts) {
		return -1
	}
	return score + 1
}

// Handler is the handler for the request, and its pattern.
func (mux *ServeMux) Handler(r *Request) (h Handler, pattern string) {
	mux.mu.RLock()
	defer mux.mu.RUnlock()
	best := -1
	var found *route
	for i := range mux.routes {
		if score := mux.routes[i].match(r, func(string, string) {}); score > best {
			best, found = score, &mux.routes[i]
		}
	}
	if found == nil {
		return NotFoundHandler(), ""
	}
	found.match(r, r.SetPathValue)
	return found.handler, found.pattern
}

func (mux *ServeMux) ServeHTTP(w ResponseWriter, r *Request) {
	h, pattern := mux.Handler(r)
	r.Pattern = pattern
	h.ServeHTTP(w, r)
}
