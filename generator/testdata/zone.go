// These tests run inside packages that are generated for servers in a time zone of their
// own: one that has a name, one that is an offset, and one that no machine knows.
package everyshape

import (
	"strings"
	"testing"
	"time"
)

func read(text string, isJSON bool) (time.Time, error) {
	var v time.Time
	d := newDecoder(text, isJSON)
	decodeDateTime(&v, &d)
	return v, d.finish()
}

func write(v time.Time, e encoder) (string, error) {
	b, err := e.finish(nil, encodeDateTime(&v, nil, &e))
	return string(b), err
}

type zoned struct {
	json, jsv string // of a server there
	utc       string
}

var texts = map[string][]zoned{
	"America/New_York": {
		{`"\/Date(1591531750000-0000)\/"`, "2020-06-07T08:09:10-04:00", "2020-06-07T12:09:10Z"},
		{`"\/Date(1577941200000-0000)\/"`, "2020-01-02", "2020-01-02T05:00:00Z"},
		{`"\/Date(-62135596800000-0000)\/"`, "0001-01-01", "0001-01-01T04:56:02Z"},
		{`"\/Date(253402300800000-0000)\/"`, "9999-12-31T23:59:59.9999999-05:00", "10000-01-01T04:59:59.9999999Z"},
	},
	"+05:30": {
		{`"\/Date(1591531750000-0000)\/"`, "2020-06-07T17:39:10+05:30", "2020-06-07T12:09:10Z"},
		{`"\/Date(1577903400000-0000)\/"`, "2020-01-02", "2020-01-01T18:30:00Z"},
	},
}

func TestServerTime(t *testing.T) {
	if ServerTime() != ServerTime() || ServerTime() == time.UTC {
		t.Error("ServerTime is no location of its own")
	}
	for _, tt := range texts[hostZone] {
		v, err := read(tt.json, true)
		if got := v.UTC().Format(time.RFC3339Nano); err != nil || got != tt.utc || v.Location() != ServerTime() {
			t.Errorf("%s is %s in %s, want %s: %v", tt.json, got, v.Location(), tt.utc, err)
		}
		for want, e := range map[string]encoder{tt.json: {json: true}, tt.jsv: {}} {
			if got, err := write(v, e); err != nil || got != want {
				t.Errorf("have %s, want %s: %v", got, want, err)
			}
		}
		if again, err := read(tt.jsv, false); err != nil || !again.Equal(v) {
			t.Errorf("%s is %s: %v", tt.jsv, again, err)
		}
	}
	if v, err := read("2020-01-02T03:04:05Z", false); err != nil || v.Location() != time.UTC {
		t.Errorf("%s: %v", v, err)
	}
}

// TestUnknownZone fails with the reason wherever the zone is needed, and nowhere else.
func TestUnknownZone(t *testing.T) {
	if texts[hostZone] != nil {
		t.Skip("the zone is known")
	}
	const reason = `is a time in the server's zone Nowhere/Else, which this machine does not know: import time/tzdata`
	for _, text := range []string{"2020-01-02", "2020-01-02T03:04:05"} {
		if v, err := read(text, false); err == nil || !strings.Contains(err.Error(), `"`+text+`" `+reason) || !v.IsZero() {
			t.Errorf("%s is %s: %v", text, v, err)
		}
	}
	if v, err := read(`"\/Date(0-0000)\/"`, true); err == nil || !v.IsZero() {
		t.Errorf("%s: %v", v, err)
	}
	for _, e := range []encoder{{}, {safe: true}, {json: true}} {
		if text, err := write(time.Now().In(ServerTime()), e); err == nil || !strings.Contains(err.Error(), reason) {
			t.Errorf("%s: %v", text, err)
		}
	}
	for _, text := range []string{"2020-01-02T03:04:05Z", "2020-01-02T03:04:05+00:00", "2020-01-02T03:04:05-05:00"} {
		v, err := read(text, false)
		if err != nil {
			t.Errorf("%s: %v", text, err)
		}
		if got, err := write(v, encoder{}); got != text || err != nil {
			t.Errorf("%s is written %s: %v", text, got, err)
		}
	}
}
