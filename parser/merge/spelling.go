package merge

import (
	"strings"

	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/sample"
)

// spelling notes how a sample writes a date in JSON or a GUID. Text that a live server
// filled in proves nothing: only the values that samples have, and members whose type the
// code tells, count.
func (m *merger) spelling(v *sample.Value, n *node, json bool) {
	scalar := v.Scalar()
	known := n.exact() && n.name == scalar
	isDate := json && (scalar == "DateTime" || scalar == "DateTimeOffset")
	switch {
	case scalar == "Guid" && (known || strings.Trim(v.Text, "0-") == ""):
		dashed := strings.Contains(v.Text, "-")
		m.spelt["dashed"], m.spelt["plain"] = m.spelt["dashed"] || dashed, m.spelt["plain"] || !dashed
	case isDate && strings.HasPrefix(v.Text, "/Date("):
		m.spelt["ms"] = true
	case isDate && (known || strings.HasPrefix(v.Text, "0001-01-01T")):
		m.spelt["iso"] = true
	}
}

// spellings gives what the samples agree on, as the model has it.
func (m *merger) spellings() (dates, guids string) {
	switch {
	case m.spelt["iso"] && !m.spelt["ms"]:
		dates = "iso"
	case model.BeforeSix(m.api.ServerVersion):
		dates = "v5"
	}
	if m.spelt["dashed"] && !m.spelt["plain"] {
		guids = "dashed"
	}
	return dates, guids
}
