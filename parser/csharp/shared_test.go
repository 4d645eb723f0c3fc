package csharp_test

import (
	"io/fs"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ssgen/ssgen/parser/csharp"
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/dto"
)

// placed gives the file as if it had nothing in common with others.
func placed(f *dto.File) *dto.File {
	out := *f
	out.Classes, out.Enums, out.Places = nil, nil, dto.Places{}
	for i := range f.Classes {
		out.Classes = append(out.Classes, f.ClassAt(i))
	}
	for i := range f.Enums {
		out.Enums = append(out.Enums, f.EnumAt(i))
	}
	return &out
}

// sameShared reads the text after others, with which it has declarations in common, and
// gives how many it has. That must read the same as alone.
func sameShared(t *testing.T, shared *csharp.Shared, name, text string) (common int) {
	t.Helper()
	at := diag.Pos{File: name, Line: 7, Col: 3}
	alone, wantDiags := csharp.Parse(text, at)
	for range 2 {
		got, diags := csharp.ParseShared(text, at, shared)
		if d := cmp.Diff(alone, placed(got)); d != "" {
			t.Errorf("%s: -alone +shared:\n%s", name, d)
		}
		if d := cmp.Diff(wantDiags, diags); d != "" {
			t.Errorf("%s: findings: -alone +shared:\n%s", name, d)
		}
		common = 0
		for i := range got.Classes {
			if got.SharesClass(i) {
				common++
			}
		}
	}
	return common
}

func TestSharedCodeReadsAsAlone(t *testing.T) {
	t.Parallel()
	eachRelease(t, func(t *testing.T, files fs.FS, _, api string) {
		var shared csharp.Shared
		classes, common := 0, 0
		for name, text := range code(t, files, api) {
			common += sameShared(t, &shared, name, text)
			alone, _ := csharp.Parse(text, diag.Pos{})
			classes += len(alone.Classes)
		}
		if common < classes*9/10 {
			t.Errorf("of %d classes only %d are in common with the same text read again", classes, common)
		}
	})
}

func FuzzShared(f *testing.F) {
	f.Add("namespace A\n{\n    [Route(\"/a\")]\n    public class B : C\n    {\n        public int? X { get; set; }\n    }\n\n}\n",
		"namespace A\n{\n    public interface C\n    {\n    }\n    [Route(\"/a\")]\n    public class B : C\n    {\n        public int? X { get; set; }\n    }\n}\n")
	f.Add("\npublic class A\n{\n    public B? X { get; set; }\n    public B Y { get; set; }\n}\n", "\npublic struct B\n{\n}\npublic class A\n{\n    public B? X { get; set; }\n    public B Y { get; set; }\n}\n")
	f.Add("\n/* Options:\nAddNullableAnnotations: True\n*/\nclass A {\n}\n", "/*\nclass A {\n}\n */\nclass A {\n}")
	f.Add("\nclass A {\n  string s = \"\n}\n\";\n}\n", "x \"\nclass A {\n  /* }\n}\nclass A {\n */ }")
	f.Add("\nclass A {\n #nullable enable\n}\nenum E\n{\n A = 1,\n B\n}\n", "@\"\nenum E\n{\n A = 1,\n B\n}\n\"")
	f.Fuzz(func(t *testing.T, first, second string) {
		var shared csharp.Shared
		sameShared(t, &shared, "first", first)
		sameShared(t, &shared, "second", second)
		sameShared(t, &shared, "both", first+"\n"+second)
	})
}
