package templates

import (
	"go/format"
	"go/parser"
	"go/token"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestFilesOfParts(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		parts     Parts
		has, lack []string
	}{
		{Parts{}, []string{"runtime_codec.", "runtime_scalar.", "runtime_status."}, []string{"runtime_client.", "runtime_server.", "runtime_operation."}},
		{Parts{Client: true}, []string{"runtime_codec.", "runtime_client.", "runtime_operation."}, []string{"runtime_server."}},
		{Parts{Server: true}, []string{"runtime_codec.", "runtime_server.", "runtime_operation."}, []string{"runtime_client."}},
		{Parts{Client: true, Server: true}, []string{"runtime_client.", "runtime_server."}, []string{"runtime_host", "_test"}},
	} {
		files, err := Files("orders", tt.parts)
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, f := range files {
			names = append(names, f.Name)
		}
		all := strings.Join(names, "\n")
		for _, part := range tt.has {
			if !strings.Contains(all, part) {
				t.Errorf("%+v: no file %s…", tt.parts, part)
			}
		}
		for _, part := range tt.lack {
			if strings.Contains(all, part) {
				t.Errorf("%+v: a file %s…", tt.parts, part)
			}
		}
		if !slices.IsSorted(names) {
			t.Errorf("%+v: the files are not sorted", tt.parts)
		}
	}
}

// TestFilesAreMoved asserts what holds of every carried file: its first line, its
// package, no documentation of another package, the standard library alone.
func TestFilesAreMoved(t *testing.T) {
	t.Parallel()
	files, err := Files("orders", Parts{Client: true, Server: true})
	if err != nil {
		t.Fatal(err)
	}
	generated := regexp.MustCompile(`^// Code generated .* DO NOT EDIT\.\n`)
	for _, f := range files {
		if !generated.Match(f.Data) || !strings.HasSuffix(f.Name, ".gen.go") {
			t.Errorf("%s is not marked as generated", f.Name)
		}
		file, err := parser.ParseFile(token.NewFileSet(), f.Name, f.Data, parser.ParseComments|parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		if file.Name.Name != "orders" || file.Doc != nil {
			t.Errorf("%s is of package %s with the documentation %q", f.Name, file.Name.Name, file.Doc.Text())
		}
		for _, i := range file.Imports {
			if strings.Contains(i.Path.Value, ".") || i.Path.Value == `"unsafe"` || i.Path.Value == `"reflect"` {
				t.Errorf("%s imports %s", f.Name, i.Path.Value)
			}
		}
	}
}

func TestJoint(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		in   []string
		want string
	}{
		{[]string{"package runtime\n"}, "package orders\n"},
		{[]string{"// Package runtime is.\npackage runtime\n\nvar x = 1"}, "package orders\n\nvar x = 1\n"},
		{[]string{"package runtime\r\n\r\nvar x = 1\r\n"}, "package orders\n\nvar x = 1\n"},
		{
			[]string{"package runtime\n\nimport \"fmt\"\n\n// A is.\nvar A = fmt.Sprint()\n", "package runtime\n\nimport (\n\t\"cmp\"\n\t\"fmt\"\n)\n\nvar b = cmp.Or(A, fmt.Sprint())\n"},
			"package orders\n\nimport (\n\t\"cmp\"\n\t\"fmt\"\n)\n\n// A is.\nvar A = fmt.Sprint()\n\nvar b = cmp.Or(A, fmt.Sprint())\n",
		},
	} {
		var j joint
		for _, in := range tt.in {
			if err := j.add([]byte(in)); err != nil {
				t.Fatal(err)
			}
		}
		if got := string(j.file("orders")); got != header+tt.want {
			t.Errorf("%q becomes %q, want %q", tt.in, got, tt.want)
		}
	}
	var j joint
	if err := j.add([]byte("no go")); err == nil {
		t.Error("what is no Go is carried")
	}
	if err := j.add([]byte("package runtime\n\nimport x \"fmt\"\n")); err == nil {
		t.Error("an import with a name is carried")
	}
}

// TestFilesAreWhole asserts that joining loses no declaration of the runtime.
func TestFilesAreWhole(t *testing.T) {
	t.Parallel()
	files, err := Files("orders", Parts{Client: true, Server: true})
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, f := range files {
		if formatted, err := format.Source(f.Data); err != nil || string(formatted) != string(f.Data) {
			t.Errorf("%s is not formatted: %v", f.Name, err)
		}
		all.Write(f.Data)
	}
	entries, err := embedded.ReadDir("runtime")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		data, err := embedded.ReadFile("runtime/" + e.Name())
		if err != nil {
			t.Fatal(err)
		}
		if kind := kindOf(e.Name()); kind == "" || kind == "host" || kind == "dynamic" {
			continue
		}
		_, body, _ := strings.Cut(string(data), "\npackage runtime\n")
		if i := strings.Index(body, "\n)\n"); strings.HasPrefix(body, "\nimport (") {
			body = body[i+3:]
		} else if strings.HasPrefix(body, "\nimport ") {
			_, body, _ = strings.Cut(body[1:], "\n")
		}
		if !strings.Contains(all.String(), strings.TrimSpace(body)) {
			t.Errorf("%s is not carried whole", e.Name())
		}
	}
}

func TestExported(t *testing.T) {
	t.Parallel()
	names, err := Exported()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"Client", "NewClient", "FormatJSV", "ErrNotFound", "Decimal"} {
		if !slices.Contains(names, name) {
			t.Errorf("%s is missing in %q", name, names)
		}
	}
}

// TestOrder asserts that every file has its place, and every place a file.
func TestOrder(t *testing.T) {
	t.Parallel()
	places := map[string]bool{}
	for _, folder := range []string{"runtime", "fake"} {
		entries, err := embedded.ReadDir(folder)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			kind := kindOf(e.Name())
			list := order[kind]
			if list == nil {
				continue
			}
			i := rank(e.Name())
			if i == len(list) {
				t.Errorf("%s has no place in the order of %s", e.Name(), kind)
				continue
			}
			places[kind+" "+list[i]] = true
		}
	}
	for kind, list := range order {
		for _, part := range list {
			if !places[kind+" "+part] {
				t.Errorf("there is no file for %s in the order of %s", part, kind)
			}
		}
	}
}

// TestExportedComeFirst asserts that a file begins with what its users call: but for types'
// methods, nothing that others can call stands behind a file of which they can call nothing.
func TestExportedComeFirst(t *testing.T) {
	t.Parallel()
	for _, folder := range []string{"runtime", "fake"} {
		for kind, list := range order {
			inner := ""
			for _, part := range list {
				name := folder + "/" + kind + "_" + part + ".go"
				if part == kind {
					name = folder + "/" + kind + ".go"
				}
				data, err := embedded.ReadFile(name)
				if err != nil {
					continue
				}
				file, err := parser.ParseFile(token.NewFileSet(), name, data, parser.SkipObjectResolution)
				if err != nil {
					t.Fatal(err)
				}
				switch names := exportedIn(file); {
				case len(names) == 0:
					inner = name
				case inner != "":
					t.Errorf("%s declares %s and stands behind %s, which is for this package alone", name, names, inner)
				}
			}
		}
	}
}
