package goir

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
)

// types declares classes: "Dog<T> : Animal { Name string; x-id TraceId string }" has
// the member Name, on the wire as name, and TraceId, on the wire as x-id.
func types(t *testing.T, declarations ...string) []model.Type {
	t.Helper()
	var out []model.Type
	for i, text := range declarations {
		head, body, _ := strings.Cut(strings.TrimSuffix(text, "}"), "{")
		name, base, _ := strings.Cut(strings.TrimSpace(head), " : ")
		declared := ref(t, name)
		c := model.Type{Name: declared.Name, Pos: diag.Pos{File: "f", Line: i + 1}, Base: ref(t, base)}
		for _, p := range declared.Args {
			c.Params = append(c.Params, p.Name)
		}
		for _, m := range strings.Split(body, ";") {
			words := strings.SplitN(strings.TrimSpace(m), " ", 2)
			if len(words) < 2 {
				continue
			}
			member := model.Member{Name: words[0], Wire: strings.ToLower(words[0][:1]) + words[0][1:], Pos: c.Pos}
			if name, rest, ok := strings.Cut(words[1], " "); ok && !strings.ContainsAny(name, "<,>") {
				member.Wire, member.Name, words[1] = words[0], name, rest
			}
			member.Type = ref(t, words[1])
			c.Members = append(c.Members, member)
		}
		out = append(out, c)
	}
	return out
}

func ref(t *testing.T, text string) model.Ref {
	t.Helper()
	var r model.Ref
	if err := r.UnmarshalText([]byte(text)); err != nil {
		t.Fatal(err)
	}
	return r
}

// show writes a definition's fields: "ID id int32 (Base), …".
func show(p *Package, name string) string {
	for _, d := range slices.Concat(p.Structs, p.Named) {
		if d.Name != name {
			continue
		}
		if d.Under != nil {
			return d.Under.GoString()
		}
		var fields []string
		for _, f := range d.Fields {
			s := f.Name + " " + f.Type.GoString()
			if f.From != "" {
				s += " (" + f.From + ")"
			}
			fields = append(fields, s)
		}
		return strings.Join(fields, ", ")
	}
	return "missing"
}

func TestTypes(t *testing.T) {
	t.Parallel()
	api := &model.API{Enums: []model.Enum{{Name: "Color"}, {Name: "Access", Flags: true}}, Types: types(t,
		"Scalars { A int; B int?; C string; D DateTime?; E Guid; F byte[]; G object; H Number?; I Color?; J Access; K Access?; L Uri; M TimeSpan?; N ResponseStatus }",
		"Lists { A List<int?>; B int[][]; C Pair[]; D Dictionary<Guid, Pair>; E Dictionary<Pair, int>; F Dictionary<Access?, Color?>; G List; H Dictionary; I byte[]; J List<byte> }",
		"Pair { Left Pair; Right List<Pair> }",
		"Box<T> { Value T; Maybe T?; More Dictionary<string, T> }", "Page<T> { Rows List<T> }", "Hand<T> { Box Box<T> }", "Far<T> { Box Box<List<T>>; ById Dictionary<int, T> }",
		"Uses { A Box<Pair>; B Box<int?>; C Page<Pair>; D Hand<Pair>; E Far<Pair>; F Box<Page<Pair>>; G Page; H Pair<int>; I Missing; J Items; K Box<Items> }",
		"Items : List<Pair>", "Animal<T> { Name string; Data T; Id int }", "Dog<U> : Animal<List<U>> { Id string }", "Puppy : Dog<Pair> { Weeks int; Name string }",
		"Endless<T> { Next Endless<List<T>>; Same Endless<T>; Value T }", "Ping<T> { Pong Pong<T[]> }", "Pong<T> { Ping Ping<T> }",
	)}
	p, diags := Build(api, Options{Package: "p"})
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	for name, want := range map[string]string{
		"Scalars": "A int32, B *int32, C string, D *time.Time, E GUID, F []byte, G any, H Number, I Color, J Access, K *Access, L string, M *time.Duration, N *ResponseStatus",
		"Lists":   "A []*int32, B [][]int32, C []Pair, D map[GUID]Pair, E map[string]int32, F map[Access]Color, G []any, H map[string]any, I []byte, J []uint8",
		"Pair":    "Left *Pair, Right []Pair",
		"Box":     "Value T, Maybe *T, More map[string]T",
		"Far":     "Box *Box[[]T], ByID map[string]T",
		"Uses":    "A *Box[*Pair], B *Box[*int32], C *Page[Pair], D *Hand[*Pair], E *Far[Pair], F *Box[*Page[Pair]], G *Page[any], H *Pair, I any, J Items, K *Box[Items]",
		"Items":   "[]Pair",
		"Dog":     "ID string, Name string (Animal), Data []U (Animal)",
		"Puppy":   "Weeks int32, Name string, ID string (Dog), Data []Pair (Animal)",
		"Endless": "Next any, Same *Endless[T], Value T",
		"Ping":    "Pong any",
		"Pong":    "Ping *Ping[T]",
	} {
		if got := show(p, name); got != want {
			t.Errorf("%s\n got %s\nwant %s", name, got, want)
		}
	}
	codes := map[string]int{}
	for _, d := range diags {
		codes[d.Code]++
		if d.Pos.Line == 0 {
			t.Errorf("%s has no place", d)
		}
	}
	want := map[string]int{"generic-arguments": 2, "type-missing": 1, "map-key": 2, "generic-endless": 2}
	if fmt.Sprint(codes) != fmt.Sprint(want) {
		t.Errorf("diagnostics %v, want %v:\n%v", codes, want, diags)
	}
}

func TestFieldNames(t *testing.T) {
	t.Parallel()
	p, diags := Build(&model.API{Types: types(t,
		"Base { MarshalJSV string; foo FooBar string; Own string }",
		"Names : Base { foo_bar foo_bar string; FooBar FooBar string; fooBar1 fooBar1 string; id Id int; ID ID int; $ref Ref string; own2 Own string; encode Encode int; _ _ int; a-b a-b int }",
	)}, Options{Package: "p"})
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	want := "FooBar2 string, FooBar string, FooBar1 string, ID2 int32, ID int32, Ref string, Own string, Encode int32, Field int32, AB int32, MarshalJSVField string (Base)"
	if got := show(p, "Names"); got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

func TestUnknownNullability(t *testing.T) {
	t.Parallel()
	api := &model.API{Types: types(t, "Ask { In Shared; N int }", "Shared { N int; B bool }", "Told { N int; S string }"),
		Operations: []model.Operation{{Name: "Ask", Request: "Ask", Response: model.Ref{Name: "Told"}}}}
	for i := range api.Types {
		for j := range api.Types[i].Members {
			api.Types[i].Members[j].NullUnknown = true
		}
	}
	p, _ := Build(api, Options{Package: "p"})
	for _, d := range p.Structs {
		for _, f := range d.Fields {
			if want := d.Name != "Told" || f.Name == "S"; f.OmitZero != want {
				t.Errorf("%s.%s is left out when zero: %v, want %v", d.Name, f.Name, f.OmitZero, want)
			}
		}
	}
}

func TestRouteTemplates(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]string{
		"/a/{Id}": "", "/a/{ID}/{id}": "", "/t/{TraceId}": "/t/{x-trace-id}", "/t/{traceid}": "/t/{x-trace-id}", "/t/{x-trace-id}": "",
		"/f/{TraceId*}": "/f/{x-trace-id*}", "/f/{**TraceId}/{Id:int}": "/f/{**x-trace-id}/{Id:int}", "/x/{TraceId?}": "/x/{x-trace-id?}",
		"/u/{Nope}": "!", "/u/{Nope}/{TraceId}": "!/u/{Nope}/{x-trace-id}", "/i/{ignore}": "", "/o/{Id": "", "/c/}{Id}": "", "/b/{Brace}": "!", "": "",
	} {
		api := &model.API{Types: types(t, "Ask { Id int; x-trace-id TraceId string; a}b Brace int }"), Operations: []model.Operation{
			{Name: "Ask", Request: "Ask", Routes: []model.Route{{Path: path, Pos: diag.Pos{File: "f", Line: 3}}}},
		}}
		p, diags := Build(api, Options{Package: "p"})
		warned := len(diags) == 1 && diags[0].Code == "route-variable" && diags[0].Pos.Line == 3
		want, warns := strings.CutPrefix(want, "!")
		if got := p.Operations[0].Routes[0].Template; got != want || warned != warns || len(diags) > 1 {
			t.Errorf("%s: %q with %v, want %q, a warning: %v", path, got, diags, want, warns)
		}
	}
}

func TestErrors(t *testing.T) {
	t.Parallel()
	for code, api := range map[string]*model.API{
		"base-cycle":      {Types: types(t, "A : B { X int }", "B : A { Y int }")},
		"type-name-twice": {Types: types(t, "A { X int }", "A { Y int }")},
		"request-type":    {Types: types(t, "A<T> { X T }"), Operations: []model.Operation{{Name: "A"}}},
		"request-twice":   {Types: types(t, "A { X int }"), Operations: []model.Operation{{Name: "A"}, {Name: "B", Request: "A"}}},
	} {
		if _, diags := Build(api, Options{Package: "p"}); !slices.ContainsFunc(diags, func(d diag.Diagnostic) bool { return d.Code == code && d.Severity == diag.Error }) {
			t.Errorf("%v, want %s", diags, code)
		}
	}
}

// TestEveryFindingHasAWayOut holds that what is said of a model says what to do about it.
func TestEveryFindingHasAWayOut(t *testing.T) {
	t.Parallel()
	source, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range source {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				f, ok := n.Fun.(*ast.SelectorExpr)
				if hint, is := literal(n.Args, 2); ok && (f.Sel.Name == "warn" || f.Sel.Name == "Fail") && is && len(hint) < 20 {
					t.Errorf("%s: %s has the hint %q", name, f.Sel.Name, hint)
				}
			case *ast.CompositeLit:
				if d, ok := n.Type.(*ast.SelectorExpr); ok && d.Sel.Name == "Diagnostic" && !slices.ContainsFunc(n.Elts, func(e ast.Expr) bool {
					pair, ok := e.(*ast.KeyValueExpr)
					return ok && pair.Key.(*ast.Ident).Name == "Hint"
				}) {
					t.Errorf("%s: a diagnostic has no hint", name)
				}
			}
			return true
		})
	}
}

// literal gives a call's argument that is a literal text.
func literal(args []ast.Expr, i int) (string, bool) {
	if i >= len(args) {
		return "", false
	}
	lit, ok := args[i].(*ast.BasicLit)
	if !ok {
		return "", false
	}
	text, err := strconv.Unquote(lit.Value)
	return text, err == nil
}

// TestUnwritableNames leaves a member out whose name JSV cannot say, and keeps the others.
func TestUnwritableNames(t *testing.T) {
	t.Parallel()
	for _, wire := range []string{"", `a"b`, `"`, `a\b`, "a\nb", "a\x00", "\x7f", "\u0085", "\xff"} {
		list := types(t, "Base { Before string; X int }", "A : Base { After string; Y int }")
		list[0].Members[1].Wire, list[1].Members[1].Wire = wire, wire
		p, diags := Build(&model.API{Types: list}, Options{Package: "p"})
		if got := show(p, "A"); got != "After string, Before string (Base)" {
			t.Errorf("%q: %s", wire, got)
		}
		if diags.HasErrors() || !slices.ContainsFunc(diags, func(d diag.Diagnostic) bool { return d.Code == "member-unwritable" && d.Pos.Line > 0 }) {
			t.Errorf("%q: %v", wire, diags)
		}
	}
}

func TestMissingRequest(t *testing.T) {
	t.Parallel()
	p, diags := Build(&model.API{Operations: []model.Operation{{Name: "Ping"}}}, Options{Package: "p"})
	if diags.HasErrors() || len(diags) != 1 || diags[0].Code != "request-missing" || len(p.Structs) != 1 || p.Operations[0].Request.Name != "Ping" {
		t.Errorf("%+v %v", p, diags)
	}
}

func TestAbstractTypes(t *testing.T) {
	t.Parallel()
	list := types(t, "Shape { Name string }", "Circle : Shape { R double }", "Uses { One Shape; All List<Shape> }")
	list[0].Abstract = true
	p, diags := Build(&model.API{Types: list}, Options{Package: "p", Assembly: "Lib"})
	if got := show(p, "Uses") + "; " + show(p, "Circle") + "; " + show(p, "Shape"); got != "One Shape, All []Shape; R float64, Name string (Shape); missing" {
		t.Error(got)
	}
	if len(p.Abstracts) != 1 || p.Abstracts[0].Classes[0] != p.Structs[0] || p.Structs[0].TypeName != "Circle" || p.Structs[0].Assembly != "Lib" {
		t.Errorf("%+v", p.Abstracts)
	}
	if len(diags) != 1 || diags[0].Code != "class-namespace" {
		t.Error(diags)
	}
}

func TestSpellingsAreUnique(t *testing.T) {
	t.Parallel()
	p, _ := Build(&model.API{Types: types(t, "Item { A int }", "ListItem { B int }", "String { C int }", "Page<T> { Rows List<T> }", "PageItem { D int }",
		"Uses { A List<Item>; B List<ListItem>; C List<List<Item>>; D List<string>; E List<String>; F List<Page<Item>>; G List<PageItem>; H List<DateTime>; I List<DateTimeOffset> }")}, Options{Package: "p"})
	seen := map[string]string{}
	for _, pair := range p.Pairs {
		name := p.Spelling(pair)
		if other, twice := seen[name]; twice || name == "" {
			t.Errorf("%s and %s are both spelled %q", pair.ID(), other, name)
		}
		seen[name] = pair.ID()
	}
	if len(p.Pairs) < 9 {
		t.Errorf("%d pairs", len(p.Pairs))
	}
}
