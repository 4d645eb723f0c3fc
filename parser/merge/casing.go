package merge

import (
	"cmp"
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
	var cased []string
	sharp := map[string]string{}
	for i := range m.readings {
		code := m.readings[i].Code
		if code == nil {
			continue
		}
		for j := range code.Classes {
			for _, p := range code.Classes[j].Members {
				if code.Lang < dto.Table {
					cased = append(cased, cmp.Or(p.Wire, p.Name))
				} else if p.Wire == "" {
					sharp[foldName(p.Name)] = p.Name
				}
			}
		}
	}
	if len(cased) > 0 || len(sharp) == 0 {
		return casingOfNames(cased), true
	}
	return m.casingOfSamples(sharp)
}

func casingOfNames(names []string) model.Casing {
	var camel, pascal, snake int
	for _, name := range names {
		first, _ := utf8.DecodeRuneInString(name)
		switch {
		case unicode.IsUpper(first):
			pascal++
		case strings.Contains(name, "_"):
			snake++
		case name != strings.ToLower(name):
			camel++
		}
	}
	switch {
	case pascal > camel && pascal > snake:
		return model.PascalCase
	case snake > camel:
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
