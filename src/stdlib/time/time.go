package time

import "internal/bubble"

// A Time is three words, as in Go, and so it can tear. It has no monotonic clock apart: the virtual one never goes back.
type Time struct {
	wall uint64    // nanoseconds within the second
	ext  int64     // seconds since the beginning of the year 1
	loc  *Location // nil: UTC
}

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
	return Time{uint64(now % 1000000000), start + now/1000000000, Local}
}

func Since(t Time) Duration { return Now().Sub(t) }
func Until(t Time) Duration { return t.Sub(Now()) }

func Unix(sec int64, nsec int64) Time {
	return normal(sec+secondsTo1970, nsec, Local)
}

func UnixMilli(msec int64) Time { return Unix(msec/1000, msec%1000*1000000) }
func UnixMicro(usec int64) Time { return Unix(usec/1000000, usec%1000000*1000) }

// normal carries nanoseconds into seconds.
func normal(sec, nsec int64, loc *Location) Time {
	sec += nsec / 1000000000
	nsec %= 1000000000
	if nsec < 0 {
		nsec += 1000000000
		sec--
	}
	return Time{uint64(nsec), sec, loc}
}

func (t Time) Add(d Duration) Time {
	return normal(t.ext+int64(d/Second), int64(t.wall)+int64(d%Second), t.loc)
}

// Sub is the longest or shortest duration where the difference is none.
func (t Time) Sub(u Time) Duration {
	seconds := t.ext - u.ext
	d := Duration(seconds)*Second + Duration(int64(t.wall)-int64(u.wall))
	switch {
	case seconds > 9223372037 || seconds > 9223372030 && d < 0:
		return 1<<63 - 1
	case seconds < -9223372037 || seconds < -9223372030 && d > 0:
		return -1 << 63
	}
	return d
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

// remainder is what is left of a time when it is divided by d > 0.
func remainder(sec int64, nsec int64, d int64) int64

// Truncate rounds down to a multiple of d since the zero time.
func (t Time) Truncate(d Duration) Time {
	if d <= 0 {
		return t
	}
	return t.Add(-Duration(remainder(t.ext, int64(t.wall), int64(d))))
}

// Round rounds to the nearest multiple of d since the zero time, halves up.
func (t Time) Round(d Duration) Time {
	if d <= 0 {
		return t
	}
	rest := Duration(remainder(t.ext, int64(t.wall), int64(d)))
	if rest+rest < d {
		return t.Add(-rest)
	}
	return t.Add(d - rest)
}
