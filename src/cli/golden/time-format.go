package main

import (
	"fmt"
	"time"
)

func main() {
	t := time.Date(2024, time.February, 9, 0, 4, 5, 120000000, time.FixedZone("XYZ", -5*3600-1800))
	for _, layout := range []string{time.Layout, time.ANSIC, time.UnixDate, time.RubyDate, time.RFC822, time.RFC822Z, time.RFC850, time.RFC1123,
		time.RFC1123Z, time.RFC3339, time.RFC3339Nano, time.Kitchen, time.Stamp, time.StampMilli, time.StampNano, time.DateTime, time.DateOnly,
		time.TimeOnly, "Jan January Janet Mon Monday Money 002 __2 _2006 pm .99 ,000 05.00000 3 2 1 4 5 06 Z0700 -07:00:00 MST", "no elements"} {
		fmt.Println(t.Format(layout))
		fmt.Println(t.UTC().Format(layout))
	}
	fmt.Println(t, t.In(time.FixedZone("", 3600)))
	fmt.Println(string(t.AppendFormat([]byte("at "), time.Kitchen)))
	fmt.Println(time.Date(12345, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(-5, 1, 1, 0, 0, 0, 0, time.UTC))
}
