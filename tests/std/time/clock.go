// env: TZ=UTC
package main

import (
	"fmt"
	"time"
)


func main() {
	utc := time.UTC
	t := time.Date(2024, time.February, 29, 13, 4, 5, 678901234, utc)
	for _, l := range []string{time.Layout, time.ANSIC, time.UnixDate, time.RubyDate, time.RFC822, time.RFC822Z, time.RFC850, time.RFC1123, time.RFC1123Z,
		time.RFC3339, time.RFC3339Nano, time.Kitchen, time.Stamp, time.StampMilli, time.StampMicro, time.StampNano, time.DateTime, time.DateOnly, time.TimeOnly,
		"Monday 2 January 2006 __2 002 3pm .000 ,999", "Z07:00 -0700 -07 MST"} {
		fmt.Println(t.Format(l))
	}
	fmt.Println(t, t.Unix(), t.UnixMilli(), t.UnixMicro(), t.UnixNano())
	fmt.Printf("%#v\n", t)
	fmt.Println(t.Weekday(), t.YearDay(), t.Month(), t.Day())
	fmt.Println(t.ISOWeek())
	fmt.Println(t.AddDate(1, 0, 0), t.AddDate(0, 1, 1), t.Add(36*time.Hour+time.Nanosecond))
	fmt.Println(t.Truncate(time.Hour), t.Round(time.Hour), t.Truncate(24*time.Hour))
	u := time.Date(2023, 14, 35, 25, 61, 61, -1, utc)
	fmt.Println(u, u.Sub(t), t.Sub(u), t.Before(u), t.After(u), t.Equal(t.In(time.FixedZone("X", 3600))), t.Compare(u))
	fmt.Println(time.Time{}, time.Time{}.IsZero(), time.Unix(0, 0).UTC(), time.UnixMilli(-1).UTC())
	east := time.FixedZone("EAST", 5*3600+1800)
	fmt.Println(t.In(east), t.In(east).Location())
	name, off := t.In(east).Zone()
	fmt.Println(name, off)
	for _, s := range []struct{ l, v string }{
		{time.RFC3339, "2006-01-02T15:04:05+07:00"}, {time.RFC3339, "2006-13-02T15:04:05Z"}, {time.DateTime, "2024-02-30 00:00:00"},
		{time.ANSIC, "Mon Jan  2 15:04:05 2006"}, {time.Kitchen, "3:04AM"}, {"2006-01-02", "2024-1-2"}, {time.RFC1123, "Mon, 02 Jan 2006 15:04:05 GMT"},
		{time.DateOnly, "2024-01-02x"}, {"2 Jan 06", "5 feb 99"}, {"15:04:05", "12:30:45.123"}, {"2006 002", "2024 366"}, {"3:04PM", "13:04PM"},
	} {
		t, err := time.Parse(s.l, s.v)
		fmt.Println(t, err)
	}
	for _, d := range []time.Duration{0, 1, 1500, 2500000, 1234567890, 61 * time.Second, -90 * time.Minute, 1<<63 - 1, -1 << 63} {
		fmt.Println(d, d.Hours(), d.Minutes(), d.Seconds(), d.Milliseconds(), d.Round(time.Second), d.Truncate(time.Minute), d.Abs())
	}
	for _, s := range []string{"1h2m3.5s", "-1.5h", "100ns", "1us", "3", "x", "", "5d", "9999999h"} {
		d, err := time.ParseDuration(s)
		fmt.Println(d, err)
	}
	b, err := t.MarshalJSON()
	fmt.Println(string(b), err)
	var j time.Time
	fmt.Println(j.UnmarshalJSON(b), j.Equal(t), j.UnmarshalJSON([]byte("5")))
	b, _ = t.MarshalBinary()
	fmt.Println(b, j.UnmarshalBinary(b), j == t)
	fmt.Println(time.Month(13), time.Weekday(9), time.Saturday)
	if ny, err := time.LoadLocation("America/New_York"); err == nil {
		fmt.Println(t.In(ny), time.Date(2024, 7, 4, 12, 0, 0, 0, ny), time.Date(2050, 7, 4, 12, 0, 0, 0, ny))
		fmt.Println(time.Date(2024, 3, 10, 2, 30, 0, 0, ny), time.Date(2024, 11, 3, 1, 30, 0, 0, ny))
	}
	_, err = time.LoadLocation("Nowhere/Land")
	fmt.Println(err)
}
