package script

import (
	"github.com/ssgen/ssgen/parser/dto"
	"github.com/ssgen/ssgen/parser/share"
)

// Shared holds the declarations that the files of one reading have in common. The zero
// value is ready; several goroutines may use one.
type Shared struct{ store share.Store[*declared] }

// declared is what one text declares.
type declared struct {
	classes []*common
	enums   []*dto.Enum
	words   int // how many classes it begins with that word
}

// common is a class that files have in common: as it is, and as it is where a whole file
// is written as interfaces, so that the name decides.
type common struct{ class, byName *dto.Class }

// unit is a stretch of the text that may turn out to be a declaration of its own.
type unit struct {
	open                                   bool
	context, text                          string
	start, stop                            int
	classes, enums, words, diags, leftOuts int
}

// contexts are what a declaration hangs on beside its text: the language, and whether it
// stands in a module.
var contexts = [...][2]string{dto.JavaScript: {"js", "js in a module"}, dto.TypeScript: {"ts", "ts in a module"}}

// reuse takes over what was made of the same text before.
func (p *parser) reuse(depth int) bool {
	p.unit.open = false
	if p.shared == nil || p.lines.Pos(0).Line == 0 || depth > 1 {
		return false
	}
	start, ok := p.extents.Begin(p.tok.start)
	if !ok {
		return false
	}
	context := contexts[p.lang][depth]
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
		p.seek(start + known.Len())
		return true
	}
	p.unit = unit{
		open: true, context: context, text: p.src[start:stop], start: start, stop: stop, words: p.classes,
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
		p.commons = append(append(p.commons, make([]*common, len(p.file.Classes)-1-len(p.commons))...), c)
	}
	for _, e := range d.enums {
		p.file.ShareEnum(e, at)
	}
	p.classes += d.words
}

// keep hands in the declaration that was read, where its text alone made it what it is:
// nothing in it was left out or had to be warned of, and nothing behind it was looked at.
func (p *parser) keep() {
	u := p.unit
	p.unit.open = u.open && p.exporting // a module's own end is not its last declaration's
	if !u.open || len(p.file.Classes) == u.classes && len(p.file.Enums) == u.enums {
		return
	}
	last := p.src[u.stop-1]
	whole := p.lastEnd() == u.stop && (last == '}' || last == ';') && p.seen <= p.tok.end && p.special <= u.start && p.pending.empty()
	if !whole || len(p.diags) != u.diags || p.leftOut.Stretches() != u.leftOuts {
		return
	}
	at := p.lines.Pos(u.start)
	d := &declared{words: p.classes - u.words}
	for _, c := range p.file.Classes[u.classes:] {
		made := &common{class: c.Common(at)}
		made.byName = made.class
		if named := *made.class; looksLikeInterface(named.Name) != named.Interface {
			named.Interface = !named.Interface
			made.byName = &named
		}
		d.classes = append(d.classes, made)
	}
	for _, e := range p.file.Enums[u.enums:] {
		d.enums = append(d.enums, e.Common(at))
	}
	kept := p.shared.store.Keep(u.context, u.text, d)
	if kept == nil {
		return
	}
	p.file.Classes, p.file.Enums, p.classes = p.file.Classes[:u.classes], p.file.Enums[:u.enums], u.words
	p.adopt(kept, u.start)
}
