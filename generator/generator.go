// Package generator turns a model of an API into the files of a Go package.
//
// A model and options go in, files and diagnostics come out. The package touches
// neither disk nor network, and the same model and options always give the same
// bytes.
package generator

import (
	"slices"
	"strings"

	"github.com/ssgen/ssgen/generator/emit"
	"github.com/ssgen/ssgen/generator/goir"
	"github.com/ssgen/ssgen/generator/reach"
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/templates"
)

// The parts of a package that Options.Parts names.
const (
	PartTypes  = "types"
	PartClient = "client"
	PartServer = "server"
	PartTest   = "test"
)

// Options say what to generate. The zero value of each is its default.
type Options struct {
	// Package is the package name, a Go identifier; "" means one made from the API's name.
	Package string
	// Parts are PartTypes, PartClient, PartServer and PartTest; types always come along, and
	// client and server with the test. Empty means all but the test.
	Parts []string
	// ImportPath is the path by which the package will be imported: the test part needs it,
	// for it is a package of its own.
	ImportPath string
	// Only are globs of operation names, with path.Match's syntax; those operations
	// and all that they reach are generated and nothing else. Empty means all.
	Only []string
	// Include and Exclude choose by globs of operations, tags, routes and types. Only and
	// Include are added up; with types alone in Include there are no operations. What is of an
	// excluded type is left out: a member of its class, an operation that asks with it or
	// answers it. Exclude wins.
	Include, Exclude reach.Selection
	// Builtins generates ServiceStack's own operations (Authenticate, …) too.
	Builtins bool
	// Format is what the client speaks unless told otherwise, "jsv" or "json";
	// empty means JSV where the API is known to speak it, else JSON.
	Format string
	// Rename is what things are called in Go; on the wire they keep their names. An entry that
	// is about nothing, and a name that two things would have, is an Error.
	Rename goir.Renaming
	// Initialisms are words that are spelled like ID: "inherit" for those that Go's linters
	// know, "CRM" for one more, "-TS" for one less. Empty means "inherit".
	Initialisms []string
	// Own are types of the user's in the place of scalars.
	Own []Own
	// Partial lets entries of options be about nothing of the API, which may be another version
	// of the one that they are written for.
	Partial bool
	// Beside is what hand-written files in the package's folder declare, as Declared gives it:
	// their names are theirs, and members make room for their methods. A hand-written String of
	// an enum takes the place of the generated one; any other name or method that is generated
	// as well is an Error.
	Beside []goir.Beside
	// Nulls is NullsExact for a package in which every null that a server writes can be
	// seen and is written again: members and elements are pointers, also of texts.
	// Empty means plain values where the zero value says as much to nearly every service.
	Nulls string
	// NullsIn are members of which every null can be seen, named as in Optional, where Nulls
	// does not make that so of all.
	NullsIn []string
	// Required are members that the server always has, named as in Optional: they are plain
	// values and always sent, also zero and "". Lists, classes and enums that travel as text
	// have no zero value to send.
	Required []string
	// Optional are members that are pointers, so that an empty value differs from none:
	// "Order.Note", with path.Match's syntax for both names. A member is named as in C# or as
	// on the wire; one of a base is named with the base or with a class that extends it. It
	// changes plain texts, numbers, truth values, times and enums; others are absent when nil.
	Optional []string
	// Names is how the host spells members: "camel" (firstName), "pascal" (FirstName) or
	// "snake" (first_name). Empty means as the model has them. Aliases stay.
	Names string
	// GUIDs is "dashed" for a host that writes them as 8-4-4-4-12 digits, "plain" for one that
	// writes 32 digits. Empty means as the model says; else 32 digits, ServiceStack's default.
	GUIDs string
	// Dates is how the host writes dates in JSON: "ms" as ServiceStack does by default,
	// /Date(ms)/; "v5" as its releases before 6 do, which count the milliseconds of a
	// DateTimeOffset on its own clock; "iso" as ISO 8601 text. Empty means as
	// the model says, "v5" where the server is that old, else "ms".
	Dates string
	// Polymorphic are classes that others extend, by the API's names: members, elements and
	// answers' parts of such a class are interfaces, "AnyOrder" for Order, which also hold what
	// extends it. A class that is not named here is a struct, and reading what extends it in its
	// place is an error.
	Polymorphic []string
	// Assembly is where the server has its classes, "Shop.ServiceModel": the second half of the
	// names that a value of an abstract type has, where no source tells it.
	Assembly string
	// Zone is the server's time zone, in which it takes times to be that have none: a name
	// of the IANA database, "America/New_York", or an offset from UTC, "+05:30". Empty means
	// UTC+0. Whether the name exists is not looked up here: the package finds out when it
	// first needs to know.
	Zone string
}

// Choice says which part of the API the options want.
func (o Options) Choice() reach.Choice {
	return reach.Choice{Only: o.Only, Include: o.Include, Exclude: o.Exclude, Builtins: o.Builtins, Open: o.Polymorphic}
}

// NullsExact is the value of Options.Nulls that keeps every null.
const NullsExact = "exact"

// File is one generated file. Name is that of the file alone, and begins for those of the
// test part with their folder: "shoptest/fake.gen.go". Data ends in a newline.
type File struct {
	Name string
	Data []byte
}

// Generate gives the package's files, sorted by name. There are none when the
// diagnostics hold an error. The model is not changed.
func Generate(api *model.API, options Options) ([]File, diag.List) {
	_, files, diags := View(api, options)
	return files, diags
}

// View is Generate with the Go view that the files were emitted from: which name and type
// stand for what of the API. It is nil where there are no files.
func View(api *model.API, options Options) (*goir.Package, []File, diag.List) {
	plan, diags := options.plan(api)
	api = plan.spelled(api)
	options.checkPolymorphic(api, &diags)
	options.checkRename(api, &diags)
	options.members(api, &plan, &diags)
	plan.own = ownMembers(api, options.Own, &diags)
	selected, found := reach.Select(api, options.Choice())
	diags = append(diags, found...)
	if options.Partial {
		diags = slices.DeleteFunc(diags, isUnmatched)
	}
	if diags.HasErrors() {
		return nil, nil, diags
	}
	pkg, found := goir.Build(selected, goir.Options{Package: plan.name, ExactNulls: plan.exactNulls, Optional: plan.optional, ExactIn: plan.exactIn, Required: plan.required, Own: plan.own, Assembly: options.Assembly, Polymorphic: options.Polymorphic, Beside: options.Beside, Style: plan.style, Renaming: options.Rename})
	diags = append(diags, found...)
	if diags.HasErrors() {
		return nil, nil, diags
	}
	files, err := plan.files(pkg)
	if err != nil {
		diags.Fail("internal", diag.Pos{}, "report this with the input", "the generated Go is malformed: %v", err)
		return nil, nil, diags
	}
	if checkBeside(files, options.Beside, &diags); diags.HasErrors() {
		return nil, nil, diags
	}
	return pkg, files, diags
}

// files emits the package and carries the runtime over.
func (p plan) files(pkg *goir.Package) ([]File, error) {
	emitted, err := emit.Files(pkg, emit.Options{Client: p.client, Server: p.server, Test: p.test, Format: p.format, Host: p.host, Imports: p.imports})
	if err != nil {
		return nil, err
	}
	carried, err := templates.Files(p.name, templates.Parts{Client: p.client, Server: p.server, Own: len(p.own) > 0})
	if err != nil {
		return nil, err
	}
	var files []File
	for _, f := range emitted {
		files = append(files, File(f))
	}
	for _, f := range carried {
		files = append(files, File(f))
	}
	if p.test != nil {
		fake, err := templates.Fake(emit.FakeFolder(p.name), p.test.ImportPath)
		if err != nil {
			return nil, err
		}
		for _, f := range fake {
			files = append(files, File{Name: emit.FakeFolder(p.name) + "/" + f.Name, Data: f.Data})
		}
	}
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Name, b.Name) })
	return files, nil
}
