package cli

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"slices"

	"github.com/ssgen/ssgen/generator"
)

// surface is what a generated package offers, as far as a first call needs it.
type surface struct {
	baseURL bool     // DefaultBaseURL is declared
	client  bool     // NewClient is
	handler bool     // NewHandler is
	calls   []call   // the client's methods
	types   []string // what can be read from JSV
}

// call is a method of the client.
type call struct {
	method, request string
	answers         bool // with more than an error
}

// nextCall gives the Go to write next with a package just generated. It reads the
// emitted files, so that every name in it is the one that was chosen.
func nextCall(pkg string, files []generator.File) []string {
	s := look(files)
	base := `"https://…"`
	if s.baseURL {
		base = pkg + ".DefaultBaseURL"
	}
	switch {
	case s.client && len(s.calls) > 0:
		c := slices.MinFunc(s.calls, func(a, b call) int { return cmp.Compare(a.method, b.method) })
		results := "err"
		if c.answers {
			results = "response, err"
		}
		return []string{
			fmt.Sprintf("%s := %s.NewClient(%s)", variable(pkg), pkg, base),
			fmt.Sprintf("%s := %s.%s(ctx, &%s.%s{…})", results, variable(pkg), c.method, pkg, c.request),
		}
	case s.handler:
		return []string{fmt.Sprintf(`err := http.ListenAndServe(":8080", %s.NewHandler(service)) // service is your %s.API`, pkg, pkg)}
	case len(s.types) > 0:
		return []string{fmt.Sprintf("var v %s.%s; err := v.UnmarshalJSV(data)", pkg, slices.Min(s.types))}
	}
	return nil
}

// variable names a client beside its package.
func variable(pkg string) string {
	if pkg == "api" {
		return "client"
	}
	return "api"
}

func look(files []generator.File) surface {
	var s surface
	for _, f := range files {
		file, err := parser.ParseFile(token.NewFileSet(), f.Name, f.Data, parser.SkipObjectResolution)
		if err != nil {
			continue
		}
		for _, d := range file.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				s.addFunc(d)
			case *ast.GenDecl:
				s.baseURL = s.baseURL || declares(d, "DefaultBaseURL")
			}
		}
	}
	return s
}

func (s *surface) addFunc(d *ast.FuncDecl) {
	receiver := receiverOf(d)
	switch {
	case d.Recv == nil && d.Name.Name == "NewClient":
		s.client = true
	case d.Recv == nil && d.Name.Name == "NewHandler":
		s.handler = true
	case receiver == "Client" && d.Name.IsExported():
		if request := requestOf(d.Type); request != "" {
			s.calls = append(s.calls, call{d.Name.Name, request, d.Type.Results.NumFields() > 1})
		}
	case d.Name.Name == "UnmarshalJSV" && ast.IsExported(receiver):
		s.types = append(s.types, receiver)
	}
}

// receiverOf gives the name of a method's receiver type where it is T or *T.
func receiverOf(d *ast.FuncDecl) string {
	if d.Recv == nil || len(d.Recv.List) != 1 {
		return ""
	}
	return typeName(d.Recv.List[0].Type)
}

// requestOf gives the type of the last parameter of "(ctx, request *T)".
func requestOf(f *ast.FuncType) string {
	if f.Params.NumFields() != 2 {
		return ""
	}
	return typeName(f.Params.List[len(f.Params.List)-1].Type)
}

func typeName(e ast.Expr) string {
	if star, ok := e.(*ast.StarExpr); ok {
		e = star.X
	}
	if id, ok := e.(*ast.Ident); ok {
		return id.Name
	}
	return ""
}

func declares(d *ast.GenDecl, name string) bool {
	return slices.ContainsFunc(d.Specs, func(s ast.Spec) bool {
		v, ok := s.(*ast.ValueSpec)
		return ok && slices.ContainsFunc(v.Names, func(id *ast.Ident) bool { return id.Name == name })
	})
}
