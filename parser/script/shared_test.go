package script_test

import (
	"io/fs"
	"path"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/dto"
	"github.com/ssgen/ssgen/parser/script"
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
func sameShared(t *testing.T, shared *script.Shared, name, text string, lang dto.Lang) (common int) {
	t.Helper()
	at := diag.Pos{File: name, Line: 7, Col: 3}
	alone, wantDiags := script.Parse(text, at, lang)
	for range 2 {
		got, diags := script.ParseShared(text, at, lang, shared)
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
		var shared script.Shared
		classes, common := 0, 0
		for lang, tab := range map[dto.Lang]string{dto.JavaScript: "mjs", dto.TypeScript: "typescript"} {
			names, _ := fs.Glob(files, path.Join(api, "pages", "*."+tab+".html"))
			for _, name := range names {
				text, _ := codeBlock(read(t, files, name))
				common += sameShared(t, &shared, name, text, lang)
				alone, _ := script.Parse(text, diag.Pos{}, lang)
				classes += len(alone.Classes)
			}
		}
		if common < classes*8/10 {
			t.Errorf("of %d classes only %d are in common with the same text read again", classes, common)
		}
	})
}

func FuzzShared(f *testing.F) {
	f.Add("\nexport class A {\n    x;\n}\n", "class B {}\nexport class A {\n    x;\n}\n", true)
	f.Add("\nexport interface A {\n    x: B;\n}\n", "class B {}\n\nexport interface A {\n    x: B;\n}\n", false)
	f.Add("\n/** a */\nexport class A {\n    /** b */ x;\n}\n/* */ x", "/** a */\nexport class A {\n    /** b */ x;\n}\n", true)
	f.Add("\n/** @typedef {'A'} */\nexport var E;\n(function (E) {\n    E[\"A\"] = \"A\"\n})(E || (E = {}));\n", "/*\nexport var E;\n(function (E) {\n    E[\"A\"] = \"A\"\n})(E || (E = {}));\n*/", true)
	f.Add("\nenum E {\n A = 1,\n B = 'x'\n}\nmodule m {\nenum E {\n A = 1,\n B = 'x'\n}\n}", "export\nenum E {\n A = 1,\n B = 'x'\n}\n\"\n", false)
	f.Fuzz(func(t *testing.T, first, second string, js bool) {
		lang := dto.TypeScript
		if js {
			lang = dto.JavaScript
		}
		var shared script.Shared
		sameShared(t, &shared, "first", first, lang)
		sameShared(t, &shared, "second", second, lang)
		sameShared(t, &shared, "both", first+"\n"+second, lang)
	})
}
