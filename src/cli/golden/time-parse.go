package main

import (
	"errors"
	"fmt"
	"time"
)

func main() {
	for _, c := range [][2]string{
		{time.RFC3339, "2024-02-29T13:04:05Z"}, {time.RFC3339, "2024-02-29T13:04:05.5+02:00"}, {time.RFC3339, "2023-02-29T13:04:05Z"},
		{time.RFC3339, "2024-13-01T00:00:00Z"}, {time.RFC3339, "garbage"}, {time.DateOnly, "2024-02-03x"}, {time.DateOnly, "2024-2-3"},
		{time.Kitchen, "3:04PM"}, {time.Kitchen, "12:30AM"}, {time.Kitchen, "3:04pm"}, {time.RFC1123, "Thu, 29 Feb 2024 13:04:05 GMT"},
		{time.RFC822, "29 Feb 24 13:04 UTC"}, {"Jan _2 2006", "feb  3 2024"}, {"2006 002", "2024 060"}, {"15:04:05", "25:00:00"},
		{"15:04:05", "23:60:00"}, {"15:04", "1:2"}, {"2006-01-02", ""}, {"-0700", "+0530"}, {time.ANSIC, "Thu Feb 29 13:04:05 2024"},
		{"05.000", "07.123"}, {"05.000", "07.12"}, {"05", "07.25"},
	} {
		t, err := time.Parse(c[0], c[1])
		fmt.Println(t.UTC(), err)
	}
	t, err := time.ParseInLocation(time.DateTime, "2024-02-29 12:00:00", time.FixedZone("X", 3600))
	fmt.Println(t, t.UTC(), err)
	_, err = time.Parse(time.DateOnly, "2024-xx-01")
	var failure *time.ParseError
	fmt.Println(errors.As(err, &failure), failure.LayoutElem, failure.ValueElem)
	_, err = time.LoadLocation("Nowhere/City")
	fmt.Println(err)
}
