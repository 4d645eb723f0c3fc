package script

import (
	"strconv"
	"strings"

	"github.com/ssgen/ssgen/parser/dto"
)

// has tells whether there is a decorator of the name.
func (n *notes) has(name string) bool {
	for _, d := range n.decorators {
		if d.name == name {
			return true
		}
	}
	return false
}

// doc gives the description and, as Go tools want it, that the thing is deprecated.
func (n *notes) doc() string {
	text := n.description()
	if n.deprecated != "" {
		text = strings.TrimSpace(text + "\nDeprecated: " + n.deprecated)
	}
	return text
}

// description prefers a decorator's: comments lose line breaks, decorators escape them.
func (n *notes) description() string {
	for _, d := range n.decorators {
		var text string
		switch d.name {
		case "Api", "Description":
			text = d.arg("Description", 0)
		case "ApiMember":
			text = d.arg("Description", byName)
		}
		if text = strings.TrimSpace(strings.ReplaceAll(text, "\r", "")); text != "" {
			return text
		}
	}
	return n.text
}

func (n *notes) describeClass(c *dto.Class) {
	c.Doc, c.Params = n.doc(), n.params
	for _, d := range n.decorators {
		if r, ok := d.route(); ok {
			c.Routes = append(c.Routes, r)
		}
	}
}

func (n *notes) describeMember(m *dto.Member) {
	m.Doc = n.doc()
	if n.typed && m.Type.Name == "any" {
		m.Type = n.typ
	}
	// "{?T}", "T|null" and "name?" are three releases' spellings of one thing.
	m.Optional = m.Optional || m.Type.Nullable
	m.Type.Nullable = false
	for _, d := range n.decorators {
		m.Required = m.Required || d.required()
		if d.name == "DataMember" {
			m.Wire = d.arg("Name", byName)
			m.Order, _ = strconv.Atoi(d.arg("Order", byName))
		}
	}
}
