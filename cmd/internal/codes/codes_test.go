package codes

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// isCode tells what can be a code from other texts that stand where codes do.
var isCode = regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)

// TestCodesAreThoseOfTheSource holds the page to what the source can report: a code is a
// literal that is given as a parameter or a field of the name "code".
func TestCodesAreThoseOfTheSource(t *testing.T) {
	t.Parallel()
	s := scanned(t)
	if d := cmp.Diff(slices.Sorted(maps.Keys(s.codes)), Names()); d != "" {
		t.Errorf("codes of the source (-) and of codes.md (+), which says what each means:\n%s", d)
	}
	if len(s.codes) < 100 {
		t.Errorf("only %d codes are found in the source", len(s.codes))
	}
}

// TestSeveritiesAreThoseOfTheSource holds what the page says of severities to those that
// stand beside a code in the source.
func TestSeveritiesAreThoseOfTheSource(t *testing.T) {
	t.Parallel()
	found := scanned(t).codes
	found["verb-choice"]["warning"] = true // raised behind its literal, where PUT and PATCH are both there
	for _, c := range All() {
		said := strings.Split(c.Severities, ", ")
		for severity := range found[c.Name] {
			if severity != "" && !slices.Contains(said, severity) {
				t.Errorf("%s can be a %s, and the page says %s", c.Name, severity, c.Severities)
			}
		}
		for _, severity := range said {
			if !found[c.Name][severity] && !found[c.Name][""] {
				t.Errorf("%s is never a %s, and the page says %s", c.Name, severity, c.Severities)
			}
		}
	}
}

func scanned(t *testing.T) scan {
	t.Helper()
	s := scan{params: map[string][]int{}, codes: map[string]map[string]bool{}}
	files := sources(t)
	for _, f := range files {
		ast.Inspect(f, s.declares)
	}
	for _, f := range files {
		ast.Inspect(f, s.uses)
	}
	return s
}

// sources gives the parsed files of the program that are no tests.
func sources(t *testing.T) []*ast.File {
	t.Helper()
	var files []*ast.File
	root := filepath.Join("..", "..", "..")
	for _, top := range []string{"cmd", "parser", "generator"} {
		err := filepath.WalkDir(filepath.Join(root, top), func(name string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case d.IsDir() && d.Name() == "testdata":
				return fs.SkipDir
			case d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go"):
				return nil
			}
			text, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			f, err := parser.ParseFile(token.NewFileSet(), name, text, parser.SkipObjectResolution)
			files = append(files, f)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// scan gathers codes: first the functions that have a parameter "code", then what they
// are given.
type scan struct {
	params map[string][]int           // places of such parameters by the functions' names
	codes  map[string]map[string]bool // with the severities beside them, "" for one that is not plain to see
}

func (s *scan) declares(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.FuncDecl:
		s.function(n.Name.Name, n.Type)
	case *ast.AssignStmt: // warn := func(code …
		for i, right := range n.Rhs {
			if f, ok := right.(*ast.FuncLit); ok {
				if name, ok := n.Lhs[i].(*ast.Ident); ok {
					s.function(name.Name, f.Type)
				}
			}
		}
	}
	return true
}

func (s *scan) function(name string, f *ast.FuncType) {
	if i := place(f.Params); i >= 0 && !slices.Contains(s.params[name], i) {
		s.params[name] = append(s.params[name], i)
	}
}

// place tells which of the fields is a text named "code"; -1 for none.
func place(fields *ast.FieldList) int {
	i := 0
	for _, f := range fields.List {
		typ, _ := f.Type.(*ast.Ident)
		for _, name := range f.Names {
			if strings.EqualFold(name.Name, "code") && typ != nil && typ.Name == "string" {
				return i
			}
			i++
		}
	}
	return -1
}

func (s *scan) uses(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.CallExpr:
		for _, i := range s.params[called(n.Fun)] {
			if i < len(n.Args) {
				s.literal(n.Args[i], severityOfCall[strings.ToLower(called(n.Fun))])
			}
		}
	case *ast.CompositeLit:
		s.fields(n)
		s.rows(n)
	}
	return true
}

// severityOfCall tells the functions whose names say how bad a finding is.
var severityOfCall = map[string]string{"warn": "warning", "fail": "error", "fault": "error"}

// fields reads a struct that is written with its fields' names.
func (s *scan) fields(lit *ast.CompositeLit) {
	var code ast.Expr
	severity := ""
	for _, e := range lit.Elts {
		pair, ok := e.(*ast.KeyValueExpr)
		if !ok {
			continue
		}
		switch key, _ := pair.Key.(*ast.Ident); {
		case key == nil:
		case strings.EqualFold(key.Name, "code"):
			code = pair.Value
		case key.Name == "Severity":
			if level, ok := pair.Value.(*ast.SelectorExpr); ok {
				severity = strings.ToLower(level.Sel.Name)
			}
		}
	}
	if code != nil {
		s.literal(code, severity)
	}
}

// rows reads a list of structs that are written without their fields' names.
func (s *scan) rows(list *ast.CompositeLit) {
	array, ok := list.Type.(*ast.ArrayType)
	if !ok {
		return
	}
	row, ok := array.Elt.(*ast.StructType)
	if !ok {
		return
	}
	i := place(row.Fields)
	for _, e := range list.Elts {
		if values, ok := e.(*ast.CompositeLit); ok && i >= 0 && i < len(values.Elts) {
			s.literal(values.Elts[i], "")
		}
	}
}

func called(f ast.Expr) string {
	switch f := f.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return f.Sel.Name
	}
	return ""
}

func (s *scan) literal(e ast.Expr, severity string) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return
	}
	if text, err := strconv.Unquote(lit.Value); err == nil && isCode.MatchString(text) {
		if s.codes[text] == nil {
			s.codes[text] = map[string]bool{}
		}
		s.codes[text][severity] = true
	}
}

func TestEveryCodeHasItsText(t *testing.T) {
	t.Parallel()
	for _, c := range All() {
		for _, word := range strings.Split(c.Severities, ", ") {
			if word != "note" && word != "warning" && word != "error" {
				t.Errorf("%s: severities are %q", c.Name, c.Severities)
			}
		}
		if paragraphs := strings.Split(c.Text, "\n\n"); len(paragraphs) != 2 || !strings.HasSuffix(c.Text, ".") {
			t.Errorf("%s: want two paragraphs, what it is and what settles it:\n%s", c.Name, c.Text)
		}
		if s := c.Summary(); s == "" || len(s) > 100 {
			t.Errorf("%s: its first sentence does not stand in a list: %q", c.Name, s)
		}
		if found, ok := Find(c.Name); !ok || found != c {
			t.Errorf("%s is not found", c.Name)
		}
	}
	if _, ok := Find("no-such-code"); ok {
		t.Error("a code is found that there is not")
	}
}
