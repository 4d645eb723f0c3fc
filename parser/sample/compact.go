package sample

import "strings"

// Compact writes the value back as compact JSV, the text that travels. What JSON
// spells otherwise is spelled as in JSV: True and False, and no null.
func (v *Value) Compact() string {
	var b strings.Builder
	v.compact(&b)
	return b.String()
}

func (v *Value) compact(b *strings.Builder) {
	switch v.Kind {
	case Object:
		v.compactObject(b)
	case List:
		b.WriteByte('[')
		for i := range v.Elems {
			if i > 0 {
				b.WriteByte(',')
			}
			v.Elems[i].compact(b)
		}
		b.WriteByte(']')
	case Marker:
		b.WriteString("(" + v.Text + ")")
	default:
		b.WriteString(v.compactText())
	}
}

func (v *Value) compactObject(b *strings.Builder) {
	b.WriteByte('{')
	first := true
	for i := range v.Members {
		m := &v.Members[i]
		if m.Value.isNull() {
			continue
		}
		if !first {
			b.WriteByte(',')
		}
		first = false
		b.WriteString(compactName(m.Name))
		b.WriteByte(':')
		m.Value.compact(b)
	}
	b.WriteByte('}')
}

// isNull tells a JSON null. JSV has none.
func (v *Value) isNull() bool { return v.Kind == Text && !v.Quoted && v.Text == "null" }

// compactText leaves bare text as it is: dates are bare although they hold a ":".
func (v *Value) compactText() string {
	switch {
	case v.Quoted:
		return quote(v.Text)
	case v.isNull():
		return ""
	case v.Text == "true":
		return "True"
	case v.Text == "false":
		return "False"
	}
	return v.Text
}

// compactName writes names as servers do: quoted where they hold what ends a
// name, but for keys that are dates or objects.
func compactName(s string) string {
	if len(timestamp.FindString(s)) == len(s) && s != "" || strings.HasPrefix(s, "{") && objectEnd(s, 0) == len(s) {
		return s
	}
	return quote(s)
}

// quote applies JSV's rule for strings.
func quote(s string) string {
	if s != "" && !strings.ContainsAny(s, triggers) {
		return s
	}
	return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
}
