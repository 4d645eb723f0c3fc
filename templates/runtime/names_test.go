package runtime

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// published is the list of exported names that travel with every package and win
// over the API's. Adding one may rename a type in somebody's package.
var published = strings.Fields(`
	Char
	Client
	ClientOption
	DateOnly
	DateOnlyOf
	Decimal
	DecodeError
	DecodePlace
	ErrBadRequest
	ErrConflict
	ErrForbidden
	ErrNoContent
	ErrNotFound
	ErrTooManyRequests
	ErrUnauthorized
	ErrUnavailable
	Error
	Format
	FormatJSON
	FormatJSV
	GUID
	HandlerCall
	HandlerCallFrom
	HandlerOption
	HandlerUser
	Iterate
	NewClient
	NewDecimal
	Number
	Operation
	OperationFrom
	ParseDateOnly
	ParseDecimal
	ParseGUID
	ParseTimeOnly
	RawValue
	RequestURL
	ResponseError
	ResponseStatus
	RetryPolicy
	Route
	SendAll
	SendOneWay
	SendRaw
	ServerTime
	TimeOnly
	UnmarshalJSONString
	UnmarshalJSVString
	With
	WithAPIKey
	WithAuthenticator
	WithBasePath
	WithBasicAuth
	WithBearerToken
	WithDecodeErrorHandler
	WithFile
	WithFormat
	WithHTTPClient
	WithHeader
	WithMaxRequest
	WithMaxResponse
	WithMiddleware
	WithRetry
	WithSession
	WithStrictRequests
	WithTokenSource
	WithVerb
`)

// emitted is how the unexported names of generated code begin.
var emitted = regexp.MustCompile(`^(keys|texts|aliases|values|encodeList|decodeList|encodeMap|decodeMap|encodeAbstract|decodeAbstract|subtypes|codecOf|op|host)[A-Z]`)

func TestNames(t *testing.T) {
	t.Parallel()
	files := carriedFiles(t)
	imports := map[string]string{}
	var exported []string
	for name, file := range files {
		for _, i := range file.Imports {
			imports[path.Base(strings.Trim(i.Path.Value, `"`))] = name
		}
		for _, id := range declared(file) {
			if emitted.MatchString(id) {
				t.Errorf("%s: %s has the form of an emitted name", name, id)
			}
			if ast.IsExported(id) {
				exported = append(exported, id)
			}
		}
	}
	for name, file := range files {
		for _, id := range declared(file) {
			if by := imports[id]; by != "" {
				t.Errorf("%s declares %s, which %s imports", name, id, by)
			}
		}
	}
	slices.Sort(exported)
	if !slices.Equal(exported, published) {
		t.Errorf("exported:  %q\npublished: %q", exported, published)
	}
}

// carriedFiles are the files that travel with generated packages.
func carriedFiles(t *testing.T) map[string]*ast.File {
	t.Helper()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]*ast.File{}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") || name == "host.go" || name == "dynamic.go" {
			continue
		}
		if files[name], err = parser.ParseFile(token.NewFileSet(), name, nil, 0); err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// declared lists what a file declares at package level; methods are not.
func declared(file *ast.File) (names []string) {
	for _, d := range file.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Recv == nil {
				names = append(names, d.Name.Name)
			}
		case *ast.GenDecl:
			for _, s := range d.Specs {
				switch s := s.(type) {
				case *ast.TypeSpec:
					names = append(names, s.Name.Name)
				case *ast.ValueSpec:
					for _, n := range s.Names {
						names = append(names, n.Name)
					}
				}
			}
		}
	}
	return names
}
