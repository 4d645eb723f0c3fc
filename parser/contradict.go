package parser

import (
	"cmp"
	"slices"
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/dto"
	"github.com/ssgen/ssgen/parser/merge"
	"github.com/ssgen/ssgen/parser/page"
)

// contradictions refuses pages that cannot be of one API: those of two servers, which
// share neither address nor name, and the same tab of an operation saved before and after
// a change. A package made of both would suit neither.
func contradictions(readings []merge.Reading) diag.List {
	pages := slices.DeleteFunc(slices.Clone(readings), func(r merge.Reading) bool { return r.Kind != merge.OperationPage })
	slices.SortStableFunc(pages, func(a, b merge.Reading) int { return cmp.Compare(a.Page.File, b.Page.File) })
	var diags diag.List
	twoServers(pages, &diags)
	twoVersions(pages, &diags)
	return diags
}

// twoServers says it once, of the first page that is another server's than most are.
func twoServers(pages []merge.Reading, diags *diag.List) {
	count := map[string]int{}
	for _, r := range pages {
		if named(r.Page) {
			count[r.Page.Service+" "+r.Page.BaseURL]++
		}
	}
	var most *page.Page
	for _, r := range pages {
		if p := r.Page; named(p) && (most == nil || count[p.Service+" "+p.BaseURL] > count[most.Service+" "+most.BaseURL]) {
			most = p
		}
	}
	for _, r := range pages {
		if p := r.Page; named(p) && p.Service != most.Service && p.BaseURL != most.BaseURL {
			diags.Fail("two-servers", diag.Pos{File: p.File, Line: 1}, "give only the pages of one",
				"this page is of %q at %s, and %s is of %q at %s", p.Service, p.BaseURL, most.File, most.Service, most.BaseURL)
			return
		}
	}
}

func named(p *page.Page) bool { return p.Service != "" && p.BaseURL != "" && !p.HostOnly }

// twoVersions says of each operation whose tab is there twice, with classes that differ.
func twoVersions(pages []merge.Reading, diags *diag.List) {
	first := map[string]*merge.Reading{}
	for i := range pages {
		r := &pages[i]
		if r.Code == nil || r.Code.Gaps || r.Page.Code == nil || r.Page.Operation == "" {
			continue
		}
		key := r.Page.Operation + " " + r.Page.Code.Lang
		other := first[key]
		if other == nil {
			first[key] = r
			continue
		}
		if at, class := changed(other.Code, r.Code); class != "" {
			diags.Fail("two-versions", at, "give only the newer, or save both again",
				"%s has other members here than in %s, and both are the same tab of %s", class, other.Page.File, r.Page.Operation)
			delete(first, key)
		}
	}
}

// changed names the first class of b that a declares otherwise.
func changed(a, b *dto.File) (at diag.Pos, name string) {
	before := map[string]string{}
	for _, c := range a.Classes {
		before[c.Name] += shape(c)
	}
	after, seen := map[string]string{}, map[string]bool{}
	for _, c := range b.Classes {
		after[c.Name] += shape(c)
	}
	for i, c := range b.Classes {
		if old, both := before[c.Name]; both && !c.Incomplete && !seen[c.Name] && old != after[c.Name] {
			return b.ClassPos(i), c.Name
		}
		seen[c.Name] = true
	}
	return diag.Pos{}, ""
}

// shape is what a class declares, as text to compare.
func shape(c *dto.Class) string {
	var b strings.Builder
	for _, m := range c.Members {
		b.WriteString(m.Name + " " + m.Type.String() + ";")
	}
	return b.String()
}
