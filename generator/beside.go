package generator

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"strings"

	"github.com/ssgen/ssgen/generator/goir"
	"github.com/ssgen/ssgen/parser/diag"
)

// checkBeside refuses what hand-written files declare and generated ones do too.
func checkBeside(files []File, written []goir.Beside, diags *diag.List) {
	if len(written) == 0 {
		return
	}
	generated := map[[2]string]bool{}
	for _, f := range files {
		if strings.Contains(f.Name, "/") {
			continue // the test part is a package of its own
		}
		for _, d := range Declared(f.Name, f.Data) {
			generated[[2]string{d.Receiver, d.Name}] = true
		}
	}
	for _, w := range written {
		switch {
		case !generated[[2]string{w.Receiver, w.Name}]:
		case w.Receiver == "":
			diags.Fail("handwritten-name", w.Pos, "give it another name", "%s is written by hand, and the generated package declares it for itself", w.Name)
		case goir.IsCodecMethod(w.Name):
			diags.Fail("handwritten-method", w.Pos, "give it another name; to change how a member travels, retype it in ssgen.yaml",
				"%s.%s is written by hand and generated, too: client, server and enclosing types would not call this one", w.Receiver, w.Name)
		default:
			diags.Fail("handwritten-method", w.Pos, "give it another name", "%s.%s is written by hand and generated, too", w.Receiver, w.Name)
		}
	}
}

// Declared lists what a file of Go declares for its package, as far as it can be read: names
// and methods, in the order of the file.
func Declared(name string, data []byte) []goir.Beside {
	set := token.NewFileSet()
	file, _ := parser.ParseFile(set, name, data, parser.SkipObjectResolution) // what it has read it gives, errors or not
	if file == nil {
		return nil
	}
	var out []goir.Beside
	add := func(receiver string, id *ast.Ident) {
		if id.Name != "_" && (receiver != "" || id.Name != "init") {
			at := set.Position(id.Pos())
			out = append(out, goir.Beside{Receiver: receiver, Name: id.Name, Pos: diag.Pos{File: name, Line: at.Line, Col: at.Column}})
		}
	}
	for _, decl := range file.Decls {
		switch d := decl.(type) {
		case *ast.FuncDecl:
			add(receiverOf(d), d.Name)
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				switch s := spec.(type) {
				case *ast.TypeSpec:
					add("", s.Name)
				case *ast.ValueSpec:
					for _, id := range s.Names {
						add("", id)
					}
				}
			}
		}
	}
	return out
}

// Generated is Declared for a generated file, with the fields of structs, which a method must
// not be called as.
func Generated(name string, data []byte) []goir.Beside {
	out := Declared(name, data)
	file, _ := parser.ParseFile(token.NewFileSet(), name, data, parser.SkipObjectResolution)
	if file == nil {
		return out
	}
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.TypeSpec)
		if !ok {
			_, function := n.(*ast.FuncDecl)
			return !function
		}
		if s, ok := spec.Type.(*ast.StructType); ok {
			for _, f := range s.Fields.List {
				for _, id := range f.Names {
					out = append(out, goir.Beside{Receiver: spec.Name.Name, Name: id.Name})
				}
			}
		}
		return false
	})
	return out
}

// receiverOf names the type that a method is of, "" for a function.
func receiverOf(d *ast.FuncDecl) string {
	if d.Recv == nil || len(d.Recv.List) != 1 {
		return ""
	}
	of := d.Recv.List[0].Type
	for {
		switch t := of.(type) {
		case *ast.StarExpr:
			of = t.X
		case *ast.ParenExpr:
			of = t.X
		case *ast.IndexExpr:
			of = t.X
		case *ast.IndexListExpr:
			of = t.X
		case *ast.Ident:
			return t.Name
		default:
			return fmt.Sprintf("%T", t) // no type that anything has methods of
		}
	}
}
