package generator

import (
	"go/token"
	"slices"

	"github.com/ssgen/ssgen/generator/naming"
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
)

// plan is what options mean for an API.
type plan struct {
	name           string
	client, server bool
	format         string
}

// plan checks the options and fills in their defaults.
func (o Options) plan(api *model.API) (plan, diag.List) {
	var diags diag.List
	p := plan{name: o.Package, format: o.Format}
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
		default:
			diags.Fail("part", diag.Pos{}, "the parts are types, client and server", "there is no part %q", part)
		}
	}
	if len(o.Parts) == 0 {
		p.client, p.server = true, true
	}
	switch p.format {
	case "jsv", "json":
	case "":
		p.format = "json"
		if slices.Contains(api.Formats, "jsv") {
			p.format = "jsv"
		}
	default:
		diags.Fail("format", diag.Pos{}, "the formats are jsv and json", "there is no format %q", p.format)
	}
	return p, diags
}
