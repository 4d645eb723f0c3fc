package csharp

import (
	"slices"
	"strconv"
	"sync"

	"github.com/ssgen/ssgen/parser/dto"
	"github.com/ssgen/ssgen/parser/share"
)

// Shared holds the declarations that the files of one reading have in common. The zero
// value is ready; several goroutines may use one.
type Shared struct{ store share.Store[*declared] }

// declared is what one text declares, nested types and all.
type declared struct {
	classes []*common
	enums   []*dto.Enum
	structs []string
}

// common is a class that files have in common. What is settled only when all of a file is
// known, its base and what "?" says, can differ from file to file.
type common struct {
	class     *dto.Class
	baseFirst bool
	// nullable and plain are the names of its members' types with "?" and without.
	nullable, plain []string

	mu      sync.Mutex
	settled map[uint64]*dto.Class
}

// maxNames bounds the types' names of a class that files have in common: each is a bit.
const maxNames = 60

// unit is a stretch of the text that may turn out to be a declaration of its own.
type unit struct {
	open                            bool
	context, text                   string
	start, stop                     int
	classes, enums, diags, leftOuts int
}

// reuse takes over what was made of the same text before.
func (p *parser) reuse(s scope, depth int) bool {
	p.unit.open = false
	if p.shared == nil || p.lines.Pos(0).Line == 0 || p.unclosed.end > p.tok.start {
		return false
	}
	start, ok := p.extents.Begin(p.tok.start)
	if !ok {
		return false
	}
	context := s.namespace
	if depth > 1 {
		context = strconv.Itoa(depth) + " " + s.namespace
	}
	known := p.shared.store.Follow(p.before, context, p.src[start:])
	stop := 0
	if known == nil {
		if stop, ok = p.extents.Stop(start, p.tok.start); !ok || stop <= p.tok.end {
			return false
		}
		known = p.shared.store.Find(context, p.src[start:stop])
	}
	if known != nil {
		p.adopt(known, start)
		p.tok = token{end: start + known.Len()}
		p.next()
		return true
	}
	p.unit = unit{
		open: true, context: context, text: p.src[start:stop], start: start, stop: stop,
		classes: len(p.file.Classes), enums: len(p.file.Enums), diags: len(p.diags), leftOuts: p.leftOut.Stretches(),
	}
	return false
}

// common gives the class of the index as files have it in common, nil for one of this file's own.
func (p *parser) common(i int) *common {
	if i < len(p.commons) {
		return p.commons[i]
	}
	return nil
}

// adopt adds what files have in common to this one.
func (p *parser) adopt(e *share.Entry[*declared], start int) {
	p.before.Then(e)
	p.before = e
	d := e.Made
	at := p.lines.Pos(start)
	for _, c := range d.classes {
		p.file.ShareClass(c.class, at)
		p.baseFirst = append(p.baseFirst, c.baseFirst)
		p.commons = append(append(p.commons, make([]*common, len(p.file.Classes)-1-len(p.commons))...), c)
	}
	for _, e := range d.enums {
		p.file.ShareEnum(e, at)
		p.enums[e.Name] = true
	}
	for _, name := range d.structs {
		p.structs[name] = true
	}
}

// keep hands in the declaration that was read, where its text alone made it what it is:
// nothing in it was left out or had to be warned of, and nothing behind it was looked at.
func (p *parser) keep() {
	u := p.unit
	p.unit.open = false
	whole := p.last == u.stop && p.seen <= p.tok.end && p.special <= u.start && p.pending.empty()
	silent := len(p.diags) == u.diags && p.leftOut.Stretches() == u.leftOuts
	if !u.open || !whole || !silent || len(p.file.Classes) == u.classes && len(p.file.Enums) == u.enums {
		return
	}
	at := p.lines.Pos(u.start)
	d := &declared{}
	for i, c := range p.file.Classes[u.classes:] {
		made := &common{class: c.Common(at), baseFirst: p.baseFirst[u.classes+i]}
		for _, m := range c.Members {
			names := &made.plain
			if m.Type.Nullable {
				names = &made.nullable
			}
			if !slices.Contains(*names, m.Type.Name) {
				*names = append(*names, m.Type.Name)
			}
		}
		if len(made.plain) > maxNames {
			return
		}
		if d.classes = append(d.classes, made); p.structs[c.Name] {
			d.structs = append(d.structs, c.Name)
		}
	}
	for _, e := range p.file.Enums[u.enums:] {
		d.enums = append(d.enums, e.Common(at))
	}
	kept := p.shared.store.Keep(u.context, u.text, d)
	if kept == nil {
		return
	}
	p.file.Classes, p.file.Enums, p.baseFirst = p.file.Classes[:u.classes], p.file.Enums[:u.enums], p.baseFirst[:u.classes]
	p.adopt(kept, u.start)
}

// settle gives the class as one file settles it: with a base, which stands first among
// its interfaces, and with members required whose types are of the given names.
func (c *common) settle(base bool, required uint64) *dto.Class {
	key := required << 1
	if base {
		key |= 1
	}
	if key == 0 {
		return c.class
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if known := c.settled[key]; known != nil {
		return known
	}
	out := *c.class
	out.Members = slices.Clone(out.Members)
	if base {
		splitBase(&out)
	}
	for i := range out.Members {
		m := &out.Members[i]
		m.Required = m.Required || !m.Type.Nullable && required>>slices.Index(c.plain, m.Type.Name)&1 == 1
	}
	if c.settled == nil {
		c.settled = map[uint64]*dto.Class{}
	}
	c.settled[key] = &out
	return &out
}

// splitBase takes the first of the interfaces for the class that is extended.
func splitBase(c *dto.Class) {
	base := c.Implements[0]
	if c.Extends, c.Implements = &base, c.Implements[1:]; len(c.Implements) == 0 {
		c.Implements = nil
	}
}

// names gives a bit for each of the class's types without "?" that the test is true of.
func (c *common) names(test func(string) bool) (bits uint64) {
	for i, name := range c.plain {
		if test(name) {
			bits |= 1 << i
		}
	}
	return bits
}
