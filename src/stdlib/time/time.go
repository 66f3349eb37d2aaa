package time

import "internal/bubble"

// A Time is three words, as in Go, and so it can tear.
type Time struct {
	wall uint64    // nanoseconds within the second
	ext  int64     // seconds since the beginning of the year 1
	loc  *Location // always nil: UTC
}

// A Location is there for its name; all times are UTC.
type Location struct {
	name string
}

var UTC = &Location{"UTC"}
var Local = UTC

const (
	secondsTo1970 = 62135596800
	// The clock starts at 2009-11-10 23:00:00 UTC.
	startOfTime = secondsTo1970 + 1257894000
	// In a bubble of testing/synctest it starts at 2000-01-01 00:00:00 UTC.
	startOfBubble = secondsTo1970 + 946684800
)

func Now() Time {
	now, isInBubble := bubble.Now()
	start := int64(startOfTime)
	if isInBubble {
		start = startOfBubble
	}
	return Time{uint64(now % 1000000000), start + now/1000000000, nil}
}

func Since(t Time) Duration { return Now().Sub(t) }
func Until(t Time) Duration { return t.Sub(Now()) }

func Unix(sec int64, nsec int64) Time {
	return normal(sec+secondsTo1970, nsec)
}

func UnixMilli(msec int64) Time {
	return normal(msec/1000+secondsTo1970, msec%1000*1000000)
}

// normal carries nanoseconds into seconds.
func normal(sec, nsec int64) Time {
	sec += nsec / 1000000000
	nsec %= 1000000000
	if nsec < 0 {
		nsec += 1000000000
		sec--
	}
	return Time{uint64(nsec), sec, nil}
}

func (t Time) Add(d Duration) Time {
	return normal(t.ext+int64(d/Second), int64(t.wall)+int64(d%Second))
}

func (t Time) Sub(u Time) Duration {
	return Duration(t.ext-u.ext)*Second + Duration(int64(t.wall)-int64(u.wall))
}

func (t Time) Before(u Time) bool { return t.ext < u.ext || t.ext == u.ext && t.wall < u.wall }
func (t Time) After(u Time) bool  { return u.Before(t) }
func (t Time) Equal(u Time) bool  { return t.ext == u.ext && t.wall == u.wall }
func (t Time) IsZero() bool       { return t.ext == 0 && t.wall == 0 }
func (t Time) Unix() int64        { return t.ext - secondsTo1970 }
func (t Time) UnixMilli() int64   { return t.Unix()*1000 + int64(t.wall)/1000000 }
func (t Time) UnixMicro() int64   { return t.Unix()*1000000 + int64(t.wall)/1000 }
func (t Time) UnixNano() int64    { return t.Unix()*1000000000 + int64(t.wall) }
func (t Time) Nanosecond() int    { return int(t.wall) }
func (t Time) UTC() Time          { return t }
func (t Time) Local() Time        { return t }
func (t Time) String() string     { return timeText(t.ext-secondsTo1970, int64(t.wall)) }

// timeText is a time in UTC, given in seconds and nanoseconds since 1970.
func timeText(sec, nsec int64) string
