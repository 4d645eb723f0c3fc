package csharp_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/ssgen/ssgen/parser/csharp"
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/dto"
)

// TestHostileTextTakesLinearTime reads long texts of what nests, never closes,
// or makes a reader look ahead. It runs beside no other test of the package.
func TestHostileTextTakesLinearTime(t *testing.T) {
	for _, piece := range []string{
		"/* ", "/** */ x ", "/** ", "/*\n", "///<summary>\n", "// x\n", "#\n", " #", "public class A {", "public class A {\n", "public class A : ", "namespace A {", "namespace A;",
		"A<", "public A<B,", "public A<\n", "public A(", "public int A {", "public int A {\n", "public int A = ", "public int A = {", "public int A => ", "public A() {", "A(", "(", ")", "[", "]",
		"[A(", "[A(\"", "[A(x=\"\" ", "[A(\"a\" b\" ", "[A(\"a\"+", "[A({", "[A]", "@\"", "@\"\"", "\"", "\"\\", "'\"", "'", "\"\"\"", "\"\"\"\n", "$\"", "where A : ", "public ", "public enum A { ", "enum A { B = ", "enum A { B = C | ", "enum A { B,",
		"record A(", "record A(int B,", "<", ">", "?", "{", "}", "using A", "using A\n", "a.", "a b", "A[", "A[,", "A`1[", "A?", "\xff", "\u200b", "@", "=",
	} {
		for _, head := range []string{"", "public class A\n{\n    public ", "namespace N\n{\n    public enum E\n    {\n        "} {
			short, long := head+strings.Repeat(piece, 1<<14/len(piece)), head+strings.Repeat(piece, 1<<18/len(piece))
			if !growsLinearly(short, long) {
				t.Errorf("%q behind %q takes more than linear time", piece, head)
			}
		}
	}
}

// growsLinearly compares the times that a text takes and one that is sixteen times as long:
// sixteen times as much where reading is linear, 256 times where it is quadratic. A busy
// machine slows one or the other, so that the best of several runs of each counts.
func growsLinearly(short, long string) bool {
	few, many := time.Hour, time.Hour
	for range 8 {
		few, many = min(few, parsing(short)), min(many, parsing(long))
		if many < 50*time.Millisecond || many < 128*few {
			return true
		}
	}
	return false
}

func parsing(text string) time.Duration {
	start := time.Now()
	csharp.Parse(text, diag.Pos{Line: 1, Col: 1})
	return time.Since(start)
}

// TestDeepNestingIsBounded holds the bounds that keep what is made of hostile text small.
func TestDeepNestingIsBounded(t *testing.T) {
	t.Parallel()
	for _, open := range []string{"public class A\n{\n", "namespace A\n{\n", "record A(int B) {"} {
		file, diags := csharp.Parse(strings.Repeat(open, 1000), diag.Pos{Line: 1, Col: 1})
		if len(diags) == 0 {
			t.Errorf("%q: no warning", open)
		}
		for _, c := range file.Classes {
			if depth := strings.Count(c.Outer, ".") + strings.Count(c.Namespace, "."); depth > 32 {
				t.Errorf("%q: %d deep", open, depth)
			}
		}
	}
	for _, test := range []struct{ open, end string }{{"", "[]"}, {"List<", ">"}, {"List<", "[]>"}, {"(int, ", ")"}} {
		for n, readable := range map[int]bool{12: true, 640: false} {
			text := strings.Repeat(test.open, n) + "string" + strings.Repeat(test.end, n)
			if _, ok := csharp.ParseType(text); ok != readable {
				t.Errorf("%d times %s…%s: %t", n, test.open, test.end, ok)
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"/* Options:\nVersion: 8.10\nBaseUrl: https://x.example\n//AddNullableAnnotations: True\n*/\nusing System;\nnamespace N\n{\n    [Route(\"/x/{Id}\", \"GET\")]\n    public partial class A<T>\n        : B<T>, IReturn<List<T>>, IGet\n    {\n        ///<summary>\n        ///d\n        ///</summary>\n        [DataMember(Name=\"x-id\", Order=1)]\n        public virtual Dictionary<string, int?>? Id { get; set; } = new();\n    }\n}",
		"public class A\n{\n    public A()\n    {\n        B = new string[]{};\n    }\n    public enum C : byte { D = 1 << 2, [EnumMember(Value=\"e f\")] E, F = C | D }\n    public string class { get; set; }",
		"public record R(int A, string? B = null) : S(A);\npublic interface I { string X { get; } }\nnamespace N; public struct P { public (int A, string B) Q => default; }",
		"[assembly: X(typeof(A<>), @\"a\"\"b\", Y = \"\"\"c\"\"\")]\n#nullable enable\nclass A : IReturn<Inner>>, IPost {}",
		"System.IO.InvalidDataException: x\n   at A.B(C d)",
		"class A{a\n;", "[A(\"x\" y\")]", "class A : B<C[], D {", "\"\\", "@\"", "'",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, code string) {
		file, diags := csharp.Parse(code, diag.Pos{File: "f", Line: 1, Col: 1})
		lines := strings.Count(code, "\n") + 1
		for _, d := range diags {
			if d.Severity != diag.Warning || d.Pos.Line < 1 || d.Pos.Line > lines || strings.Contains(d.Message, "\n") {
				t.Errorf("%v", d)
			}
		}
		for _, c := range file.Classes {
			checkClass(t, *c, lines)
		}
		for _, e := range file.Enums {
			if e.Name == "" || e.Pos.Line < 1 || e.Pos.Line > lines {
				t.Errorf("enum %+v", e)
			}
		}
		if again, _ := csharp.Parse(code, diag.Pos{File: "f", Line: 1, Col: 1}); !cmp.Equal(file, again) {
			t.Error("two readings differ")
		}
	})
}

func checkClass(t *testing.T, c dto.Class, lines int) {
	if c.Name == "" || c.Pos.Line < 1 || c.Pos.Line > lines {
		t.Errorf("class %+v", c)
	}
	for _, m := range c.Members {
		if m.Name == "" || m.Type.Name == "" || m.Pos.Line < c.Pos.Line || m.Pos.Line > lines {
			t.Errorf("%s has the member %+v", c.Name, m)
		}
	}
}

func FuzzParseType(f *testing.F) {
	for _, tt := range typeCases() {
		f.Add(tt.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		typ, ok := csharp.ParseType(text)
		if typ.Name == "" || !ok && typ.Name != "any" {
			t.Errorf("%q: %v, %t", text, typ, ok)
		}
	})
}
