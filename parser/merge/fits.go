package merge

import (
	"strconv"
	"strings"

	"github.com/ssgen/ssgen/parser/sample"
)

// fits remembers which classes suit which samples while responses are looked for: an API's
// pages show few samples, and each of them many classes. Whatever changes a class forgets it.
type fits struct {
	on      bool
	shapes  map[string]int // samples that differ in their places alone are one
	last    *sample.Value
	shape   int // of the last
	known   map[fitKey]fitting
	reached map[string]map[string]bool
}

type fitKey struct {
	shape int
	class *decl
}

// fitting is how well a class suits; open tells that its arguments as printed do not.
type fitting struct {
	misfit misfit
	open   bool
}

// remember begins to, or ends.
func (m *merger) remember(on bool) { m.fits = fits{on: on, shapes: map[string]int{}}; m.forget() }

// forget is called where a class changes.
func (m *merger) forget() {
	if m.fits.on && (m.fits.known == nil || len(m.fits.known)+len(m.fits.reached) > 0) {
		m.fits.known, m.fits.reached = map[fitKey]fitting{}, map[string]map[string]bool{}
	}
}

// shapeOf gives a number to all that decides what a sample fits.
func (m *merger) shapeOf(v *sample.Value) int {
	if m.fits.last == v {
		return m.fits.shape
	}
	var b strings.Builder
	writeShape(&b, v)
	n, ok := m.fits.shapes[b.String()]
	if !ok {
		n = len(m.fits.shapes)
		m.fits.shapes[b.String()] = n
	}
	m.fits.last, m.fits.shape = v, n
	return n
}

func writeShape(b *strings.Builder, v *sample.Value) {
	b.WriteByte('0' + byte(v.Kind))
	if v.Quoted {
		b.WriteByte('q')
	}
	writeText := func(text string) {
		b.WriteString(strconv.Itoa(len(text)))
		b.WriteByte(':')
		b.WriteString(text)
	}
	writeText(v.Text)
	for i := range v.Members {
		writeText(v.Members[i].Name)
		writeShape(b, &v.Members[i].Value)
	}
	b.WriteByte('/')
	for i := range v.Elems {
		writeShape(b, &v.Elems[i])
	}
	b.WriteByte(';')
}

// fitClass tells how well a sample suits a class in use, whose arguments are left open where
// it does not with those that pages print: they may be another caller's.
func (m *merger) fitClass(v *sample.Value, d *decl, n *node) misfit {
	key := fitKey{class: d}
	if m.fits.on {
		key.shape = m.shapeOf(v)
		if known, ok := m.fits.known[key]; ok {
			if known.open {
				n.args = fitArgs(nil, len(n.args), v.Pos)
			}
			return known.misfit
		}
	}
	f := fitting{misfit: m.fit(v, n, nil, 0)}
	if !f.misfit.ok() && len(n.args) > 0 {
		n.args = fitArgs(nil, len(n.args), v.Pos)
		f = fitting{m.fit(v, n, nil, 0), true}
	}
	if m.fits.on {
		m.fits.known[key] = f
	}
	return f.misfit
}

// reachedFrom gives all that a type mentions, itself included.
func (m *merger) reachedFrom(name string) map[string]bool {
	if known := m.fits.reached[name]; known != nil {
		return known
	}
	reached := map[string]bool{}
	m.reach(name, reached)
	if m.fits.on {
		m.fits.reached[name] = reached
	}
	return reached
}
