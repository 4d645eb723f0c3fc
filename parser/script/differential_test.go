package script_test

import (
	"io/fs"
	"path"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/dto"
)

// TestLanguagesAgree reads the same API's listing in both languages: they must
// declare the same but for what JavaScript cannot say.
func TestLanguagesAgree(t *testing.T) {
	t.Parallel()
	eachRelease(t, func(t *testing.T, files fs.FS, _, api string) {
		js := path.Join(api, "types/mjs")
		if _, err := fs.Stat(files, js); err != nil {
			t.Skip("this release has no mjs listing")
		}
		ts := path.Join(api, "types/typescript")
		fromJS := parseWhole(t, js, read(t, files, js), dto.JavaScript)
		fromTS := parseWhole(t, ts, read(t, files, ts), dto.TypeScript)
		asJavaScript(fromTS)
		erase(fromJS)
		if d := cmp.Diff(fromTS, fromJS); d != "" {
			t.Errorf("typescript (-) and mjs (+) differ:\n%s", d)
		}
	})
}

// asJavaScript leaves of a TypeScript file what JavaScript prints.
func asJavaScript(f *dto.File) {
	f.Lang = dto.JavaScript
	f.Classes = slices.DeleteFunc(f.Classes, func(c *dto.Class) bool { return c.Interface })
	erase(f)
	for i := range f.Classes {
		c := f.Classes[i]
		c.Doc, c.Routes, c.Implements = "", nil, nil
		for j := range c.Members {
			m := &c.Members[j]
			m.Wire, m.Order, m.Required = "", 0, false
		}
	}
	for i := range f.Enums {
		f.Enums[i].Flags = false
	}
}

// erase drops places and the type arguments that JavaScript drops.
func erase(f *dto.File) {
	for i := range f.Classes {
		c := f.Classes[i]
		c.Pos = diag.Pos{}
		c.Extends, c.Returns = erased(c.Extends), erased(c.Returns)
		for j := range c.Members {
			c.Members[j].Pos = diag.Pos{}
		}
	}
	for i := range f.Enums {
		f.Enums[i].Pos = diag.Pos{}
		for j := range f.Enums[i].Members {
			f.Enums[i].Members[j].Pos = diag.Pos{}
		}
	}
}

func erased(t *dto.Type) *dto.Type {
	if t == nil {
		return nil
	}
	if t.Name == "[]" {
		return &dto.Type{Name: "Array"}
	}
	return &dto.Type{Name: t.Name}
}
