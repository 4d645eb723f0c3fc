package runtime

import (
	"strings"
	"testing"
)

// TestSafeProbes holds the safe spelling against what servers read: wherever a probe is
// just what the safe writer writes for the value that it means, the server has to read
// that value.
func TestSafeProbes(t *testing.T) {
	t.Parallel()
	used := map[string]bool{}
	for release, want := range map[string]int{"5.14.0": 83, "6.11.0": 83, "8.10.0": 83, "10.1.4": 83} {
		spoken := map[string]bool{}
		for _, p := range readProbes(t, release) {
			if !p.isSafe(t) {
				continue
			}
			spoken[p.Text] = true
			switch meant, err := p.ours(); {
			case err == nil && p.Error == "" && (meant == p.Jsv || meant == strings.ReplaceAll(p.Jsv, ":00Z", ":00+00:00")):
			case readOtherwise[p.Text] == "":
				t.Errorf("%s: %s\nserver: %s%s\nmeant:  %s %v", release, p.Text, p.Jsv, p.Error, meant, err)
			default:
				used[p.Text] = true
			}
		}
		if len(spoken) != want {
			t.Errorf("%s: probes speak about %d safe spellings, want %d", release, len(spoken), want)
		}
		// What safe JSV has otherwise than exact JSV: a char, a time as a key, text with outer blanks in an array.
		for _, text := range []string{`{ch:",",b:1}`, `{dd:{"2012-01-01T10:00:00Z":1}}`, `{sa:[" A "]}`} {
			if !spoken[text] {
				t.Errorf("%s: %s is no safe spelling", release, text)
			}
		}
	}
	for text := range readOtherwise {
		if !used[text] {
			t.Errorf("%s is read as it is meant", text)
		}
	}
}

// readOtherwise are the safe spellings that servers read as another value, and why there
// is no better one.
var readOtherwise = map[string]string{
	"{ls:[{},{id:1}]}":                "a list of objects has no null for servers: {} is an empty object to them, and an empty slot loses the list",
	"{hs:[a,,b]}":                     "release 5 and 6 read an empty slot of a set as empty text",
	"{hs:[a,a]}":                      "a set holds no element twice",
	`{hs:["",a]}`:                     "servers leak U+200B for empty text",
	`{d:{"":1}}`:                      "servers leak U+200B for an empty key",
	`{dd:{"2012-01-01T10:00:00Z":1}}`: "the same moment, in the server's time",
	`{d:{"a""b":1}}`:                  "release 8 and later misread quotes in keys, and no probe shows a spelling that they read",
	`{d:{"""1st":1}}`:                 "release 8 and later misread quotes in keys, and no probe shows a spelling that they read",
	"{o:{id:1},b:2}":                  "an object of any type is its text there",
	"{o:[1,2],b:2}":                   "a list of any type is its text there",
	"{e:Nope,a:y}":                    "a text that the server's enum does not know",
	"{by:}":                           "servers write this for no bytes, and read none at all",
}

// isSafe tells whether the probe is what the safe writer writes for its members.
func (p probe) isSafe(t *testing.T) bool {
	t.Helper()
	v := exactProbe{E: "None"}
	d := newDecoder(p.Text, false)
	v.decode(&d)
	if d.finish() != nil {
		return false
	}
	text, err := writeAs(v, encoder{safe: true}, (*exactProbe).encode)
	if err != nil {
		t.Fatalf("%q: %v", p.Text, err)
	}
	written := map[string]string{}
	for _, m := range rawMembers(text) {
		written[m.name] = m.text
	}
	var safe []string
	for _, m := range rawMembers(p.Text) {
		if text, ok := written[m.name]; ok {
			safe = append(safe, m.name+":"+text)
		}
	}
	return len(safe) > 0 && "{"+strings.Join(safe, ",")+"}" == p.Text
}

// rawMembers cuts an object into its members, whose texts stay as they are.
func rawMembers(object string) (members []member) {
	rest, _ := strings.CutPrefix(object, "{")
	for rest != "" && rest != "}" {
		name := rest[:tokenEnd(rest, ":")]
		rest = strings.TrimPrefix(rest[len(name):], ":")
		value := rest[:tokenEnd(rest, ",}")]
		members = append(members, member{name, value})
		if len(name)+len(value) == 0 {
			return members
		}
		rest = strings.TrimPrefix(rest[len(value):], ",")
	}
	return members
}
