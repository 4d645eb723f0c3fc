package native

import "testing"

func TestBaseURL(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"https://a.example/api/": "https://a.example/api", "http://localhost:5000": "http://localhost:5000", "": "", "/api": "", "a.example": "",
		"javascript:alert(1)": "", "https://user:pw@a.example": "", "https://a.example?x=1": "", "https://": "",
	} {
		if got := cleanBaseURL(in); got != want {
			t.Errorf("%q gives %q, want %q", in, got, want)
		}
	}
}

func TestIsSystem(t *testing.T) {
	t.Parallel()
	for namespace, want := range map[string]bool{"System": true, "System.IO": true, "Systematic.Api": false, "": false, "Acme.System": false} {
		if got := isSystem(namespace); got != want {
			t.Errorf("%q: %v", namespace, got)
		}
	}
}

func TestParseCLR(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Int32": "Int32", "'T": "T", "List`1": "List/1", "Outer.Inner": "Outer.Inner", "Int32?": "Int32?", "Byte[]": "[]<Byte>",
		"Int32[,]": "[]<[]<Int32>>", "Dictionary<String, List<Item>>[]": "[]<Dictionary<String;List<Item>>>", "List<Byte[]": "List<[]<Byte>>", "List<Byte[": "error",
		"Nullable<Int32>[]": "[]<Nullable<Int32>>", "List<": "error", "": "error", "A>B": "error", "A]": "error", "List<A>>": "List<A>",
	} {
		got := "error"
		if c, err := parseCLR(text); err == nil {
			got = c.text()
		}
		if got != want {
			t.Errorf("%q gives %s, want %s", text, got, want)
		}
	}
}

// text writes a type with its parts marked.
func (t *clrType) text() string {
	s := t.name
	if t.arity > 0 && len(t.args) == 0 {
		s += "/" + string(rune('0'+t.arity))
	}
	for i, arg := range t.args {
		s += string("<;"[min(i, 1)]) + arg.text()
	}
	if len(t.args) > 0 {
		s += ">"
	}
	if t.nullable {
		s += "?"
	}
	return s
}
