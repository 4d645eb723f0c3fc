package runtime

import (
	"sync"
	"time"
)

// serverZone and zeroZone are UTC+0, as a zero Location is, and yet neither is time.UTC:
// a .NET DateTime without a kind, and one of kind Local on a server that runs at UTC+0.
var serverZone, zeroZone time.Location

// namedZone is the server's time zone where it has one, found when it is first needed.
var namedZone struct {
	once     sync.Once
	location *time.Location
	err      error
}

// ServerTime is the location of times that the server wrote without a zone (.NET's
// DateTimeKind.Unspecified): UTC+0 and distinct from time.UTC, unless the package was
// generated for a server in another zone.
//
// That zone is looked up in this machine's time zone database. Where there is none,
// reading and writing such times fails with an error that says so; a program that imports
// time/tzdata brings a database along.
func ServerTime() *time.Location {
	location, _ := serverLocation()
	return location
}

// serverLocation is ServerTime, or &serverZone and an error where that cannot be found.
func serverLocation() (*time.Location, error) {
	if hostZone == "" {
		return &serverZone, nil
	}
	namedZone.once.Do(func() { namedZone.location, namedZone.err = locate(hostZone) })
	return namedZone.location, namedZone.err
}

// locate finds a time zone by its name or its offset from UTC, "+05:30".
func locate(zone string) (*time.Location, error) {
	var t dateText
	if t.parseZone(zone) && t.zone == fixedZone {
		return time.FixedZone(zone, t.offset*60), nil
	}
	location, err := time.LoadLocation(zone)
	if err != nil {
		return &serverZone, encodeError("is a time in the server's zone " + zone + ", which this machine does not know: import time/tzdata")
	}
	return location, nil
}

// isUnplaced reports whether a time is in the server's zone and nobody knows where that is.
func isUnplaced(v *time.Time) bool { return hostZone != "" && v.Location() == &serverZone }

// isServerTime reports whether a time is in a server's zone that is not UTC+0.
func isServerTime(v *time.Time) bool { return hostZone != "" && v.Location() == ServerTime() }

// serverTime places a date that has no zone. JSON counts its milliseconds from UTC's 1970
// all the same, but for DateTime.MinValue and MaxValue, which are what a clock shows.
func (d *decoder) serverTime(t dateText) time.Time {
	location, err := serverLocation()
	if err != nil {
		d.noteToken(err.Error())
		return time.Time{}
	}
	instant := t.in(time.UTC)
	if !t.milli || isMaxValue(instant) || instant.IsZero() {
		return t.in(location)
	}
	return instant.In(location)
}

// in gives the time at which clocks in a location show the date.
func (t *dateText) in(location *time.Location) time.Time {
	return time.Date(t.year, time.Month(t.month), t.day, t.hour, t.minute, t.second, t.tick*100, location)
}
