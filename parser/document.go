package parser

import (
	"cmp"
	"encoding/json"
	"slices"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
)

// oneDocument makes one of several documents that each hold the whole API: of one
// server's metadata.json and app.json the richer counts, and what it leaves out of the
// host is taken from the others. Documents of two APIs, or of two days, are an error.
func oneDocument(documents []piece) (piece, diag.List) {
	var diags diag.List
	if i := slices.IndexFunc(documents, func(d piece) bool { return d.api == nil }); i >= 0 {
		return documents[i], nil // its error is said
	}
	slices.SortStableFunc(documents, func(a, b piece) int {
		return cmp.Or(cmp.Compare(richness(b.api), richness(a.api)), cmp.Compare(a.name, b.name))
	})
	best := documents[0]
	for _, other := range documents[1:] {
		if what := difference(best.api, other.api); what != "" {
			diags.Fail("documents-differ", diag.Pos{File: other.name}, "give only one of them",
				"this document and %s each hold a whole API, and not the same: %s", best.name, what)
			return piece{whole: true}, diags
		}
		best.api.Name = cmp.Or(best.api.Name, other.api.Name)
		best.api.BaseURL = cmp.Or(best.api.BaseURL, other.api.BaseURL)
		best.api.ServerVersion = cmp.Or(best.api.ServerVersion, other.api.ServerVersion)
		best.api.Dates = cmp.Or(best.api.Dates, other.api.Dates)
		best.api.GUIDs = cmp.Or(best.api.GUIDs, other.api.GUIDs)
		if len(best.api.Formats) == 0 {
			best.api.Formats = other.api.Formats
		}
	}
	return best, nil
}

// withoutSpare drops what was said of documents that do not count beside the one that does.
func withoutSpare(diags diag.List, pieces []piece, whole piece) diag.List {
	if whole.api == nil {
		return diags
	}
	return slices.DeleteFunc(diags, func(d diag.Diagnostic) bool {
		return d.Pos.File != whole.name && slices.ContainsFunc(pieces, func(p piece) bool { return p.whole && p.name == d.Pos.File })
	})
}

// richness ranks by what is said of the API, and then of the host.
func richness(api *model.API) int {
	host := 0
	for _, known := range []bool{api.Name != "", api.BaseURL != "", api.ServerVersion != "", len(api.Formats) > 0} {
		if known {
			host++
		}
	}
	return 8*(len(api.Operations)+len(api.Types)+len(api.Enums)) + host
}

// difference names the first thing that the richer model has not as the other has it,
// "" where there is none. How names are spelt on the wire does not count: only app.json
// tells it.
func difference(rich, other *model.API) string {
	all := parts(rich)
	for _, p := range parts(other) {
		i := slices.IndexFunc(all, func(r part) bool { return r.name == p.name })
		if i < 0 {
			return "only one has " + p.name
		}
		if all[i].text != p.text {
			return "they differ in " + p.name
		}
	}
	return ""
}

// part is an operation, a type or an enum, as text to compare.
type part struct{ name, text string }

func parts(api *model.API) []part {
	var out []part
	add := func(name string, v any) {
		text, _ := json.Marshal(v) // of plain data, which cannot fail
		out = append(out, part{name, string(text)})
	}
	for _, op := range api.Operations {
		add("the operation "+op.Name, op)
	}
	for _, t := range api.Types {
		t.Members = slices.Clone(t.Members)
		for i := range t.Members {
			t.Members[i].Wire = ""
		}
		add("the type "+t.Name, t)
	}
	for _, e := range api.Enums {
		add("the enum "+e.Name, e)
	}
	return out
}
