package merge

import (
	"maps"
	"slices"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/dto"
)

// rankOpen tells a member that may be an array of arrays: servers print those as an array
// in C# and in tables. JavaScript, TypeScript and samples show what they are.
func (d *decl) rankOpen(mb *member) bool {
	t := mb.printed.Type
	return mb.printed.lang >= dto.Table && t.Name == dto.ArrayOf && len(t.Args) == 1 && !isBytes(t) &&
		!mb.seen && !mb.marks[dto.JavaScript].printed && !mb.marks[dto.TypeScript].printed && !d.builtin
}

// reportRanks says which members may be arrays of arrays.
func (m *merger) reportRanks() {
	var open []string
	var first place
	for _, name := range slices.Sorted(maps.Keys(m.decls)) {
		d := m.decls[name]
		for _, mb := range d.members {
			if d.rankOpen(mb) {
				if open = append(open, d.ref(mb)); len(open) == 1 {
					first = place{pos: mb.pos, op: d.op}
				}
			}
		}
	}
	if len(open) > 0 {
		found := diag.Diagnostic{
			Severity: diag.Note, Code: "array-rank", Pos: first.pos,
			Message: "servers print an array of arrays as an array in C#, and no sample shows which " + listing(open) + " is; read as printed",
			Hint:    m.settledBy(),
		}
		found.SettledBy(diag.Members, open...)
		m.diags.Add(found)
	}
}
