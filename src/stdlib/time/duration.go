// Package time: durations, a virtual clock, sleeping and timers. The clock moves only when a sleeper or timer is due.
package time

import "errors"

// A Duration is a number of nanoseconds.
type Duration int64

const (
	Nanosecond  Duration = 1
	Microsecond          = 1000 * Nanosecond
	Millisecond          = 1000 * Microsecond
	Second               = 1000 * Millisecond
	Minute               = 60 * Second
	Hour                 = 60 * Minute
)

func (d Duration) Nanoseconds() int64  { return int64(d) }
func (d Duration) Microseconds() int64 { return int64(d) / 1000 }
func (d Duration) Milliseconds() int64 { return int64(d) / 1000000 }
func (d Duration) Seconds() float64    { return inUnits(d, Second) }
func (d Duration) Minutes() float64    { return inUnits(d, Minute) }
func (d Duration) Hours() float64      { return inUnits(d, Hour) }

// inUnits adds whole units and the rest apart, which rounds less than one division.
func inUnits(d, unit Duration) float64 {
	return float64(d/unit) + float64(d%unit)/float64(unit)
}

func (d Duration) Abs() Duration {
	switch {
	case d >= 0:
		return d
	case d == -1<<63:
		return 1<<63 - 1
	}
	return -d
}

// Truncate rounds toward zero to a multiple of m.
func (d Duration) Truncate(m Duration) Duration {
	if m <= 0 {
		return d
	}
	return d - d%m
}

// Round rounds to the nearest multiple of m, halves away from zero; beyond the last duration it is that.
func (d Duration) Round(m Duration) Duration {
	if m <= 0 {
		return d
	}
	rest := d % m
	if d < 0 {
		rest = -rest
		if rest+rest >= 0 && rest+rest < m {
			return d + rest
		}
		if rounded := d - m + rest; rounded < d {
			return rounded
		}
		return -1 << 63
	}
	if rest+rest >= 0 && rest+rest < m {
		return d - rest
	}
	if rounded := d + m - rest; rounded > d {
		return rounded
	}
	return 1<<63 - 1
}

func (d Duration) String() string { return durationText(int64(d)) }

func durationText(d int64) string

// ParseDuration reads what String writes, and every other sequence of numbers with units.
func ParseDuration(s string) (Duration, error) {
	d, problem := parseDuration(s)
	if problem != "" {
		return 0, errors.New(problem)
	}
	return Duration(d), nil
}

func parseDuration(s string) (d int64, problem string)
