package parser_test

import (
	"cmp"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/ssgen/ssgen/parser"
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/source"
	"github.com/ssgen/ssgen/testdata/recordings"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestConformance compares the model of every release's and API's pages with what
// that server says of itself in types/metadata.json. What JavaScript and samples
// cannot know stands in a table that is kept exact, each entry with the diagnostic
// that tells the user; a fact that is wrong without one fails.
func TestConformance(t *testing.T) {
	t.Parallel()
	for name, patterns := range map[string][]string{
		"jsv":      {"*.jsv.TAB.html"},
		"all":      {"*.*.TAB.html"},
		"csharp":   {"*.jsv.csharp.html"},
		"metadata": {"*.jsv.html"},
		"tabs":     {"*.jsv.html", "*.jsv.*.html"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var table []string
			for _, release := range recordings.Releases() {
				recording, err := recordings.Open(release)
				if err != nil {
					t.Fatal(err)
				}
				for _, api := range recordings.APIs() {
					var sources []source.Source
					for _, p := range patterns {
						sources = append(sources, pagesLike(t, recording, api, strings.Replace(p, "TAB", tabOf(release), 1))...)
					}
					got, diags := parser.Parse(t.Context(), sources)
					for _, line := range compare(t, got, diags, readTruth(t, recording, api)) {
						table = append(table, release+" "+api+" "+line)
					}
				}
			}
			slices.Sort(table)
			golden(t, "testdata/conformance/"+name+".txt", strings.Join(table, "\n")+"\n")
		})
	}
}

// tabOf is the tab that a release shows code in: before 8, the mjs tab has a stack
// trace in its place.
func tabOf(release string) string {
	if strings.HasPrefix(release, "5.") || strings.HasPrefix(release, "6.") {
		return "typescript"
	}
	return "mjs"
}

// apiPages gives an API's operation pages of one tab: the JSV ones, or those of all formats.
func apiPages(t *testing.T, recording fs.FS, api, tab string, all bool) []source.Source {
	t.Helper()
	if all {
		return pagesLike(t, recording, api, "*.*."+tab+".html")
	}
	return pagesLike(t, recording, api, "*.jsv."+tab+".html")
}

// pagesLike gives an API's operation pages whose names have the pattern, each * without dots.
func pagesLike(t *testing.T, recording fs.FS, api, pattern string) []source.Source {
	t.Helper()
	names, err := fs.Glob(recording, api+"/pages/"+pattern)
	names = slices.DeleteFunc(names, func(name string) bool {
		return strings.Count(path.Base(name), ".") != strings.Count(pattern, ".")
	})
	if err != nil || len(names) == 0 {
		t.Fatalf("no pages %s: %v", pattern, err)
	}
	var sources []source.Source
	for _, name := range names {
		data, err := fs.ReadFile(recording, name)
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, source.FromBytes(path.Base(name), data))
	}
	return sources
}

// TestConformanceOfSinglePages reads every page alone, as most users begin: what it
// says of the types that it shows must be right or reported as well.
func TestConformanceOfSinglePages(t *testing.T) {
	t.Parallel()
	for _, release := range recordings.Releases() {
		t.Run(release, func(t *testing.T) {
			t.Parallel()
			recording, err := recordings.Open(release)
			if err != nil {
				t.Fatal(err)
			}
			for _, api := range recordings.APIs() {
				want := readTruth(t, recording, api)
				for _, page := range apiPages(t, recording, api, tabOf(release), false) {
					model, diags := parser.Parse(t.Context(), []source.Source{page})
					compare(t, model, diags, shown(want, modelFacts(model)))
				}
			}
		})
	}
}

// shown keeps the facts about what a page shows at all.
func shown(want, got facts) facts {
	out := facts{}
	for name, text := range want {
		if _, ok := got[name]; ok {
			out[name] = text
		}
	}
	return out
}

// compare lists what differs between model and truth and what explains it.
func compare(t *testing.T, api *model.API, diags diag.List, want facts) []string {
	t.Helper()
	for _, d := range diags {
		if d.Severity == diag.Error {
			t.Errorf("%s", d)
		}
	}
	got := modelFacts(api)
	var lines []string
	for _, name := range slices.Sorted(maps.Keys(union(got, want))) {
		if got[name] == want[name] || sameType(name, got[name], want[name]) || nullOfText(name, got, want) {
			continue
		}
		code := explanation(name, got[name], diags)
		if code == "" {
			t.Errorf("%s: the model says %q, the server %q, and no diagnostic tells", name, got[name], want[name])
		}
		lines = append(lines, fmt.Sprintf("%s: %s / %s / %s", name, orNone(got[name]), orNone(want[name]), code))
	}
	checkNumbers(t, api, diags)
	return lines
}

// nullOfText tells the nullability of a member that the model takes for text and
// the server for a value: the member's type is the entry that counts.
func nullOfText(name string, got, want facts) bool {
	member, ok := strings.CutSuffix(name, " null")
	return ok && got[name] == "" && got[member+" type"] == "string" && want[member+" type"] != "string"
}

func orNone(s string) string { return cmp.Or(s, "nothing") }

func union(a, b facts) facts {
	all := maps.Clone(a)
	maps.Copy(all, b)
	return all
}

// sameType tells types that differ only in the kind of a number, which the
// diagnostic "number-kind" covers.
func sameType(name, got, want string) bool {
	numeric := regexp.MustCompile(`\b(byte|sbyte|short|ushort|int|uint|long|ulong|float|double|decimal)\b(\[\])?`)
	number := func(s string) string {
		if s == "" {
			return s
		}
		return numeric.ReplaceAllStringFunc(s, func(m string) string {
			if m == "byte[]" {
				return m
			}
			return "Number"
		})
	}
	isType := strings.HasSuffix(name, " type") || strings.HasSuffix(name, " response") || strings.HasSuffix(name, " base")
	return isType && strings.Contains(got, "Number") && number(got) == number(want)
}

// checkNumbers makes sure that every number of unknown kind is reported.
func checkNumbers(t *testing.T, api *model.API, diags diag.List) {
	t.Helper()
	for _, typ := range api.Types {
		for _, mb := range typ.Members {
			if !typ.Builtin && strings.Contains(mb.Type.String(), model.Number) && explain(diags, typ.Name+"."+mb.Wire, "number-kind") == "" {
				t.Errorf("%s.%s is a %s and no diagnostic tells", typ.Name, mb.Wire, mb.Type)
			}
		}
	}
}

// explanation finds the diagnostic that tells the user about a difference.
func explanation(fact, got string, diags diag.List) string {
	subject := strings.Fields(fact)[1]
	switch {
	case strings.HasSuffix(fact, " null"):
		if got == "unknown" {
			return explain(diags, "", "null-unknown")
		}
		return "" // said and wrong
	case strings.HasSuffix(fact, " value") && got == "":
		return "no value" // which the model says
	case strings.HasSuffix(fact, " verb"):
		return explain(diags, subject, "verb-choice")
	case strings.HasSuffix(fact, " base"):
		return explain(diags, subject, "base-argument", "base-inferred", "base-unknown")
	case strings.HasSuffix(fact, " response"):
		return explain(diags, subject, "response-unknown", "response-ambiguous")
	case strings.HasSuffix(fact, " kind"):
		return explain(diags, subject, "enum-kind")
	case !strings.HasSuffix(fact, " type"):
		return ""
	}
	codes := []string{"date-kind", "duration-kind", "number-kind", "string-kind", "key-kind", "sample-conflict", "type-undeclared"}
	if code := explain(diags, subject, codes...); code != "" {
		return code
	}
	typ, member, _ := strings.Cut(subject, ".")
	for _, d := range diags { // one for all members of a type without a sample
		if d.Code == "string-kind" && strings.Contains(d.Message, "no sample shows "+typ+",") && strings.Contains(d.Message, member) {
			return d.Code
		}
	}
	return ""
}

func explain(diags diag.List, subject string, codes ...string) string {
	for _, d := range diags {
		if slices.Contains(codes, d.Code) && (subject == "" || slices.Contains(strings.Fields(d.Message), subject)) {
			return d.Code
		}
	}
	return ""
}

// modelFacts says of a model what readTruth says of the server.
func modelFacts(api *model.API) facts {
	f := facts{}
	for _, op := range api.Operations {
		if op.Builtin {
			continue
		}
		name := "op " + op.Name
		f[name+" verb"] = op.Verb
		f[name+" response"] = cmp.Or(asLists(op.Response).String(), "none")
		for i, r := range op.Routes {
			f[fmt.Sprintf("%s route %d", name, i)] = fmt.Sprintf("%s %s | %s | %s", strings.Join(r.Verbs, ","), r.Path, r.Summary, r.Notes)
		}
		f[name+" verbs"] = verbText(slices.Clone(op.Verbs), len(op.Verbs) == 0)
		f[name+" tags"] = strings.Join(op.Tags, ",")
		f[name+" auth"] = "none"
		if a := op.Auth; a != nil {
			f[name+" auth"] = fmt.Sprint([4][]string{a.Roles, a.AnyRole, a.Permissions, a.AnyPermission})
		}
	}
	for _, typ := range api.Types {
		if !typ.Builtin {
			f.modelType(api, &typ)
		}
	}
	for _, e := range api.Enums {
		f.modelEnum(&e)
	}
	return f
}

func (f facts) modelType(api *model.API, typ *model.Type) {
	name := "type " + typ.Name
	f[name+" params"] = fmt.Sprint(len(typ.Params))
	f[name+" base"] = asLists(typ.Base).String()
	var wires []string
	for _, mb := range typ.Members {
		wires = append(wires, mb.Wire)
		r := mb.Type
		isEnum := slices.ContainsFunc(api.Enums, func(e model.Enum) bool { return e.Name == r.Name })
		if mb.NullUnknown {
			f[name+"."+mb.Wire+" null"] = "unknown"
		} else if r.IsValueScalar() || isEnum {
			f[name+"."+mb.Wire+" null"] = fmt.Sprint(r.Nullable)
		}
		r.Nullable = false
		f[name+"."+mb.Wire+" type"] = asLists(r).String()
	}
	f[name+" members"] = strings.Join(wires, ", ")
}

// asLists makes lists of arrays: on the wire, in JavaScript and in Go they are one.
func asLists(r model.Ref) model.Ref {
	args := make([]model.Ref, len(r.Args))
	for i, a := range r.Args {
		args[i] = asLists(a)
	}
	if r.Args = args; r.Name == model.Array {
		r.Name = model.List
	}
	return r
}

func (f facts) modelEnum(e *model.Enum) {
	name := "enum " + e.Name
	kind := "text"
	switch {
	case e.Flags:
		kind = "flags"
	case e.Numeric:
		kind = "numeric"
	}
	f[name+" kind"] = kind
	var names []string
	for _, mb := range e.Members {
		names = append(names, mb.Name)
		f[name+"."+mb.Name+" wire"] = mb.Wire
		if mb.Value != nil {
			f[name+"."+mb.Name+" value"] = fmt.Sprint(*mb.Value)
		}
	}
	f[name+" names"] = strings.Join(names, ", ")
}

// golden compares with a file, or rewrites it with -update.
func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(path.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if d := gocmp.Diff(strings.ReplaceAll(string(want), "\r\n", "\n"), got); d != "" {
		t.Errorf("%s (-want +got; -update rewrites it):\n%s", file, d)
	}
}
