package merge_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/dto"
	"github.com/ssgen/ssgen/parser/merge"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/page"
	"github.com/ssgen/ssgen/parser/sample"
	"github.com/ssgen/ssgen/parser/script"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestGolden merges small pages. A case is an archive whose files are the parts
// of pages, PAGE.FORMAT.PART: the code by its language, request, response, or
// routes ("GET,POST /path" a line); a page's name is its operation's, up to a "-". The
// file "want" is the model and the diagnostics.
func TestGolden(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			t.Parallel()
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			readings, want := readCase(t, archive)
			got := dump(merge.Merge(readings, nil))
			slices.Reverse(readings)
			if d := cmp.Diff(got, dump(merge.Merge(readings, nil))); d != "" {
				t.Errorf("the order of the pages changes the result:\n%s", d)
			}
			if *update {
				archive.Files = append(slices.DeleteFunc(archive.Files, isWant), txtar.File{Name: "want", Data: []byte(got)})
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if d := cmp.Diff(want, got); d != "" {
				t.Errorf("-want +got (-update rewrites it):\n%s", d)
			}
		})
	}
}

func isWant(f txtar.File) bool { return f.Name == "want" }

// readCase makes the readings of a case. Positions are lines of each part.
func readCase(t testing.TB, archive *txtar.Archive) (readings []merge.Reading, want string) {
	t.Helper()
	at := map[string]int{}
	for _, f := range archive.Files {
		text := strings.ReplaceAll(string(f.Data), "\r\n", "\n")
		if isWant(f) {
			want = text
			continue
		}
		parts := strings.Split(f.Name, ".")
		if len(parts) != 3 {
			t.Fatalf("file %q is not PAGE.FORMAT.PART", f.Name)
		}
		key := parts[0] + "." + parts[1]
		if _, ok := at[key]; !ok {
			at[key] = len(readings)
			readings = append(readings, newReading(parts[0], parts[1], key))
		}
		addPart(&readings[at[key]], parts[2], f.Name, text)
	}
	return readings, want
}

func newReading(name, format, file string) merge.Reading {
	op, _, _ := strings.Cut(name, "-")
	return merge.Reading{Page: &page.Page{
		File: file, Service: "Test", BaseURL: "https://t.example", Operation: op,
		OperationPos: diag.Pos{File: file, Line: 1}, Format: strings.ToUpper(format),
	}}
}

func addPart(r *merge.Reading, part, file, text string) {
	pos := diag.Pos{File: file, Line: 1, Col: 1}
	contentType := "text/" + strings.ToLower(r.Page.Format)
	switch part {
	case "request":
		r.Page.Request = &page.Message{Verb: "POST", ContentType: contentType, HasBody: true, Body: text, Pos: pos}
		r.Request, _ = sample.Parse(text, contentType, pos)
	case "response":
		r.Page.Response = &page.Message{ContentType: contentType, HasBody: true, Body: text, Pos: pos}
		r.Response, _ = sample.Parse(text, contentType, pos)
	case "routes":
		for _, line := range strings.Split(strings.TrimSpace(text), "\n") {
			verbs, path, _ := strings.Cut(line, " ")
			r.Page.Routes = append(r.Page.Routes, model.Route{Path: path, Verbs: strings.Split(verbs, ",")})
		}
	default:
		lang := dto.JavaScript
		if part == "typescript" {
			lang = dto.TypeScript
		}
		r.Page.Code = &page.Code{Lang: part, Text: text, Pos: pos}
		r.Code, _ = script.Parse(text, pos, lang)
	}
}

// dump writes a model for people, without what no case is about.
func dump(api *model.API, diags diag.List) string {
	var b strings.Builder
	if api.Dates+api.GUIDs != "" {
		fmt.Fprintf(&b, "host: dates %q, GUIDs %q\n", api.Dates, api.GUIDs)
	}
	for _, op := range api.Operations {
		fmt.Fprintf(&b, "%s %s -> %s%s%s", op.Verb, op.Name, op.Response, when(op.ResponseUnknown, " (unknown)"), when(op.Builtin, " (built in)"))
		for _, r := range op.Routes {
			fmt.Fprintf(&b, " [%s %s]", strings.Join(r.Verbs, ","), r.Path)
		}
		b.WriteString("\n")
	}
	for _, t := range api.Types {
		fmt.Fprintf(&b, "%s%s%s%s\n", t.Name, list("<", t.Params, ">"), after(" : ", t.Base.String()), when(t.Builtin, " (built in)"))
		for _, mb := range t.Members {
			name := mb.Name
			if mb.Name != mb.Wire {
				name += " " + mb.Wire
			}
			fmt.Fprintf(&b, "  %s: %s%s%s\n", name, mb.Type, when(mb.NullUnknown, " (null?)"), when(mb.Required, " (required)"))
		}
	}
	for _, e := range api.Enums {
		fmt.Fprintf(&b, "enum %s%s%s\n ", e.Name, when(e.Numeric, " numeric"), when(e.Flags, " flags"))
		for _, mb := range e.Members {
			fmt.Fprintf(&b, " %s", mb.Name)
			if mb.Wire != mb.Name {
				fmt.Fprintf(&b, "(%s)", mb.Wire)
			}
			if mb.Value != nil {
				fmt.Fprintf(&b, "=%d", *mb.Value)
			}
		}
		b.WriteString("\n")
	}
	for _, d := range diags {
		if d.Code != "number-kind" || strings.Contains(d.Message, "response") { // one for nearly every case
			fmt.Fprintf(&b, "%s %s\n", d.Code, d)
		}
	}
	return b.String()
}

func when(is bool, text string) string {
	if is {
		return text
	}
	return ""
}

func after(prefix, text string) string { return when(text != "", prefix+text) }

func list(open string, items []string, closing string) string {
	return when(len(items) > 0, open+strings.Join(items, ", ")+closing)
}

func FuzzMerge(f *testing.F) {
	f.Add("export class A<T> extends B { a: T; b: A<A<T>>[]; } export class B { c: { [index: string]: A<B>; }; }", "{a:String,b:[{a:0}]}", "{a:{c:{String:{a:0}}}}")
	f.Add("export class A extends A { a: E; } export enum E { X = 1, Y = 2 }", "[{a:1},{a:X,z:{}}]", "{String:[{a:0}]}")
	f.Add("export class A<T> { a: A<T>; } export class C extends Array { }", "{}", "[[],[{a:{}}]]")
	f.Fuzz(func(_ *testing.T, code, request, response string) {
		a, b := newReading("A", "jsv", "a"), newReading("C", "json", "c")
		for _, r := range []*merge.Reading{&a, &b} {
			addPart(r, "typescript", "code", code)
			addPart(r, "request", "request", request)
			addPart(r, "response", "response", response)
		}
		dump(merge.Merge([]merge.Reading{a, b}, nil))
	})
}
