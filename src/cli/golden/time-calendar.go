package main

import (
	"fmt"
	"time"
)

func main() {
	t := time.Date(2024, time.February, 29, 13, 4, 5, 123456789, time.UTC)
	year, week := t.ISOWeek()
	fmt.Println(t, t.Weekday(), t.YearDay(), year, week, t.Month(), t.Nanosecond())
	fmt.Println(t.AddDate(1, 0, 0), t.AddDate(0, -14, 0), t.AddDate(0, 0, 366))
	fmt.Println(time.Date(2023, 14, 35, 25, 61, 61, 1e9+1, time.UTC), time.Date(2024, 1, 0, 0, -1, 0, 0, time.UTC))
	fmt.Println(time.Time{}, time.Time{}.IsZero(), time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC) == time.Time{})
	fmt.Println(time.Unix(0, 0).UTC(), time.Unix(-1, 5).UTC(), time.UnixMilli(1700000000123).UTC(), time.UnixMicro(-1).UTC())
	fmt.Println(t.Unix(), t.UnixMilli(), t.UnixMicro(), t.UnixNano())
	fmt.Println(t.Truncate(time.Hour), t.Round(time.Hour), t.Truncate(24*time.Hour), t.Round(7*time.Minute))
	east := time.FixedZone("EST", 3*3600)
	fmt.Println(t.In(east), t.In(east).Equal(t), t.In(east) == t, t.In(east).Location(), t.Location())
	fmt.Println(time.Month(13), time.Weekday(9), time.March, time.Saturday)
	for _, y := range []int{1900, 2000, 2023, 2024} {
		fmt.Print(time.Date(y, 3, 0, 0, 0, 0, 0, time.UTC).Day(), " ")
	}
	fmt.Println()
	hour, min, sec := t.Clock()
	fmt.Println(hour, min, sec, t.Hour(), t.Minute(), t.Second())
}
