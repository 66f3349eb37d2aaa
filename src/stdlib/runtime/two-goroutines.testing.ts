// For tests of maps at runtime detail: two goroutines that do something with what main has made.

/** Goroutine 1 does `first` and goroutine 2 `second`, after main has done `before`; when both are done, main does `after`. */
export const twoGoroutines = (before: string, first: string, second: string, after = "", globals = ""): string =>
  `package main

import "sync"

${globals}

func main() {
	${before}
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		${first}
	}()
	go func() {
		defer wg.Done()
		${second}
	}()
	wg.Wait()
	${after}
}
`;
