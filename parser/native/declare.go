package native

import (
	"strconv"
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
)

// decl is a declared type on its way into the model.
type decl struct {
	*declaration
	// token stands for the type in references until all names are final. It
	// cannot be met in a model.
	token string
	// clr is the name with arity and without the outer class: "Paged`1". Simple is
	// it without arity, outer the class around a nested one where the server says it.
	clr, simple, outer string
	params             []string
	arity              int
	// builtin marks what is ServiceStack's or .NET's own; it enters the model only
	// when something refers to it.
	builtin, request, used bool
	// instances are the closed forms of a generic type whose definition is missing.
	instances []instance
	// prefix names a concrete type when its simple name is taken: the operation.
	prefix string
	name   string // final

	typ  model.Type
	enum model.Enum
}

// instance is a generic type with its arguments put in.
type instance struct {
	args    []string
	members []property
}

type declKey struct{ namespace, clr string }

// reader turns the facts of one document into the model.
type reader struct {
	doc    *document
	diags  *diag.List
	decls  []*decl
	byKey  map[declKey]*decl // by the name as printed, and by it without the outer class
	byName map[string]*named // by clr
	queue  []*decl
	// reported holds for each type whose absence was said the diagnostic's place in diags.
	reported map[string]int
}

func newReader(doc *document, diags *diag.List) *reader {
	r := &reader{doc: doc, diags: diags, byKey: map[declKey]*decl{}, byName: map[string]*named{}, reported: map[string]int{}}
	for _, b := range frameworkTypes(true) {
		r.declare(b)
	}
	// Names come first and bodies after, for only the names tell a type
	// parameter from an argument.
	for _, t := range doc.types {
		r.declare(t)
	}
	for i := range doc.operations {
		r.declare(doc.operations[i].request).request = true
	}
	for _, b := range frameworkTypes(false) {
		r.declare(b)
	}
	r.closeListed()
	for i := range doc.operations {
		if t := doc.operations[i].response; t != nil && !strings.ContainsAny(t.name, "`]") && !isSystem(t.namespace) {
			r.declare(t)
		}
	}
	for i := range doc.operations {
		r.declareGeneric(&doc.operations[i])
	}
	return r
}

// declare indexes a type. The first declaration of a name in a namespace stands.
func (r *reader) declare(t *declaration) *decl {
	name, outer := t.name, ""
	if i := strings.LastIndexByte(name, '.'); i >= 0 {
		outer, name = name[:i], name[i+1:]
	}
	key := declKey{t.namespace, t.name}
	if d := r.byKey[key]; d != nil {
		return d
	}
	d := &decl{declaration: t, token: r.token(), clr: name, outer: outer}
	simple, arity, _ := strings.Cut(name, "`")
	if d.simple = simple; atoi(arity, 0) <= maxTypeDepth {
		d.arity = atoi(arity, 0)
	}
	for i := range d.arity {
		d.params = append(d.params, paramName(t.args, i, d.arity))
	}
	d.builtin = isSystem(t.namespace) || isServiceStack(t.namespace)
	r.decls = append(r.decls, d)
	r.byKey[key] = d
	if short := (declKey{t.namespace, name}); r.byKey[short] == nil {
		r.byKey[short] = d
	}
	if r.byName[name] == nil {
		r.byName[name] = &named{}
	}
	r.byName[name].add(d)
	return d
}

// token makes the name that stands for the next declaration.
func (r *reader) token() string { return "\x00" + strconv.Itoa(len(r.decls)) }

// paramName gives a type parameter's name, T or T1, T2, … where none is printed.
func paramName(args []string, i, arity int) string {
	if len(args) == arity {
		if name := strings.TrimPrefix(args[i], "'"); isIdentifier(name) {
			return name
		}
	}
	if arity == 1 {
		return "T"
	}
	return "T" + strconv.Itoa(i+1)
}

// use marks a declaration as part of the model and gives its reference.
func (r *reader) use(d *decl) model.Ref {
	if !d.used {
		d.used = true
		r.queue = append(r.queue, d)
	}
	return model.Ref{Name: d.token}
}
