package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"sync"
	"time"
)

// A server and its clients in one program.
func main() {
	var mu sync.Mutex
	n := 0
	slow := make(chan bool)
	mux := http.NewServeMux()
	mux.HandleFunc("/count", func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		n++
		fmt.Fprintf(w, "%s %d", r.Method, n)
	})
	mux.HandleFunc("/slow", func(w http.ResponseWriter, r *http.Request) { <-slow })
	server := httptest.NewServer(mux)
	get := func(path string) {
		resp, err := http.Get(server.URL + path)
		if err != nil {
			fmt.Println("error")
			return
		}
		defer resp.Body.Close()
		body, err := io.ReadAll(resp.Body)
		fmt.Println(resp.StatusCode, string(body), err)
	}
	get("/count")
	get("/nothing")
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			resp, err := server.Client().Head(server.URL + "/count")
			if err == nil {
				resp.Body.Close()
			}
		})
	}
	wg.Wait()
	get("/count")

	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
	defer cancel()
	r, _ := http.NewRequestWithContext(ctx, "GET", server.URL+"/slow", nil)
	_, err := http.DefaultClient.Do(r)
	fmt.Println(errors.Is(err, context.DeadlineExceeded))
	close(slow)
	server.Close()
	get("/count")

	s := &http.Server{Addr: "127.0.0.1:38471", Handler: mux}
	done := make(chan error)
	go func() { done <- s.ListenAndServe() }()
	time.Sleep(50 * time.Millisecond)
	resp, err := http.Get("http://127.0.0.1:38471/count")
	fmt.Println(resp.StatusCode, err)
	fmt.Println(s.Shutdown(context.Background()), <-done)
}
