package script_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/dto"
	"github.com/ssgen/ssgen/parser/script"
)

// readCase is code and what dump writes of it; want begins with a line break.
type readCase struct{ name, code, want string }

func runCases(t *testing.T, cases []readCase) {
	t.Helper()
	for _, tt := range cases {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			file, diags := script.Parse(tt.code, diag.Pos{File: "x", Line: 1, Col: 1}, script.DetectLang(tt.code))
			if d := cmp.Diff(strings.TrimPrefix(tt.want, "\n"), dump(file, diags)); d != "" {
				t.Errorf("(-want +got)\n%s", d)
			}
		})
	}
}

func TestPositionsCountFromTheFirstByte(t *testing.T) {
	t.Parallel()
	file, _ := script.Parse("export class A {\n    x;\n}", diag.Pos{File: "page.html", Line: 40, Col: 9}, dto.JavaScript)
	want := []diag.Pos{{File: "page.html", Line: 40, Col: 22}, {File: "page.html", Line: 41, Col: 5}}
	if got := []diag.Pos{file.Classes[0].Pos, file.Classes[0].Members[0].Pos}; !cmp.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestDetectLang(t *testing.T) {
	t.Parallel()
	for code, want := range map[string]dto.Lang{
		"":                                   dto.JavaScript,
		"export class A {}":                  dto.JavaScript,
		"\"use strict\";\nexport class A {}": dto.JavaScript,
		"/** public */ export var E;":        dto.JavaScript,
		"export class A\n{\n public x: T;":   dto.TypeScript,
		"interface A\n{\n x?: T;":            dto.TypeScript,
		"export enum E\n{\n A = 1,\n}":       dto.TypeScript,
	} {
		if got := script.DetectLang(code); got != want {
			t.Errorf("%q: %d, want %d", code, got, want)
		}
	}
}

// TestHostileTextTakesLinearTime reads long texts of what nests, never closes,
// or makes a reader look ahead.
func TestHostileTextTakesLinearTime(t *testing.T) {
	t.Parallel()
	for _, piece := range []string{
		"/* ", "/** */ x ", "/** @type {a} */ ", "/** @type {", "/*\n", "*/\n;", "/** @type\n", "export class A {", "export class A {\n",
		"x(", "x{\n", "constructor(\n", "\"", "\"\\", "'\"", "import \"\\", "import {\n", "module a {", "a:A<", "public a: {[a:", "// @Route(\n", "enum A { ",
		"type A =", "type A = 'a' |", "var A; (function (A) {", "var A; (function (A) { A[\"", "E[\"A\"] = \"A\"", "public ", "class A<a ", "(", "\xff", "\u200b", "@", "?", "[",
	} {
		for _, head := range []string{"", "export class A {\n/** @type {", "export var E; (function (E) { "} {
			text := head + strings.Repeat(piece, 1<<18/len(piece))
			start := time.Now()
			script.Parse(text, diag.Pos{Line: 1, Col: 1}, dto.JavaScript)
			if took := time.Since(start); took > 5*time.Second {
				t.Errorf("%q behind %q: %v", piece, head, took)
			}
		}
	}
}

// TestTypesNestNoDeeperThanAnyoneNeeds holds the bound that keeps what is made of
// a type, and the time to make it, small.
func TestTypesNestNoDeeperThanAnyoneNeeds(t *testing.T) {
	t.Parallel()
	const bound = 64
	member := func(typ string) string { return "export class A {\n    /** @type {" + typ + "} */\n    x;\n}" }
	for _, test := range []struct{ open, end string }{{"", "[]"}, {"List<", ">"}, {"List<", "[]>"}, {"{ [index:string]: ", "; }"}} {
		for n, readable := range map[int]bool{bound / 4: true, 20 * bound: false} {
			_, diags := script.Parse(member(strings.Repeat(test.open, n)+"string"+strings.Repeat(test.end, n)), diag.Pos{Line: 1, Col: 1}, dto.JavaScript)
			if (len(diags) == 0) != readable {
				t.Errorf("%d times %s…%s: %v", n, test.open, test.end, diags)
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"export class A extends B {\n    /** @type {?{ [index:string]: C<D>[]; }} */\n    x = {};\n    createResponse() { return new A() }\n}",
		"/** @typedef {number} */\nexport var E;\n(function (E) {\n    E[E[\"A\"] = -1] = \"A\"\n})(E || (E = {}));",
		"// @Route(\"/x\", \"GET POST\")\nexport class A<T> extends B<T> implements IReturn<T[]> {\n    // @DataMember(Name=\"x\")\n    public x?: T|null = [];\n}",
		"declare module dtos {\n interface A { [k:string] : B; }\n}\ntype E = \"A\" | \"B\";",
		"/* Options:\nVersion: 8.10\n*/\n/**\n * @type {string}\n * @description a */ b\n*/ */\nx;",
		"//@e(]G", // did not end
	} {
		f.Add(seed, true)
		f.Add(seed, false)
	}
	f.Fuzz(func(t *testing.T, code string, typed bool) {
		lang := dto.JavaScript
		if typed {
			lang = dto.TypeScript
		}
		file, diags := script.Parse(code, diag.Pos{File: "f", Line: 1, Col: 1}, lang)
		lines := strings.Count(code, "\n") + 1
		for _, d := range diags {
			if d.Severity != diag.Warning || d.Pos.Line < 1 || d.Pos.Line > lines {
				t.Errorf("%v", d)
			}
		}
		for _, c := range file.Classes {
			if c.Name == "" || c.Pos.Line < 1 || c.Pos.Line > lines {
				t.Errorf("class %+v", c)
			}
		}
		again, _ := script.Parse(code, diag.Pos{File: "f", Line: 1, Col: 1}, lang)
		if !cmp.Equal(file, again) {
			t.Error("two readings differ")
		}
	})
}
