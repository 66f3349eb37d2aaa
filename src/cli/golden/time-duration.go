package main

import (
	"fmt"
	"math"
	"time"
)

func main() {
	for _, d := range []time.Duration{0, 1, 1100, 2200 * time.Microsecond, 3300 * time.Millisecond, 65 * time.Second, 90 * time.Minute,
		-time.Hour, math.MaxInt64, math.MinInt64, 100*time.Hour + 1} {
		fmt.Println(d, d.Hours(), d.Minutes(), d.Seconds(), d.Milliseconds(), d.Microseconds(), d.Nanoseconds())
	}
	d := 1*time.Hour + 15*time.Minute + 30*time.Second + 918*time.Millisecond
	for _, m := range []time.Duration{1, time.Millisecond, time.Second, 2 * time.Second, time.Minute, 10 * time.Minute, time.Hour, -1} {
		fmt.Println(d.Round(m), d.Truncate(m), (-d).Round(m), (-d).Truncate(m))
	}
	fmt.Println(time.Duration(math.MaxInt64).Round(time.Hour), time.Duration(math.MinInt64).Round(time.Hour))
	fmt.Println(time.Duration(math.MinInt64).Abs() == math.MaxInt64, time.Duration(-5).Abs(), time.Duration(5).Abs())
	fmt.Printf("%v %d %T %s %q %5.1f\n", d, d, d, d, time.Second, d.Hours())
}
