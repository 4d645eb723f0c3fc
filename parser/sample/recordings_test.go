package sample_test

import (
	"fmt"
	"html"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/sample"
	"github.com/ssgen/ssgen/testdata/recordings"
)

var (
	block = regexp.MustCompile(`(?s)<div class="(request|response)">\s*<pre>(.*?)</pre>`)
	span  = regexp.MustCompile(`</?span[^>]*>`)
)

// message is one request or response that a page shows.
type message struct{ name, contentType, body string }

// messages cuts the samples with bodies out of the pages of one format.
func messages(t *testing.T, files fs.FS, api, format string) []message {
	t.Helper()
	names, err := fs.Glob(files, path.Join(api, "pages", "*."+format+".html"))
	if err != nil {
		t.Fatal(err)
	}
	var all []message
	for _, name := range names {
		data, err := fs.ReadFile(files, name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range block.FindAllStringSubmatch(string(data), -1) {
			text := strings.ReplaceAll(html.UnescapeString(span.ReplaceAllString(m[2], "")), "\r\n", "\n")
			head, body, ok := strings.Cut(text, "\n\n")
			if !ok {
				continue // GET and DELETE have no body
			}
			_, contentType, _ := strings.Cut(head, "Content-Type: ")
			contentType, _, _ = strings.Cut(contentType, "\n")
			op, _, _ := strings.Cut(path.Base(name), ".")
			all = append(all, message{op + " " + m[1], contentType, body})
		}
	}
	return all
}

func eachAPI(t *testing.T, test func(t *testing.T, files fs.FS, api string)) {
	t.Helper()
	for _, release := range recordings.Releases() {
		files, err := recordings.Open(release)
		if err != nil {
			t.Fatal(err)
		}
		for _, api := range recordings.APIs() {
			t.Run(release+"/"+api, func(t *testing.T) {
				t.Parallel()
				test(t, files, api)
			})
		}
	}
}

// readAll reads the samples of one format, by operation and direction. None may
// give a diagnostic, nor lose a byte.
func readAll(t *testing.T, files fs.FS, api, format string) map[string]*sample.Value {
	t.Helper()
	values := map[string]*sample.Value{}
	for _, m := range messages(t, files, api, format) {
		v, diags := sample.Parse(m.body, m.contentType, diag.Pos{File: m.name, Line: 1, Col: 1})
		for _, d := range diags {
			t.Errorf("%s %s: %v", format, m.name, d)
		}
		if v == nil {
			t.Errorf("%s %s: nothing read", format, m.name)
			continue
		}
		if format == "jsv" {
			checkLayouts(t, m, v)
		}
		values[m.name] = v
	}
	return values
}

// checkLayouts compares a JSV sample with its text, and reads it again as copied
// pages have it: without indentation, without ends of lines, and on one line.
func checkLayouts(t *testing.T, m message, v *sample.Value) {
	t.Helper()
	want := inline(m.body)
	if got := v.Compact(); got != want {
		t.Errorf("%s: compact is %q, want %q", m.name, got, want)
	}
	stripped := regexp.MustCompile(`[ \t]*\n[ \t]*`).ReplaceAllString(m.body, "\n")
	for _, body := range []string{stripped, strings.ReplaceAll(stripped, "\n", " "), strings.ReplaceAll(stripped, "\n\n", "\n"), want} {
		again, diags := sample.Parse(body, m.contentType, diag.Pos{})
		if len(diags) > 0 || again.Compact() != want {
			t.Errorf("%s: %q became %q; %v", m.name, body, again.Compact(), diags)
		}
	}
}

// inline takes the layout out of a sample without quotes.
func inline(body string) string {
	return strings.NewReplacer("\n", "", "\t", "", ": ", ":").Replace(body)
}

func TestRecordedSamples(t *testing.T) {
	t.Parallel()
	eachAPI(t, func(t *testing.T, files fs.FS, api string) {
		jsv, json := readAll(t, files, api, "jsv"), readAll(t, files, api, "json")
		if len(jsv) == 0 {
			t.Fatal("no samples")
		}
		for name, v := range json {
			if d := cmp.Diff(plain(jsv[name], false), plain(v, true)); d != "" {
				t.Errorf("%s: JSV (-) and JSON (+) differ:\n%s", name, d)
			}
		}
	})
}

// plain writes a value with its scalars by type, for the formats spell them
// differently: JSV writes DateOnly as it does DateTime.
func plain(v *sample.Value, json bool) any {
	switch v.Kind {
	case sample.Object:
		var members []any
		for i := range v.Members {
			members = append(members, v.Members[i].Name, plain(&v.Members[i].Value, json))
		}
		return members
	case sample.List:
		elems := []any{"list"}
		for i := range v.Elems {
			elems = append(elems, plain(&v.Elems[i], json))
		}
		return elems
	}
	switch scalar := v.Scalar(); scalar {
	case "":
		return fmt.Sprintf("%d %q", v.Kind, v.Text)
	case "DateOnly":
		return "DateTime"
	default:
		return scalar
	}
}

func TestRecordedSamplesOfOtherFormats(t *testing.T) {
	t.Parallel()
	files, err := recordings.Open("8.10.0")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range messages(t, files, "zoo", "xml") {
		v, diags := sample.Parse(m.body, m.contentType, diag.Pos{File: m.name, Line: 1, Col: 1})
		if strings.HasPrefix(m.body, "(") == (v == nil) || v == nil && (len(diags) != 1 || diags[0].Severity != diag.Note) {
			t.Errorf("%s: %v, %v", m.name, v, diags)
		}
	}
	readAll(t, files, "zoo", "csv") // which is JSON
}
