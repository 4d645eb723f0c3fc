package generator

import (
	"cmp"
	"go/token"
	"go/types"
	"slices"
	"strings"
	"unicode"

	"github.com/ssgen/ssgen/generator/emit"
	"github.com/ssgen/ssgen/generator/goir"
	"github.com/ssgen/ssgen/generator/naming"
	"github.com/ssgen/ssgen/generator/respell"
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/templates"
)

// plan is what options mean for an API.
type plan struct {
	name           string
	client, server bool
	test           *emit.Test
	format         string
	exactNulls     bool
	optional       map[goir.MemberName]bool
	exactIn        map[goir.MemberName]bool
	required       map[goir.MemberName]bool
	// respelled tells that members get the names of host.Names.
	respelled bool
	host      emit.Host
	style     naming.Style
	own       map[goir.MemberName]*goir.OwnType
	imports   []emit.Import
}

// plan checks the options and fills in their defaults.
func (o Options) plan(api *model.API) (plan, diag.List) {
	var diags diag.List
	p := plan{name: o.Package, format: o.Format, exactNulls: o.Nulls == NullsExact, respelled: o.Names != ""}
	if p.name == "" {
		p.name = naming.Package(api.Name)
	}
	if !token.IsIdentifier(p.name) || p.name == "_" || p.name == "main" {
		diags.Fail("package-name", diag.Pos{}, `use a lower-case word such as "orders"`, "%q cannot be the name of a package to import", p.name)
	}
	for _, part := range o.Parts {
		switch part {
		case PartTypes:
		case PartClient:
			p.client = true
		case PartServer:
			p.server = true
		case PartTest:
			p.client, p.server, p.test = true, true, o.test(p.name, &diags)
		default:
			diags.Fail("part", diag.Pos{}, "the parts are types, client, server and test", "there is no part %q", part)
		}
	}
	if len(o.Parts) == 0 {
		p.client, p.server = true, true
	}
	if p.format == "" {
		p.format = "json"
		if slices.Contains(api.Formats, "jsv") {
			p.format = "jsv"
		}
	}
	p.host, p.imports = o.host(api), imports(o.Own)
	style, err := naming.NewStyle(o.Initialisms)
	if p.style = style; err != nil {
		message, hint, _ := strings.Cut(err.Error(), "; ")
		diags.Fail("initialism", diag.Pos{}, hint, "%s", message)
	}
	o.checkWords(&diags)
	if !IsZone(o.Zone) {
		diags.Fail("zone", diag.Pos{}, zoneHint, "there is no time zone %q", o.Zone)
	}
	return p, diags
}

// test tells how the test part imports the package.
func (o Options) test(name string, diags *diag.List) *emit.Test {
	if !IsImportPath(o.ImportPath) {
		diags.Fail("import-path", diag.Pos{}, "give the path by which Go code imports the package", "the test part imports the package, and %q is no import path", o.ImportPath)
	}
	alias := name
	if templates.UsesName(name) || types.Universe.Lookup(name) != nil {
		alias = "api" // as the runtime of the test part has it
	}
	return &emit.Test{ImportPath: o.ImportPath, Alias: alias}
}

// IsImportPath tells whether Go code can import a package by this path.
func IsImportPath(path string) bool {
	for _, element := range strings.Split(path, "/") {
		if strings.Trim(element, ".") == "" || strings.ContainsFunc(element, func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-._~+", r)
		}) {
			return false
		}
	}
	return true
}

// checkWords refuses the options whose value is none of those that there are.
func (o Options) checkWords(diags *diag.List) {
	for _, option := range []struct {
		code, what, value string
		known             []string
	}{
		{"format", "format", o.Format, []string{"jsv", "json"}},
		{"nulls", "way to show nulls", o.Nulls, []string{NullsExact}},
		{"names", "casing of names", o.Names, []string{"camel", "pascal", "snake"}},
		{"guids", "spelling of GUIDs", o.GUIDs, []string{"dashed", "plain"}},
		{"dates", "spelling of dates", o.Dates, []string{"ms", "v5", "iso"}},
	} {
		if option.value != "" && !slices.Contains(option.known, option.value) {
			diags.Fail(option.code, diag.Pos{}, "leave it out, or give "+strings.Join(option.known, ", "), "there is no %s %q", option.what, option.value)
		}
	}
}

// host tells how the API's host spells what hosts spell differently.
func (o Options) host(api *model.API) emit.Host {
	dates := cmp.Or(o.Dates, api.Dates)
	if dates == "" && model.BeforeSix(api.ServerVersion) {
		dates = "v5"
	}
	h := emit.Host{Zone: hostZone(o.Zone), DashedGUIDs: cmp.Or(o.GUIDs, api.GUIDs) == "dashed", ISODates: dates == "iso", ClockOffsets: dates == "v5"}
	switch o.Names {
	case "":
		h.Names = respell.CasingOf(api)
	case "pascal":
		h.Names = model.PascalCase
	case "snake":
		h.Names = model.SnakeCase
	}
	return h
}

// spelled gives the model with the host's names.
func (p plan) spelled(api *model.API) *model.API {
	if !p.respelled {
		return api
	}
	return respell.API(api, p.host.Names)
}
