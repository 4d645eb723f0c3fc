package documents

import (
	"fmt"
	"math"
	"time"

	"github.com/ssgen/ssgen/testdata/bench/readings"
)

// Report is a document of numbers, dates and enums. Its times have whole milliseconds,
// which is all that ServiceStack's dates in JSON can hold.
func Report(n int) (*readings.ReadingReport, error) {
	s := newSource()
	id, err := readings.ParseGUID(s.hex(32))
	if err != nil {
		return nil, err
	}
	v := &readings.ReadingReport{ID: id, Created: s.time(time.FixedZone("", 2*3600)), Total: s.decimal()}
	if v.Day, err = readings.ParseDateOnly("2025-11-24"); err != nil {
		return nil, err
	}
	for range n {
		v.Readings = append(v.Readings, s.reading())
	}
	for range n / 2 {
		v.Means = append(v.Means, s.float())
		v.Histogram = append(v.Histogram, s.Int32N(5000))
	}
	return v, nil
}

func (s source) reading() readings.Reading {
	kinds, states := readings.ReadingKindValues(), readings.ReadingStateValues()
	v := readings.Reading{
		ID: s.Int64N(1 << 40), Sensor: s.Int32N(10_000), Kind: kinds[s.IntN(len(kinds))], State: states[s.IntN(len(states))],
		Taken: s.time(time.UTC), Value: s.float(), Price: s.decimal(), Samples: s.Int32N(1000),
		Delay: time.Duration(s.IntN(90_000)) * time.Millisecond, Valid: s.IntN(4) > 0, Flags: readings.ReadingFlags(s.IntN(8)),
	}
	if s.IntN(3) > 0 {
		received := s.time(time.UTC)
		v.Received = &received
	}
	if s.IntN(2) > 0 {
		low, high := v.Value-s.float(), v.Value+s.float()
		v.Low, v.High = &low, &high
	}
	return v
}

func (s source) time(zone *time.Location) time.Time {
	return time.UnixMilli(1735689600_000 + s.Int64N(365*86400_000)).In(zone)
}

// float has up to four places, as measurements do.
func (s source) float() float64 { return math.Round(s.Float64()*1e7) / 1e4 }

func (s source) decimal() readings.Decimal {
	d, err := readings.ParseDecimal(fmt.Sprintf("%d.%02d", s.IntN(10_000), s.IntN(100)))
	if err != nil {
		panic(err) // the text is the line above's
	}
	return d
}
