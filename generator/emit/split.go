package emit

import (
	"bytes"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// maxFile is how large a file may get: what is larger is hidden in reviews and slow in
// editors.
const maxFile = 1_000_000

// split parts a file that is too large by the letters with which its declarations begin:
// "codec.gen.go" becomes "codec-a.gen.go" and so on, and a part that is still too large is
// parted by the next letter. Where a declaration goes depends on its own name, so that a new
// one moves no other. One declaration is never parted.
func split(f File, limit int) ([]File, error) {
	if len(f.Data) <= limit {
		return []File{f}, nil
	}
	s, err := takeApart(f)
	if err != nil {
		return nil, err
	}
	var files []File
	for _, g := range s.groups(s.pieces, "", limit) {
		data, err := s.write(g.pieces)
		if err != nil {
			return nil, err
		}
		name := f.Name
		if g.prefix != "" {
			name = strings.TrimSuffix(f.Name, ".gen.go") + "-" + g.prefix + ".gen.go" // "_js" would be for an operating system
		}
		files = append(files, File{Name: name, Data: data})
	}
	return files, nil
}

// splitting is a file that is taken apart.
type splitting struct {
	pkg     string
	imports map[string]string // path by the name in use
	pieces  []piece
}

// piece is one declaration with the comment above it. Letters decide where it goes.
type piece struct {
	letters string
	text    []byte
	uses    map[string]bool // names before a dot, which may be imported ones
}

func takeApart(f File) (*splitting, error) {
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, f.Name, f.Data, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	s := &splitting{pkg: file.Name.Name, imports: map[string]string{}}
	for _, i := range file.Imports {
		p, err := strconv.Unquote(i.Path.Value)
		if err != nil {
			return nil, err
		}
		name := path.Base(p)
		if i.Name != nil {
			name = i.Name.Name
		}
		s.imports[name] = p
	}
	end := set.Position(file.Name.End()).Offset
	for _, d := range file.Decls {
		begin := end
		end = set.Position(d.End()).Offset
		if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.IMPORT {
			continue
		}
		s.pieces = append(s.pieces, piece{letters(declared(d)), bytes.TrimSpace(f.Data[begin:end]), dotted(d)})
	}
	return s, nil
}

// declared names what a declaration is about: a method is about its type, and one of a type
// that has every operation is about that operation.
func declared(d ast.Decl) string {
	switch d := d.(type) {
	case *ast.FuncDecl:
		if d.Recv == nil || len(d.Recv.List) != 1 {
			return d.Name.Name
		}
		if name := receiverName(d.Recv.List[0].Type); name != "Client" && name != "Unimplemented" {
			return name
		}
		return d.Name.Name
	case *ast.GenDecl:
		switch spec := d.Specs[0].(type) {
		case *ast.TypeSpec:
			return spec.Name.Name
		case *ast.ValueSpec:
			return spec.Names[0].Name
		}
	}
	return ""
}

func receiverName(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.StarExpr:
		return receiverName(e.X)
	case *ast.IndexExpr:
		return receiverName(e.X)
	case *ast.IndexListExpr:
		return receiverName(e.X)
	case *ast.Ident:
		return e.Name
	}
	return ""
}

// letters gives the part of a name by which it is sorted in: "order" of Order, and of
// keysOrder, which is of the same type.
func letters(name string) string {
	if i := strings.IndexFunc(name, unicode.IsUpper); i > 0 {
		name = name[i:]
	}
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return 'x' // a letter that file names had better not have
	}, strings.ToLower(name))
}

// dotted lists the names before dots.
func dotted(d ast.Decl) map[string]bool {
	uses := map[string]bool{}
	ast.Inspect(d, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := s.X.(*ast.Ident); ok {
				uses[x.Name] = true
			}
		}
		return true
	})
	return uses
}

// group is what goes into one file.
type group struct {
	prefix string
	pieces []piece
}

// groups parts pieces that all begin with the prefix.
func (s *splitting) groups(pieces []piece, prefix string, limit int) []group {
	size := 0
	longer := map[string][]piece{}
	var ended []piece
	for _, p := range pieces {
		size += len(p.text)
		if len(p.letters) == len(prefix) {
			ended = append(ended, p)
			continue
		}
		next := p.letters[:len(prefix)+1]
		longer[next] = append(longer[next], p)
	}
	if prefix != "" && size <= limit || len(longer) == 0 {
		return []group{{prefix, pieces}}
	}
	var all []group
	if len(ended) > 0 {
		all = append(all, group{prefix, ended})
	}
	for _, next := range slices.Sorted(maps.Keys(longer)) {
		all = append(all, s.groups(longer[next], next, limit)...)
	}
	return all
}

// write puts pieces into a file of their own, with the imports that they need.
func (s *splitting) write(pieces []piece) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(header + "\n\npackage " + s.pkg + "\n\n")
	var lines []string
	for name, p := range s.imports {
		if !slices.ContainsFunc(pieces, func(p piece) bool { return p.uses[name] }) {
			continue
		}
		line := strconv.Quote(p)
		if path.Base(p) != name {
			line = name + " " + line
		}
		lines = append(lines, line)
	}
	slices.SortFunc(lines, func(a, b string) int {
		return strings.Compare(a[strings.IndexByte(a, '"'):], b[strings.IndexByte(b, '"'):])
	})
	if len(lines) > 0 {
		b.WriteString("import (\n" + strings.Join(lines, "\n") + "\n)\n\n")
	}
	for _, p := range pieces {
		b.Write(p.text)
		b.WriteString("\n\n")
	}
	return format.Source(b.Bytes())
}
