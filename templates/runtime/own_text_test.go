package runtime

import (
	"errors"
	"strings"
	"testing"
)

// price is a user's type that stands for a number, and word one that stands for a text.
type (
	price string
	word2 struct{ text string }
)

func (p price) MarshalText() ([]byte, error) { return []byte(p), nil }
func (p *price) UnmarshalText(text []byte) error {
	if *p = price(text); strings.HasPrefix(string(text), "-") {
		return errors.New("below zero")
	}
	return nil
}

func (w *word2) MarshalText() ([]byte, error) {
	if w.text == "!" {
		return nil, errors.New("no word")
	}
	return []byte(w.text), nil
}

func (w *word2) UnmarshalText(text []byte) error {
	w.text = string(text)
	return nil
}

func TestOwnTypes(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		number          bool
		text, jsv, json string // what is written, or the error's text behind '!'
	}{
		{true, "1.50", "1.50", "1.50"}, {true, "-2e3", "-2e3", "-2e3"}, {true, "", "", "null"}, {true, "1,5", "!1,5, which runtime.price writes, is not a number", "!1,5, which runtime.price writes, is not a number"},
		{true, `1,"a":2`, `!1,"a":2, which`, `!1,"a":2, which`},
		{false, "a b", "a b", `"a b"`}, {false, `a,"b`, `"a,""b"`, `"a,\"b"`}, {false, "", `""`, `""`}, {false, "!", "!runtime.word2: no word", "!runtime.word2: no word"},
	} {
		for _, json := range []bool{false, true} {
			e := encoder{json: json}
			p, w := price(tt.text), word2{tt.text}
			var b []byte
			if tt.number {
				b = encodeOwnNumber(&p, nil, &e)
			} else {
				b = encodeOwnText(&w, nil, &e)
			}
			b, err := e.finish(nil, b)
			want := tt.jsv
			if json {
				want = tt.json
			}
			if reason, fails := strings.CutPrefix(want, "!"); fails {
				if err == nil || !strings.HasPrefix(err.Error(), reason) {
					t.Errorf("%q: %v, want %s", tt.text, err, reason)
				}
			} else if err != nil || string(b) != want {
				t.Errorf("%q: %s, %v, want %s", tt.text, b, err, want)
			}
		}
	}
}

func TestOwnTypesRead(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ in, price, word, reason string }{
		{"[1.5,x]", "1.5", "x", ""}, {`["1,234.5","a,b"]`, "1234.5", "a,b", ""}, {"[,]", "", "", ""}, {"[null,\"\"]", "", "", ""},
		{"[-1,x]", "", "x", "is nothing that runtime.price reads"}, {"[one,x]", "", "x", "is not a number"}, {"[NaN,x]", "", "x", "is not a number"},
	} {
		d := newDecoder(tt.in, false)
		p, w := price("before"), word2{"before"}
		if !d.beginList() || !d.more() {
			t.Fatal("no list")
		}
		decodeOwnNumber(&p, &d)
		d.more()
		decodeOwnText(&w, &d)
		d.more()
		err := d.finish()
		var places *DecodeError
		if errors.As(err, &places) != (tt.reason != "") || tt.reason != "" && places.Places[0].Reason != tt.reason || string(p) != tt.price || w.text != tt.word {
			t.Errorf("%s: %q, %q, %v", tt.in, p, w.text, err)
		}
	}
}
