package main

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
)

type counter struct {
	mu sync.Mutex
	n  map[string]int
}

func (c *counter) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.n[r.URL.Path]++
	fmt.Fprintf(w, "%s %d", r.Method, c.n[r.URL.Path])
}

func main() {
	c := &counter{n: map[string]int{}}
	mux := http.NewServeMux()
	mux.Handle("/count/", c)
	mux.HandleFunc("GET /user/{id}", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, "id %s q %s", r.PathValue("id"), r.FormValue("q"))
	})
	mux.HandleFunc("POST /echo", func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		w.Header().Set("X-Length", fmt.Sprint(len(body)))
		w.WriteHeader(http.StatusCreated)
		w.Write(body)
	})
	get := func(method, target, body string) {
		w := httptest.NewRecorder()
		mux.ServeHTTP(w, httptest.NewRequest(method, target, strings.NewReader(body)))
		fmt.Printf("%d %q %s\n", w.Code, w.Body, w.Header().Get("x-length"))
	}
	get("GET", "/user/7?q=a+b", "")
	get("POST", "/echo", "hello")
	get("GET", "/nothing", "")
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			w := httptest.NewRecorder()
			mux.ServeHTTP(w, httptest.NewRequest("GET", "/count/x", nil))
		})
	}
	wg.Wait()
	get("PUT", "/count/x", "")
	fmt.Println(http.StatusText(404), http.StatusText(418), http.MethodDelete)
}
