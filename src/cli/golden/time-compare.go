package main

import (
	"fmt"
	"time"
)

func main() {
	a := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)
	b := a.Add(90 * time.Minute)
	fmt.Println(a.Before(b), a.After(b), a.Equal(b), a.Compare(b), b.Compare(a), a.Compare(a))
	fmt.Println(b.Sub(a), a.Sub(b), a.Sub(time.Time{}), time.Time{}.Sub(a))
	start := time.Now()
	time.Sleep(10 * time.Millisecond)
	fmt.Println(time.Since(start) >= 10*time.Millisecond, time.Until(start) < 0, time.Now().After(start))
	fmt.Println(time.Since(start.Add(-time.Hour)).Round(time.Hour), time.Until(start.Add(time.Hour)).Round(time.Minute))
	m := map[time.Time]int{a: 1}
	fmt.Println(m[a.Add(time.Hour).Add(-time.Hour)])
}
