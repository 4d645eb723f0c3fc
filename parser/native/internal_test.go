package native

import "testing"

func TestWireCases(t *testing.T) {
	t.Parallel()
	for name, want := range map[string][2]string{ // camelCase, snake_case
		"": {"", ""}, "Id": {"id", "id"}, "ID": {"id", "id"}, "URLPath": {"urlPath", "url_path"}, "UserID": {"userID", "user_i_d"},
		"OAuthToken": {"oAuthToken", "o_auth_token"}, "IPAddress": {"ipAddress", "ip_address"}, "HTTPServer": {"httpServer", "http_server"},
		"oauth_token": {"oauth_token", "oauth_token"}, "Item1": {"item1", "item1"}, "A1B": {"a1B", "a1_b"}, "X": {"x", "x"},
		"Élan": {"Élan", "_élan"}, "AÉ": {"aÉ", "a_é"}, "_Under": {"_Under", "__under"}, "iPhone": {"iPhone", "i_phone"},
	} {
		if got := camelCase.wire(name); got != want[0] {
			t.Errorf("camelCase of %q: %q, want %q", name, got, want[0])
		}
		if got := snakeCase.wire(name); got != want[1] {
			t.Errorf("snake_case of %q: %q, want %q", name, got, want[1])
		}
		if got := declaredCase.wire(name); got != name {
			t.Errorf("as declared: %q", got)
		}
	}
}

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
