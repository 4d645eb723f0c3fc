package runtime

import (
	"bufio"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/ssgen/ssgen/testdata/recordings"
)

// probeFlags is the probe's enum of flags.
type probeFlags int64

func (v *probeFlags) encode(b []byte, e *encoder) []byte { return encodeInt(v, b, e) }

func (v *probeFlags) decode(d *decoder) {
	*v = probeFlags(d.flags([]string{"None", "A", "B", "C"}, []int64{0, 1, 2, 4}))
}

type probeEnum string

var textsProbeEnum = []string{"None", "First", "Second"}

func (v *probeEnum) encode(b []byte, e *encoder) []byte {
	return encodeEnum(string(*v), textsProbeEnum, b, e)
}

func (v *probeEnum) decode(d *decoder) { *v = probeEnum(d.enum(textsProbeEnum, nil)) }

// probe is an odd text and what a server's own reader made of it, written by its own
// writer, or why it refused.
type probe struct{ Text, Jsv, Error string }

func readProbes(t *testing.T, release string) []probe {
	t.Helper()
	files, err := recordings.Reader()
	if err != nil {
		t.Fatal(err)
	}
	file, err := files.Open(release + ".ndjson")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var probes []probe
	for lines := bufio.NewScanner(file); lines.Scan(); {
		var p probe
		if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
			t.Fatal(err)
		}
		probes = append(probes, p)
	}
	return probes
}

// ours reads a probe and writes it as the server does: it shows a time as local, at UTC+0.
func (p probe) ours() (string, error) {
	v := exactProbe{E: "None"}
	d := newDecoder(p.Text, false)
	v.decode(&d)
	err := d.finish()
	if v.E == "" {
		v.E = "None"
	}
	v.T = probeTime(v.T)
	if v.TN != nil {
		*v.TN = probeTime(*v.TN)
	}
	jsv, writing := writeAs(v, encoder{}, (*exactProbe).encode)
	if writing != nil {
		return "", writing
	}
	return jsv, err
}

func probeTime(t time.Time) time.Time { return t.In(ServerTime()) }

// verdicts counts how this reader and a server's compare over all probes.
type verdicts struct {
	same     int // the same value
	bothFail int
	noticed  int // an error here, where the server dropped data in silence or made it up
	differ   int // another value, for a reason in probeDifferences
}

func TestReaderProbes(t *testing.T) {
	t.Parallel()
	want := map[string]verdicts{
		"5.14.0": {same: 188, bothFail: 12, noticed: 32, differ: 36},
		"6.11.0": {same: 189, bothFail: 12, noticed: 32, differ: 35},
		"8.10.0": {same: 188, bothFail: 12, noticed: 32, differ: 36},
		"10.1.4": {same: 187, bothFail: 12, noticed: 32, differ: 37},
	}
	used := map[string]bool{}
	for release, want := range want {
		var got verdicts
		for _, p := range readProbes(t, release) {
			jsv, err := p.ours()
			server := strings.ReplaceAll(p.Jsv, ":00Z", ":00+00:00")
			switch {
			case err != nil && p.Error != "":
				got.bothFail++
			case err != nil:
				got.noticed++
			case p.Error == "" && (jsv == p.Jsv || jsv == server):
				got.same++
			case probeDifferences[p.Text] == "":
				t.Errorf("%s: %q\nserver: %s%s\nours:   %s", release, p.Text, p.Jsv, p.Error, jsv)
			default:
				used[p.Text] = true
				got.differ++
			}
		}
		if got != want {
			t.Errorf("%s: have %+v, want %+v", release, got, want)
		}
	}
	for text := range probeDifferences {
		if !used[text] {
			t.Errorf("%q does not differ on any release", text)
		}
	}
}

// probeDifferences are the texts that are read here, without an error, as another value
// than servers read or refuse.
var probeDifferences = map[string]string{
	"{a:x} ":                "white space around the root is harmless",
	"{a:x}\n":               "white space around the root is harmless",
	" {a:x}":                "white space around the root is harmless",
	"\ufeff{a:x}":           "a byte order mark is harmless",
	`{"a":"x","b":1}`:       "JSON is read where JSV is expected (5.14 and 6.11 know no quoted name)",
	`{"a":"x", "b":1}`:      "JSON is read where JSV is expected",
	`{"a": "x","b":1}`:      "JSON is read where JSV is expected",
	`{"a":"x\"y","b":1}`:    "JSON is read where JSV is expected",
	`{"a":"x\ny"}`:          "JSON is read where JSV is expected",
	"{s:{id:1} ,b:1}":       "white space after an object is harmless; the server loses b",
	"{ls:[{id:1}, {id:2}]}": "white space before an object is harmless; the server loses the list",
	"{ls:[{},{id:1}]}":      "{} in a list is what servers write for null; packages with every null read it so",
	"{ls:[null,{id:1}]}":    "null is none; the server loses the list",
	"{a:null,b:null,n:null,l:null,s:null,c:null}": "null is no list, not a list of the text null",
	"{o:{id:1},b:2}":                  "an object of any type is a map here, its text there",
	"{o:[1,2],b:2}":                   "a list of any type is a list here, its text there",
	"{ch:,,b:1}":                      "the server misreads what its own writer wrote for the char ','",
	`{ch:"}`:                          "the server misreads what its own writer wrote for the char '\"'",
	"{l:[ ]}":                         "the server's writer writes this for a list of one space",
	"{l:[ A ]}":                       "5.14 trims in lists of text too",
	"{sa:[ A ]}":                      "the server's array reader trims; its list reader does not",
	"{sa:[[a,b]]}":                    "the server's array reader unwraps; its list reader does not",
	`{li:["1","2"]}`:                  "numbers in quotes are numbers",
	"{li:[1,]}":                       "an empty slot is null, and a null number in a plain list is 0",
	"{li:[1,,2]}":                     "an empty slot is null, and a null number in a plain list is 0",
	"{ia:[1,,2]}":                     "an empty slot is null, and a null number in a plain list is 0",
	`{hs:["",a]}`:                     "servers leak U+200B for empty text",
	"{hs:[a,,b]}":                     "a set is a list here: null stays null",
	"{hs:[a,a]}":                      "a set is a list here: no element is dropped",
	"{d:{a:,b:}}":                     "the server drops null values when it writes",
	`{d:{"a""b":1}}`:                  "doubled quotes in keys are one quote",
	`{d:{"""1st":1}}`:                 "doubled quotes in keys are one quote",
	`{d:{"":1}}`:                      "servers leak U+200B for empty text",
	"{ds:{k:,m:{id:2}}}":              "the server drops null values when it writes",
	"{dd:{2012-01-01T10:00:00Z:1}}":   "the server misreads what its own writer wrote for a key that is a date",
	`{dd:{"2012-01-01T10:00:00Z":1}}`: "the server reads Z as its local time, here it stays UTC",
	"{t:/Date(1577934245000)/}":       "the test shows every time as local, the server leaves this one UTC",
	"{by:}":                           "servers write this for no bytes, and null not at all",
	"{e:Nope,a:y}":                    "an enum's text that is not known survives",
}
