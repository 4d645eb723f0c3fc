package merge

import (
	"reflect"
	"slices"
)

// watch takes in a declaration that many pages have in common, and notes whether that
// changed nothing and had nothing to report: then the same would come of it on each page
// until the type of that name changes, and it is idle until then. What is not so is taken
// in again wherever it stands, and reported there. While there is a log nothing is idle.
func (m *merger) watch(name string, shared any, snapshot func() any, absorb func()) {
	before, told := snapshot(), len(m.diags)
	absorb()
	switch {
	case !reflect.DeepEqual(before, snapshot()):
		for _, s := range m.idleOf[name] {
			delete(m.idle, s)
		}
		delete(m.idleOf, name)
	case len(m.diags) == told && m.log == nil:
		m.idle[shared] = true
		m.idleOf[name] = append(m.idleOf[name], shared)
	}
}

// snapshot copies what a printing can change.
func (d *decl) snapshot() any {
	if d == nil {
		return nil
	}
	copied := *d
	copied.twins, copied.members = slices.Clone(d.twins), make([]*member, len(d.members))
	for i, mb := range d.members {
		kept := *mb
		copied.members[i] = &kept
	}
	return copied
}

func (e *enum) snapshot() any {
	if e == nil {
		return nil
	}
	copied := *e
	copied.members = slices.Clone(e.members)
	return copied
}
