package script_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/dto"
	"github.com/ssgen/ssgen/parser/script"
	"github.com/ssgen/ssgen/testdata/recordings"
)

// eachRelease runs the test for every release and API on file.
func eachRelease(t *testing.T, test func(t *testing.T, files fs.FS, release, api string)) {
	t.Helper()
	for _, release := range recordings.Releases() {
		files, err := recordings.Open(release)
		if err != nil {
			t.Fatal(err)
		}
		for _, api := range recordings.APIs() {
			t.Run(release+"/"+api, func(t *testing.T) {
				t.Parallel()
				test(t, files, release, api)
			})
		}
	}
}

func read(t *testing.T, files fs.FS, name string) string {
	t.Helper()
	data, err := fs.ReadFile(files, name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// codeBlock cuts the code out of a page and gives it as a server made it.
func codeBlock(page string) (string, bool) {
	_, rest, ok := strings.Cut(page, "<code")
	if !ok {
		return "", false
	}
	_, rest, _ = strings.Cut(rest, ">")
	code, _, _ := strings.Cut(rest, "</code>")
	return strings.NewReplacer("&lt;", "<", "&gt;", ">").Replace(code), true
}

// parseWhole parses code that must be understood to the last byte.
func parseWhole(t *testing.T, name, code string, lang dto.Lang) *dto.File {
	t.Helper()
	if got := script.DetectLang(code); got != lang && code != "" {
		t.Errorf("%s: taken for language %d, want %d", name, got, lang)
	}
	file, diags := script.Parse(code, diag.Pos{File: name, Line: 1, Col: 1}, lang)
	for _, d := range diags {
		t.Errorf("%v", d)
	}
	return file
}

func TestRecordedPagesAreReadWhole(t *testing.T) {
	t.Parallel()
	eachRelease(t, func(t *testing.T, files fs.FS, _, api string) {
		seen := 0
		for lang, tab := range map[dto.Lang]string{dto.JavaScript: "mjs", dto.TypeScript: "typescript"} {
			names, _ := fs.Glob(files, path.Join(api, "pages", "*."+tab+".html"))
			for _, name := range names {
				code, ok := codeBlock(read(t, files, name))
				if !ok {
					continue // releases before 8 have no mjs tab
				}
				seen++
				file := parseWhole(t, name, code, lang)
				op, _, _ := strings.Cut(path.Base(name), ".")
				if !slices.ContainsFunc(file.Classes, func(c *dto.Class) bool { return c.Name == op }) {
					t.Errorf("%s: no class %s", name, op)
				}
			}
		}
		if seen == 0 {
			t.Error("no pages with code")
		}
	})
}

// declared is one type of types/metadata.json.
type declared struct {
	Name             string
	Properties       []property
	Inherits         *struct{ Name string }
	IsEnum           bool
	IsEnumInt        bool
	IsInterface      bool
	EnumNames        []string
	EnumValues       []string
	EnumMemberValues []string
}

type property struct {
	Name       string
	DataMember struct{ Name string }
}

type metadata struct {
	Types      []declared
	Operations []struct {
		Request, Response declared
		Method            string
		ReturnsVoid       bool
		Routes            []struct{ Path, Verbs string }
		ReturnType        *struct {
			Name        string
			GenericArgs []string
		}
	}
}

// listings are the whole-API listings that can be read.
var listings = map[string]dto.Lang{"mjs": dto.JavaScript, "typescript": dto.TypeScript, "typescript.d": dto.TypeScript}

func TestListingsAgreeWithMetadata(t *testing.T) {
	t.Parallel()
	eachRelease(t, func(t *testing.T, files fs.FS, _, api string) {
		var meta metadata
		if err := json.Unmarshal([]byte(read(t, files, path.Join(api, "types/metadata.json"))), &meta); err != nil {
			t.Fatal(err)
		}
		for listing, lang := range listings {
			name := path.Join(api, "types", listing)
			if _, err := fs.Stat(files, name); err != nil {
				continue
			}
			file := parseWhole(t, name, read(t, files, name), lang)
			if file.Header.Version == "" || !strings.HasPrefix(file.Header.BaseURL, "https://"+api+".") {
				t.Errorf("%s: header %+v", name, file.Header)
			}
			checkTypes(t, name, file, meta)
			if listing != "typescript.d" {
				checkOperations(t, name, file, meta)
			}
		}
	})
}

func checkTypes(t *testing.T, listing string, file *dto.File, meta metadata) {
	t.Helper()
	types := meta.Types
	for _, op := range meta.Operations {
		types = append(types, op.Request, op.Response)
	}
	for _, want := range types {
		name, _, _ := strings.Cut(want.Name, "`")
		name = name[strings.LastIndex(name, ".")+1:] // nested types lose their outer one's name
		switch {
		case name == "" || name == "List" || strings.HasSuffix(name, "[]") || name == "String" || name == "Byte" || name == "Stream":
		case want.IsEnum:
			checkEnum(t, listing, file, name, want)
		case want.IsInterface && strings.HasSuffix(listing, "mjs"):
		default:
			checkClass(t, listing, file, name, want)
		}
	}
}

func checkClass(t *testing.T, listing string, file *dto.File, name string, want declared) {
	t.Helper()
	i := slices.IndexFunc(file.Classes, func(c *dto.Class) bool { return c.Name == name })
	if i < 0 {
		if name != "IReturn" && name != "IReturnVoid" {
			t.Errorf("%s: no class %s", listing, name)
		}
		return
	}
	var names, wantNames []string
	for j, m := range file.Classes[i].Members {
		alias := ""
		if j < len(want.Properties) {
			alias = want.Properties[j].DataMember.Name
		}
		if m.Wire != "" && m.Wire != alias {
			t.Errorf("%s: %s.%s is %q on the wire, want %q", listing, name, m.Name, m.Wire, alias)
		}
		names = append(names, strings.ToLower(m.Name))
	}
	for _, p := range want.Properties {
		alias := p.DataMember.Name
		if alias == "" || strings.HasPrefix(file.Header.Version, "5.") { // which prints names from C#
			alias = p.Name
		}
		wantNames = append(wantNames, strings.ToLower(strings.NewReplacer("-", "_", "$", "_", " ", "_").Replace(alias)))
	}
	if d := cmp.Diff(wantNames, names); d != "" {
		t.Errorf("%s: members of %s (-want +got):\n%s", listing, name, d)
	}
	if file.Classes[i].Interface != want.IsInterface {
		t.Errorf("%s: %s is an interface: %t", listing, name, file.Classes[i].Interface)
	}
}

func checkEnum(t *testing.T, listing string, file *dto.File, name string, want declared) {
	t.Helper()
	i := slices.IndexFunc(file.Enums, func(e *dto.Enum) bool { return e.Name == name })
	if i < 0 {
		t.Errorf("%s: no enum %s", listing, name)
		return
	}
	e := file.Enums[i]
	if e.Flags != want.IsEnumInt && !strings.HasSuffix(listing, "mjs") {
		t.Errorf("%s: %s is a set of flags: %t", listing, e.Name, e.Flags)
	}
	names := strings.HasSuffix(listing, ".d") // which has no values
	var got, wanted []string
	for _, m := range e.Members {
		line := m.Name
		if m.HasNumber {
			line += fmt.Sprint("=", m.Number)
		} else if !names {
			line += "=" + m.Value
		}
		got = append(got, line)
	}
	for i, name := range want.EnumNames {
		switch {
		case names:
		case want.EnumMemberValues != nil:
			name += "=" + want.EnumMemberValues[i]
		case want.EnumValues != nil:
			name += "=" + want.EnumValues[i]
		default:
			name += "=" + name
		}
		wanted = append(wanted, name)
	}
	if d := cmp.Diff(wanted, got); d != "" {
		t.Errorf("%s: values of %s (-want +got):\n%s", listing, e.Name, d)
	}
}

func checkOperations(t *testing.T, listing string, file *dto.File, meta metadata) {
	t.Helper()
	for _, op := range meta.Operations {
		i := slices.IndexFunc(file.Classes, func(c *dto.Class) bool { return c.Name == op.Request.Name })
		if i < 0 {
			t.Errorf("%s: no class %s", listing, op.Request.Name)
			continue
		}
		c := file.Classes[i]
		if c.TypeName != op.Request.Name || c.Method != op.Method {
			t.Errorf("%s: %s says %q, %q; want method %q", listing, c.Name, c.TypeName, c.Method, op.Method)
		}
		if c.ReturnsVoid != op.ReturnsVoid || (c.Returns != nil) != (op.ReturnType != nil) {
			t.Errorf("%s: %s returns %v, void %t; want %v", listing, c.Name, c.Returns, c.ReturnsVoid, op.ReturnType)
		}
		if !strings.HasSuffix(listing, "mjs") && len(c.Routes) != len(op.Routes) {
			t.Errorf("%s: %s has routes %v, want %v", listing, c.Name, c.Routes, op.Routes)
		}
	}
}

// TestLayoutDoesNotMatter reads a listing with the other platform's line ends and
// with its indentation lost, as copied pages have it.
func TestLayoutDoesNotMatter(t *testing.T) {
	t.Parallel()
	eachRelease(t, func(t *testing.T, files fs.FS, _, api string) {
		for listing, lang := range listings {
			name := path.Join(api, "types", listing)
			if _, err := fs.Stat(files, name); err != nil {
				continue
			}
			code := strings.ReplaceAll(read(t, files, name), "\r\n", "\n")
			want := parseWhole(t, name, code, lang)
			got := parseWhole(t, name, strings.ReplaceAll(code, "\n", "\r\n"), lang)
			if d := cmp.Diff(want, got); d != "" {
				t.Errorf("%s with CRLF (-want +got):\n%s", name, d)
			}
			var stripped strings.Builder
			for line := range strings.Lines(code) {
				stripped.WriteString(strings.TrimLeft(line, " "))
			}
			got = parseWhole(t, name, stripped.String(), lang)
			anyColumn := cmp.Comparer(func(a, b diag.Pos) bool { return a.Line == b.Line })
			if d := cmp.Diff(want, got, anyColumn); d != "" {
				t.Errorf("%s without indentation (-want +got):\n%s", name, d)
			}
		}
	})
}
