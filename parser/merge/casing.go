package merge

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/dto"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/sample"
)

// nameCasing settles the casing, before any name of C# is put on the wire.
func (m *merger) nameCasing() {
	var known bool
	m.style, known = m.casingOf()
	if m.cased = known; !known {
		by := diag.Setting{Section: "names", Value: "camel", Others: []string{"pascal", "snake"}}
		found := m.diags.Warn("casing-unknown", m.readings[0].Page.OperationPos, "a page with a JSV sample settles it, or --names",
			"nothing shows how the host spells C#'s names on the wire; read as camelCase")
		found.Settings = append(found.Settings, by)
	}
}

// casingOf tells how the server writes names on the wire. One setting of the server
// decides it for all types. JavaScript and TypeScript print names cased; where only C#
// and tables were read, the samples show what it makes of their names.
func (m *merger) casingOf() (casing model.Casing, known bool) {
	cased, sharp := map[*dto.Class]int{}, map[*dto.Class]bool{}
	names := map[string]string{} // as spelt last
	for _, r := range slices.Backward(m.readings) {
		if r.Code == nil {
			continue
		}
		for _, c := range slices.Backward(r.Code.Classes) {
			if r.Code.Lang < dto.Table {
				cased[c]++
			} else if !sharp[c] {
				sharp[c] = true
				spellings(c, names)
			}
		}
	}
	var votes casingVotes
	for c, times := range cased {
		for _, p := range c.Members {
			votes.count(cmp.Or(p.Wire, p.Name), times)
		}
	}
	if votes.names > 0 || len(names) == 0 {
		return votes.winner(), true
	}
	return m.casingOfSamples(names)
}

// spellings notes how C# spells names, but for those that are noted already.
func spellings(c *dto.Class, names map[string]string) {
	for _, p := range slices.Backward(c.Members) {
		folded := foldName(p.Name)
		if _, noted := names[folded]; p.Wire == "" && !noted {
			names[folded] = p.Name
		}
	}
}

// casingVotes counts names by how they are spelt.
type casingVotes struct{ names, camel, pascal, snake int }

func (v *casingVotes) count(name string, times int) {
	v.names += times
	first, _ := utf8.DecodeRuneInString(name)
	switch {
	case unicode.IsUpper(first):
		v.pascal += times
	case strings.Contains(name, "_"):
		v.snake += times
	case name != strings.ToLower(name):
		v.camel += times
	}
}

func (v *casingVotes) winner() model.Casing {
	switch {
	case v.pascal > v.camel && v.pascal > v.snake:
		return model.PascalCase
	case v.snake > v.camel:
		return model.SnakeCase
	}
	return model.CamelCase
}

// casingOfSamples compares the keys of samples with the names that C# has for them.
func (m *merger) casingOfSamples(sharp map[string]string) (casing model.Casing, known bool) {
	var count [model.SnakeCase + 1]int
	var look func(v *sample.Value)
	look = func(v *sample.Value) {
		for i := range v.Members {
			key := &v.Members[i]
			if name, ok := sharp[foldName(key.Name)]; ok {
				for c := range count {
					if model.Casing(c).Wire(name) == key.Name {
						count[c]++
					}
				}
			}
			look(&key.Value)
		}
		for i := range v.Elems {
			look(&v.Elems[i])
		}
	}
	for i := range m.readings {
		for _, v := range []*sample.Value{m.readings[i].Request, m.readings[i].Response} {
			if v != nil {
				look(v)
			}
		}
	}
	for c := range count {
		if count[c] > count[casing] {
			casing = model.Casing(c)
		}
	}
	return casing, count[casing] > 0
}
