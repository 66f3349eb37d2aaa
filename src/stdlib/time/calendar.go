package time

// A Month is one of the year's; January is 1.
type Month int

const (
	January Month = 1 + iota
	February
	March
	April
	May
	June
	July
	August
	September
	October
	November
	December
)

var monthNames = [...]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

func (m Month) String() string {
	if January <= m && m <= December {
		return monthNames[m-1]
	}
	return "%!Month(" + decimal(int(m)) + ")"
}

// A Weekday is one of the week's; Sunday is 0.
type Weekday int

const (
	Sunday Weekday = iota
	Monday
	Tuesday
	Wednesday
	Thursday
	Friday
	Saturday
)

var dayNames = [...]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}

func (d Weekday) String() string {
	if Sunday <= d && d <= Saturday {
		return dayNames[d]
	}
	return "%!Weekday(" + decimal(int(d)) + ")"
}

func decimal(n int) string {
	switch {
	case n < 0:
		return "-" + decimal(-n)
	case n < 10:
		return string(rune('0' + n))
	}
	return decimal(n/10) + string(rune('0'+n%10))
}

// civilDate is the date of a number of seconds since the beginning of the year 1.
func civilDate(sec int64) (year, month, day, yearDay, weekday int)

// daysOf is the number of days from the beginning of the year 1; month and day may be out of their range.
func daysOf(year, month, day int) int

// Date is the time by the clocks of loc; what is out of range is carried.
func Date(year int, month Month, day, hour, min, sec, nsec int, loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Date")
	}
	seconds := int64(daysOf(year, int(month), day))*86400 + int64(hour)*3600 + int64(min)*60 + int64(sec)
	return normal(seconds-int64(loc.offset), int64(nsec), loc.orNil())
}

// seconds are those that the clocks of the time's location show.
func (t Time) seconds() int64 {
	if t.loc == nil {
		return t.ext
	}
	return t.ext + int64(t.loc.offset)
}

func (t Time) Date() (year int, month Month, day int) {
	year, m, day, _, _ := civilDate(t.seconds())
	return year, Month(m), day
}

func (t Time) Year() int {
	year, _, _, _, _ := civilDate(t.seconds())
	return year
}

func (t Time) Month() Month {
	_, month, _, _, _ := civilDate(t.seconds())
	return Month(month)
}

func (t Time) Day() int {
	_, _, day, _, _ := civilDate(t.seconds())
	return day
}

func (t Time) YearDay() int {
	_, _, _, yearDay, _ := civilDate(t.seconds())
	return yearDay
}

func (t Time) Weekday() Weekday {
	_, _, _, _, weekday := civilDate(t.seconds())
	return Weekday(weekday)
}

// ISOWeek is the week that has the Thursday nearest to the day.
func (t Time) ISOWeek() (year, week int) {
	_, _, _, _, weekday := civilDate(t.seconds())
	thursday := t.seconds() + int64(3-(weekday+6)%7)*86400
	year, _, _, yearDay, _ := civilDate(thursday)
	return year, (yearDay-1)/7 + 1
}

// ofDay is the second of the day.
func (t Time) ofDay() int {
	rest := t.seconds() % 86400
	if rest < 0 {
		rest += 86400
	}
	return int(rest)
}

func (t Time) Clock() (hour, min, sec int) {
	rest := t.ofDay()
	return rest / 3600, rest / 60 % 60, rest % 60
}

func (t Time) Hour() int   { return t.ofDay() / 3600 }
func (t Time) Minute() int { return t.ofDay() / 60 % 60 }
func (t Time) Second() int { return t.ofDay() % 60 }

func (t Time) AddDate(years int, months int, days int) Time {
	year, month, day := t.Date()
	hour, min, sec := t.Clock()
	return Date(year+years, month+Month(months), day+days, hour, min, sec, t.Nanosecond(), t.Location())
}
