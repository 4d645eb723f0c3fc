package goir

import (
	"cmp"
	"maps"
	"net/url"
	"slices"

	"github.com/ssgen/ssgen/generator/naming"
	"github.com/ssgen/ssgen/generator/reach"
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
)

// Options say what the Go view depends on besides the model.
type Options struct {
	// Package is the package's name.
	Package string
	// ExactNulls makes everything a pointer that a server may write as null: members
	// and lists' elements that are classes, texts, or nullable.
	ExactNulls bool
	// ExactIn are members of which every null is to be seen.
	ExactIn map[MemberName]bool
	// Required are members that are never null and always written.
	Required map[MemberName]bool
	// Optional are members of which a plain value becomes a pointer.
	Optional map[MemberName]bool
	// Own are members whose scalars are types of the user's.
	Own map[MemberName]*OwnType
	// Assembly is where .NET has the classes of which no source tells it; "" for unknown.
	Assembly string
	// Beside is what hand-written files of the package declare.
	Beside []Beside
	// Polymorphic are classes that may stand for what extends them.
	Polymorphic []string
	// Style is how names are spelled, Renaming what the user has called otherwise.
	Style    naming.Style
	Renaming Renaming
}

// MemberName names a member by its class, or one that extends it, and its name on the wire.
type MemberName struct{ Type, Wire string }

// Build gives the Go view of a model. The Package is not to be used when the
// diagnostics hold an error.
func Build(api *model.API, options Options) (*Package, diag.List) {
	b := newBuilder(api, options)
	b.nameTypes()
	b.buildEnums()
	b.nameEnumParts()
	b.studyGenerics()
	b.buildDefs()
	b.buildOperations()
	b.buildAbstracts()
	b.collectCodecs()
	b.collectUses()
	b.pkg.Beside = slices.Sorted(maps.Keys(b.beside.met))
	b.pkg.sort()
	b.diags.Sort()
	return b.pkg, b.diags
}

type builder struct {
	pkg   *Package
	diags diag.List
	api   *model.API
	types map[string]*model.Type
	enums map[string]*model.Enum
	// names maps the API's names of types and enums to Go's, taken is every name
	// that the package's scope has.
	names map[string]string
	taken map[string]bool
	// flat holds each class's members with those of its bases, params each
	// definition's type parameters.
	flat   map[string]*flatType
	params map[string][]TypeParam
	// bare tells which type parameters (by definition, by index) are a member's
	// whole type; cut tells which members would make a generic type endless.
	bare map[string][]bool
	cut  map[*flatMember]bool
	// inRequests are the types that some request reaches.
	inRequests map[string]bool
	optional   map[MemberName]bool
	exactIn    map[MemberName]bool
	required   map[MemberName]bool
	own        map[MemberName]*OwnType
	assembly   string
	style      naming.Style
	renaming   Renaming
	beside     beside
	// polymorphic are classes whose values may be of what extends them; plainly are those
	// that something else than a polymorphic or abstract type is of.
	polymorphic, plainly map[string]bool
	// abstracts are the abstract types in use, by the API's names.
	abstracts map[string]*AbstractDef
}

func newBuilder(api *model.API, options Options) *builder {
	b := &builder{
		pkg:   &Package{Name: options.Package, Service: api.Name, ExactNulls: options.ExactNulls, ExactElements: options.ExactNulls || len(options.ExactIn) > 0, spelling: map[string]string{}},
		types: map[string]*model.Type{}, enums: map[string]*model.Enum{}, names: map[string]string{}, taken: map[string]bool{},
		flat: map[string]*flatType{}, params: map[string][]TypeParam{}, bare: map[string][]bool{}, cut: map[*flatMember]bool{},
		inRequests: reach.Requests(api), optional: options.Optional, exactIn: options.ExactIn, required: options.Required, own: options.Own, assembly: options.Assembly, style: options.Style, renaming: options.Renaming, beside: newBeside(options.Beside),
		abstracts: map[string]*AbstractDef{}, polymorphic: map[string]bool{}, plainly: map[string]bool{},
	}
	b.api = b.usable(api)
	for i := range b.api.Types {
		b.types[b.api.Types[i].Name] = &b.api.Types[i]
	}
	for i := range b.api.Enums {
		b.enums[b.api.Enums[i].Name] = &b.api.Enums[i]
	}
	for _, name := range options.Polymorphic {
		b.polymorphic[name] = b.types[name] != nil && !b.types[name].IsAbstract()
	}
	b.addRequests()
	b.baseURL(api.BaseURL)
	return b
}

// usable copies the model without what the runtime has itself and without repeats,
// which are errors.
func (b *builder) usable(api *model.API) *model.API {
	out := *api
	out.Types, out.Enums = nil, nil
	seen := map[string]diag.Pos{}
	once := func(name string, pos diag.Pos) bool {
		first, twice := seen[name]
		if twice {
			b.diags.Add(diag.Diagnostic{Severity: diag.Error, Code: "type-name-twice", Pos: pos, Message: "two types are named " + quote(name),
				Hint: outOfIt, Related: []diag.Related{{Pos: first, Message: "the other"}}})
		}
		seen[name] = pos
		return !twice
	}
	for _, t := range api.Types {
		// The runtime's own classes do not tell "" from null.
		inRuntime := t.Builtin && isRuntimeType(t.Name) && !b.pkg.ExactNulls
		if !inRuntime && once(t.Name, t.Pos) {
			out.Types = append(out.Types, t)
		}
	}
	for _, e := range api.Enums {
		if once(e.Name, e.Pos) {
			out.Enums = append(out.Enums, e)
		}
	}
	return &out
}

// addRequests declares the request types that no source declares: a class without
// members is all that is known of them.
func (b *builder) addRequests() {
	for _, op := range b.api.Operations {
		name := reach.RequestName(op)
		if b.types[name] != nil || b.enums[name] != nil {
			continue
		}
		b.warn("request-missing", op.Pos, "give a source that declares it, such as /types/metadata.json", "the request type %q is not declared; it is taken to have no members", name)
		b.types[name] = &model.Type{Name: name, Pos: op.Pos}
		b.api.Types = append(b.api.Types, *b.types[name])
	}
}

// baseURL takes the API's address if credentials may be sent there.
func (b *builder) baseURL(text string) {
	if text == "" {
		return
	}
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		b.warn("base-url", diag.Pos{}, "pass the address to NewClient", "the base URL %q is no plain http or https address; DefaultBaseURL is left out", text)
		return
	}
	b.pkg.BaseURL = u.String()
}

// warn adds a warning unless the same was said of the same place.
func (b *builder) warn(code string, pos diag.Pos, hint, format string, args ...any) {
	b.diags.Warn(code, pos, hint, format, args...)
}

// outOfIt is the way out where a source contradicts itself.
const outOfIt = "choose operations that do not need it, with --only, or give the server's own types/metadata.json"

func (p *Package) sort() {
	byName := func(a, b *Def) int { return cmp.Compare(a.Name, b.Name) }
	slices.SortFunc(p.Structs, byName)
	slices.SortFunc(p.Named, byName)
	slices.SortFunc(p.Abstracts, func(a, b *AbstractDef) int { return cmp.Compare(a.Name, b.Name) })
	slices.SortFunc(p.Enums, func(a, b *EnumDef) int { return cmp.Compare(a.Name, b.Name) })
	slices.SortFunc(p.Operations, func(a, b *Operation) int { return cmp.Compare(a.Name, b.Name) })
	for _, list := range [][]*Type{p.Pairs, p.Codecs, p.Arguments} {
		slices.SortFunc(list, func(x, y *Type) int {
			return cmp.Or(cmp.Compare(p.Spelling(x), p.Spelling(y)), cmp.Compare(x.ID(), y.ID()))
		})
	}
}
