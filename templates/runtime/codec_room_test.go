package runtime

import (
	"strings"
	"testing"
)

// TestRoom makes lists as long as their texts say.
func TestRoom(t *testing.T) {
	t.Parallel()
	tests := []struct {
		text            string
		objects, values int
	}{
		{"[]", 0, 0},
		{"[a,b,c]", 0, 3},
		{"[{id:aaaaaaaaaaaaaaaa},{id:bbbbbbbbbbbbbbbbb},{id:ccccccccccccccccc}]", 3, 3},
		{"[{id:aaaaaaaaaaaaaaaa,meta:{k:v}},{id:bbbbbbbbbbbbbb,meta:{k:v}}]", 2, 4},
		{`[{"id":"aaaaaaaaaaaaaaaa"},{"id":"bbbbbbbbbbbbbbbbb"}] , [{},{},{}]`, 2, 2},
	}
	for _, test := range tests {
		for _, guess := range []struct {
			kind string
			make func(*decoder) int
			want int
		}{{"objects", (*decoder).objects, test.objects}, {"values", (*decoder).values, test.values}} {
			d := newDecoder(test.text, false)
			if !d.beginList() {
				t.Fatalf("%s is no list", test.text)
			}
			if got := guess.make(&d); got != guess.want {
				t.Errorf("%s: room for %d %s, not %d", test.text, got, guess.kind, guess.want)
			}
		}
	}
}

// TestRoomIsBounded reads texts that lie about their lists: the room of all of them
// together stays below what so long a text could fill.
func TestRoomIsBounded(t *testing.T) {
	t.Parallel()
	texts := map[string]string{
		"braces":         "[" + strings.Repeat("{", 1<<16),
		"commas":         "[" + strings.Repeat(",", 1<<16),
		"nested lists":   strings.Repeat("[{,", 1<<12) + strings.Repeat("{,", 1<<12),
		"lists in lists": "[" + strings.Repeat("[,,,,,,,,,,,,,,,,{},{},{}", 1<<11),
	}
	for name, text := range texts {
		d := newDecoder(text, false)
		objects, values := 0, 0
		for d.i = 1; d.i < len(text); d.i++ {
			objects += d.objects()
			values += d.values()
		}
		if room := objects*objectSize + values*valueSize; room > len(text) || d.given != room {
			t.Errorf("%s: %d objects and %d values in %d bytes, %d counted", name, objects, values, len(text), d.given)
		}
	}
}

// TestRoomIsNoLimit reads more elements than there was room for.
func TestRoomIsNoLimit(t *testing.T) {
	t.Parallel()
	text := "{results:[" + strings.Repeat("{},", 500) + "{id:x}]}"
	v, err := readAs(text, false, (*orderPage).decode)
	if err != nil || len(v.Results) != 501 || v.Results[500].ID != "x" {
		t.Errorf("%d results: %v", len(v.Results), err)
	}
	many, err := readAs("["+strings.Repeat("{id:x,tags:[]},", maxAhead)+"{id:y}]", false, decodeListPagedOrder)
	if err != nil || len(many) != maxAhead+1 || many[maxAhead].ID != "y" {
		t.Errorf("%d orders: %v", len(many), err)
	}
}
