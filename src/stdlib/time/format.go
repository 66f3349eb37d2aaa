package time

const (
	Layout      = "01/02 03:04:05PM '06 -0700"
	ANSIC       = "Mon Jan _2 15:04:05 2006"
	UnixDate    = "Mon Jan _2 15:04:05 MST 2006"
	RubyDate    = "Mon Jan 02 15:04:05 -0700 2006"
	RFC822      = "02 Jan 06 15:04 MST"
	RFC822Z     = "02 Jan 06 15:04 -0700"
	RFC850      = "Monday, 02-Jan-06 15:04:05 MST"
	RFC1123     = "Mon, 02 Jan 2006 15:04:05 MST"
	RFC1123Z    = "Mon, 02 Jan 2006 15:04:05 -0700"
	RFC3339     = "2006-01-02T15:04:05Z07:00"
	RFC3339Nano = "2006-01-02T15:04:05.999999999Z07:00"
	Kitchen     = "3:04PM"
	Stamp       = "Jan _2 15:04:05"
	StampMilli  = "Jan _2 15:04:05.000"
	StampMicro  = "Jan _2 15:04:05.000000"
	StampNano   = "Jan _2 15:04:05.000000000"
)

// formatTime writes what the clocks of a zone show.
func formatTime(sec, nsec int64, offset int, zone, layout string) string

func (t Time) Format(layout string) string {
	l := t.Location()
	return formatTime(t.seconds(), int64(t.wall), l.offset, l.zone, layout)
}

func (t Time) AppendFormat(b []byte, layout string) []byte { return append(b, t.Format(layout)...) }
func (t Time) String() string                              { return t.Format("2006-01-02 15:04:05.999999999 -0700 MST") }

func (t Time) MarshalText() ([]byte, error) { return []byte(t.Format(RFC3339Nano)), nil }

func (t *Time) UnmarshalText(data []byte) error {
	var err error
	*t, err = Parse(RFC3339, string(data))
	return err
}

// A ParseError says which part of a text is not what the layout shows.
type ParseError struct {
	Layout     string
	Value      string
	LayoutElem string
	ValueElem  string
	Message    string
}

// quoteText is text in quotes, as in errors of this package.
func quoteText(text string) string

func (e *ParseError) Error() string {
	text := "parsing time " + quoteText(e.Value)
	if e.Message != "" {
		return text + e.Message
	}
	return text + " as " + quoteText(e.Layout) + ": cannot parse " + quoteText(e.ValueElem) + " as " + quoteText(e.LayoutElem)
}

// How a text says its zone.
const (
	zoneNone   = 0
	zoneUTC    = 1
	zoneOffset = 2
	zoneName   = 3
)

// parseTime reads what the clocks of a zone showed; kind is negative if it cannot.
func parseTime(layout, value string) (kind int, sec, nsec int64, offset int, name, layoutElem, valueElem, message string)

func Parse(layout, value string) (Time, error) { return ParseInLocation(layout, value, UTC) }

// ParseInLocation is Parse for texts that do not say their zone.
func ParseInLocation(layout, value string, loc *Location) (Time, error) {
	kind, sec, nsec, offset, name, layoutElem, valueElem, message := parseTime(layout, value)
	switch kind {
	case zoneNone:
		return normal(sec-int64(loc.offset), nsec, loc.orNil()), nil
	case zoneUTC:
		return normal(sec, nsec, nil), nil
	case zoneOffset:
		if offset == 0 && (name == "" || name == "UTC") {
			return normal(sec, nsec, Local), nil
		}
		return normal(sec-int64(offset), nsec, FixedZone(name, offset)), nil
	case zoneName:
		return normal(sec, nsec, FixedZone(name, 0)), nil
	}
	return Time{}, &ParseError{layout, value, layoutElem, valueElem, message}
}
