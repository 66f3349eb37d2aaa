package time

import "errors"

// A Location is a fixed distance from UTC: there are no rules for summer here, and no database.
type Location struct {
	name   string
	zone   string // abbreviation
	offset int    // seconds east of UTC
}

var utc = Location{"UTC", "UTC", 0}
var local = Location{"Local", "UTC", 0}

var UTC = &utc

// Local is UTC, too.
var Local = &local

func FixedZone(name string, offset int) *Location { return &Location{name, name, offset} }

// LoadLocation knows UTC and Local alone.
func LoadLocation(name string) (*Location, error) {
	switch name {
	case "", "UTC":
		return UTC, nil
	case "Local":
		return Local, nil
	}
	return nil, errors.New("unknown time zone " + name)
}

func (l *Location) String() string {
	if l == nil {
		return "UTC"
	}
	return l.name
}

// orNil is how a Time holds it.
func (l *Location) orNil() *Location {
	if l == &utc {
		return nil
	}
	return l
}

func (t Time) UTC() Time   { return Time{t.wall, t.ext, nil} }
func (t Time) Local() Time { return Time{t.wall, t.ext, Local} }

func (t Time) In(loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Time.In")
	}
	return Time{t.wall, t.ext, loc.orNil()}
}

func (t Time) Location() *Location {
	if t.loc == nil {
		return UTC
	}
	return t.loc
}

func (t Time) Zone() (name string, offset int) {
	l := t.Location()
	return l.zone, l.offset
}

func (t Time) IsDST() bool { return false }
