package naming

import (
	"go/token"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestExported(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"Id": "ID", "id": "ID", "orderId": "OrderID", "Ids": "IDs", "userIDs": "UserIDs", "Id2": "ID2", "Url": "URL", "HttpUrl": "HTTPURL",
		"APIKey": "APIKey", "SIPUri": "SIPURI", "iPhone": "IPhone", "HTTPServer": "HTTPServer", "oauth_token": "OauthToken",
		"_underscored": "Underscored", "__Restore": "Restore", "snake_case": "SnakeCase", "Item1": "Item1", "Élan": "Élan", "élan": "Élan",
		"MarshalJSV": "MarshalJSV", "x-trace-id": "XTraceID", "$ref": "Ref", "a b": "AB", "2fa": "X2fa", "type": "Type", "func": "Func",
		"foo_bar": "FooBar", "fooBar1": "FooBar1", "ORDER_DIRECTION": "OrderDirection", "EUR": "EUR", "callSid": "CallSid",
		"中文": "X中文", "PixArt-Σ": "PixArtΣ", "SD 3.5 Large": "SD3_5Large", "v1_2": "V1_2", "-1": "Minus1", "1": "X1", "*": "Star",
		"<=": "LessEqual", "☃": "U2603", "": "", "_": "", " \t\n": "", "\x00\xff": "", "e\u0301lan": "Elan", "IPv4": "IPv4", "Utf8Text": "UTF8Text",
		"jsvBody": "JSVBody", "OAuth": "OAuth", "QueryDb_2": "QueryDB2", "Http2Server": "HTTP2Server", "a;func init(){}": "AFuncInit",
	} {
		if got := Exported(name); got != want {
			t.Errorf("Exported(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestLocal(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{"T": "t", "TKey": "tKey", "ID": "id", "From": "from", "HTTPServer": "httpServer"} {
		if got := Local(name); got != want {
			t.Errorf("Local(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestPackage(t *testing.T) {
	t.Parallel()
	for service, want := range map[string]string{
		"Evo Voice": "evovoice", "": "api", "日本": "api", "3D Orders!": "dorders", "Go": "goapi", "String": "stringapi", "main": "mainapi",
		"../../etc": "etc",
	} {
		if got := Package(service); got != want {
			t.Errorf("Package(%q) = %q, want %q", service, got, want)
		}
	}
}

func TestAssign(t *testing.T) {
	t.Parallel()
	reserved := func(name string) bool { return name == "Client" || name == "Error" }
	dto := func(source string) Wish { return Wish{Name: Exported(source), Source: source, Suffix: "DTO"} }
	constant := func(enum, source string) Wish {
		return Wish{Name: enum + Join(source), Source: enum + "." + source, Rank: 2, Suffix: "Const"}
	}
	for _, tt := range []struct {
		name   string
		wishes []Wish
		want   []string
	}{
		{"reserved names win", []Wish{dto("Client"), dto("Error"), dto("Order")}, []string{"ClientDTO", "ErrorDTO", "Order"}},
		{"the suffixed name is taken", []Wish{dto("Client"), dto("ClientDTO")}, []string{"ClientDTO2", "ClientDTO"}},
		{"the same spelling first", []Wish{dto("foo_bar"), dto("FooBar"), dto("fooBar1")}, []string{"FooBar2", "FooBar", "FooBar1"}},
		{"a constant yields to a type", []Wish{dto("StatusOpen"), constant("Status", "Open"), constant("StatusOpen", "Value"), constant("StatusOpen", "value")},
			[]string{"StatusOpen", "StatusOpenConst", "StatusOpenValue", "StatusOpenValue2"}},
	} {
		if got := Assign(reserved, tt.wishes); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestAssignIsStable(t *testing.T) {
	t.Parallel()
	sources := []string{"foo_bar", "FooBar", "fooBar", "foo-bar", "Client", "client", "ClientDTO", "Order", "order"}
	reserved := func(name string) bool { return name == "Client" }
	assign := func(sources []string) map[string]string {
		wishes := make([]Wish, len(sources))
		for i, s := range sources {
			wishes[i] = Wish{Name: Exported(s), Source: s, Suffix: "DTO"}
		}
		names := map[string]string{}
		for i, name := range Assign(reserved, wishes) {
			names[sources[i]] = name
		}
		return names
	}
	want := assign(sources)
	r := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		shuffled := append(slices.Clone(sources), "Invoice", "AFoo", "zebra")
		r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		for source, name := range assign(shuffled) {
			if w, ok := want[source]; ok && w != name {
				t.Fatalf("%s is %s with other names beside it, else %s", source, name, w)
			}
		}
	}
}

func FuzzExported(f *testing.F) {
	for _, s := range []string{"orderId", "a b", "2fa", "-1", "é", "中文", "_", "*", "ǅ", "a\u2028b", "ID_2", "\xff", "x٣", "ﬁ", "ß"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		id := Exported(s)
		if id != "" && (!token.IsIdentifier(id) || !token.IsExported(id)) {
			t.Errorf("Exported(%q) = %q is no exported identifier", s, id)
		}
		if prefixed := "Enum" + Join(s); !token.IsIdentifier(prefixed) {
			t.Errorf("Join(%q) = %q ends no identifier", s, prefixed)
		}
		if l := Local("T" + s); !token.IsIdentifier(strings.TrimSuffix(l, " ")) && !token.IsKeyword(l) {
			t.Errorf("Local(%q) = %q is no identifier", s, l)
		}
	})
}
