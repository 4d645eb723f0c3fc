package runtime

import (
	"net/url"
	"strings"
	"testing"
	"time"
)

func ptr[T any](v T) *T { return &v }

func TestRequestURL(t *testing.T) {
	t.Parallel()
	const base = "https://names.example/api"
	tests := []struct {
		name      string
		request   request
		verb, url string
	}{
		{"body", &createDeskOrder{CustomerID: "c1"}, "POST", "/orders"},
		{"path", &getDeskOrder{"o-1"}, "GET", "/orders/o-1"},
		{"path escaped", &getDeskOrder{`a/b c?d=e&f#g%2F+"é`}, "GET", "/orders/a%2Fb%20c%3Fd%3De%26f%23g%252F%2B%22%C3%A9"},
		{"page's id", &inviteChatMember{SessionID: "s 1/ä", MemberToAdd: "+15550100"}, "POST", "/sessions/s%201%2F%C3%A4/members"},
		{"no variable set", &getDeskOrder{}, "GET", "/jsv/reply/GetOrder"},
		{"dots lead elsewhere", &getDeskOrder{".."}, "GET", "/jsv/reply/GetOrder?id=.."},
		{"one dot", &getDeskOrder{"."}, "GET", "/jsv/reply/GetOrder?id=."},
		{"extension of a format", &getDeskOrder{"report.json"}, "GET", "/jsv/reply/GetOrder?id=report.json"},
		{"extension of another", &getDeskOrder{"a.XML"}, "GET", "/jsv/reply/GetOrder?id=a.XML"},
		{"extension of none", &getDeskOrder{"a.txt"}, "GET", "/orders/a.txt"},
		{"name of a format", &getDeskOrder{"json"}, "GET", "/orders/json"},
		{"delete", &deleteDeskOrder{getDeskOrder{"o"}}, "DELETE", "/orders/o"},
		{"first route", &findDeskOrders{}, "GET", "/orders"},
		{"query", &findDeskOrders{Tags: []string{"a"}, Take: ptr(int32(5))}, "GET", "/orders?tags=a&take=5"},
		{"more variables", &findDeskOrders{CustomerID: "c1"}, "GET", "/customers/c1/orders"},
		{"most variables", &findDeskOrders{CustomerID: "c1", State: "Draft", Take: ptr(int32(0))}, "GET", "/customers/c1/orders/Draft?take=0"},
		{"one of two", &findDeskOrders{State: "Draft"}, "GET", "/orders?state=Draft"},
		{"string raw", &findDeskOrders{State: `a,"b" {c}`}, "GET", "/orders?state=a%2C%22b%22%20%7Bc%7D"},
		{"lists", &findDeskOrders{Tags: []string{"a", "b,c"}, Numbers: []int32{1, 2}}, "GET", "/orders?tags=a%2C%22b%2Cc%22&numbers=1%2C2"},
		{"empty list", &findDeskOrders{Numbers: []int32{}}, "GET", "/orders?numbers=%5B%5D"},
		{"list of lists", &findDeskOrders{Matrix: [][]int32{{1, 2}, {3}}}, "GET", "/orders?matrix=%5B%5B1%2C2%5D%2C%5B3%5D%5D"},
		{"bracket in a text", &findDeskOrders{Tags: []string{"[a]"}}, "GET", "/orders?tags=%22%5Ba%5D%22"},
		{"map", &findDeskOrders{Where: map[string]string{"a": "b", "c": "d,e"}}, "GET", "/orders?where=%7Ba%3Ab%2Cc%3A%22d%2Ce%22%7D"},
		{"object", &findDeskOrders{Line: &deskLine{SKU: "s", Quantity: 2}}, "GET", "/orders?line=%7Bsku%3As%2Cquantity%3A2%7D"},
		{"objects", &findDeskOrders{Lines: []deskLine{{SKU: "s"}, {SKU: "t"}}}, "GET", "/orders?lines=%7Bsku%3As%2Cquantity%3A0%7D%2C%7Bsku%3At%2Cquantity%3A0%7D"},
		{"date and bool", &findDeskOrders{Since: ptr(time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC)), Open: ptr(true)}, "GET", "/orders?since=2020-01-02T03%3A04%3A05Z&open=True"},
		{"any verb", &deskText{"World"}, "POST", "/text/World"},
		{"number", &deskBytes{5}, "GET", "/bytes/5"},
		{"wildcard", &deskFile{Path: "x/y z.txt"}, "PUT", "/files/x/y%20z.txt"},
		{"wildcard empty", &deskFile{}, "PUT", "/files"},
		{"wildcard climbs", &deskFile{Path: "a/../b"}, "PUT", "/jsv/reply/StoreFile"},
		{"wildcard with an empty segment", &deskFile{Path: "/a"}, "PUT", "/jsv/reply/StoreFile"},
		{"wildcard ends in .json", &deskFile{Path: "a.json"}, "PUT", "/files/a.json"},
		{"wildcard ends in .csv", &deskFile{Path: "a.csv"}, "PUT", "/jsv/reply/StoreFile"},
		{"two parts", &deskFile{Name: "5", Ext: "txt"}, "PUT", "/odd/5.txt"},
		{"a dot in a part", &deskFile{Name: "5.6", Ext: "txt"}, "PUT", "/files"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			for _, base := range []string{base, base + "/", ""} {
				verb, got, err := RequestURL(base, test.request)
				if err != nil {
					t.Fatal(err)
				}
				want := strings.TrimSuffix(base, "/") + test.url
				if verb != test.verb || got != want {
					t.Errorf("got  %s %s\nwant %s %s", verb, got, test.verb, want)
				}
				if _, err := url.Parse(got); err != nil {
					t.Error(err)
				}
			}
		})
	}
}

// A value that ends in the name of a format is not the path's last segment: servers take
// the extension off.
func TestFormatEndsPath(t *testing.T) {
	t.Parallel()
	tests := []struct {
		template, want string
		members        []member
	}{
		{"/names/{Type}/{Func*}", "", []member{{"type", "a.json"}}},
		{"/names/{Type}/{Func*}", "/names/a.json/b", []member{{"type", "a.json"}, {"func", "b"}}},
		{"/names/{Type}/{Func?}", "", []member{{"type", "a.jsv"}, {"func", ""}}},
		{"/names/{Type}/{Func?}", "/names/a.txt", []member{{"type", "a.txt"}}},
		{"/names/{Type}/all", "/names/a.json/all", []member{{"type", "a.json"}}},
		{"/names/{Type}", "", []member{{"type", "a.csv"}}},
	}
	for _, test := range tests {
		template, err := parsePath(test.template)
		if err != nil {
			t.Fatal(err)
		}
		got, _, ok := template.fill(nil, test.members)
		if string(got) != test.want || ok != (test.want != "") {
			t.Errorf("%s of %v is %q, want %q", test.template, test.members, got, test.want)
		}
	}
}

func TestRequestURLRefusesBase(t *testing.T) {
	t.Parallel()
	for _, base := range []string{"https://h/?key=secret", "https://h/#secret", "https://h?", "http://h:secret\x7f/", "mailto:secret"} {
		verb, got, err := RequestURL(base, &getDeskOrder{"a"})
		if err == nil || got != "" || verb != "" {
			t.Errorf("%q: %s %s, %v", base, verb, got, err)
		} else if strings.Contains(err.Error(), "secret") {
			t.Errorf("%q: the error tells it: %v", base, err)
		}
	}
}

// The path of a stranger's route stays below the base URL.
func TestHostileRoutes(t *testing.T) {
	t.Parallel()
	members := []member{{"id", "v"}}
	tests := []struct{ path, want string }{
		{"@evil.example/{id}", "/%40evil.example/v"},
		{"//evil.example/{Id}", "/evil.example/v"},
		{"/../{id}", ""},
		{"/./a", ""},
		{"/a?b=c#d/{id}", "/a%3Fb%3Dc%23d/v"},
		{"/a\r\nHost: x", "/a%0D%0AHost%3A%20x"},
		{"\\\\evil", "/%5C%5Cevil"},
		{"/{id}-x", ""},
		{"/{id", ""},
		{"/id}", ""},
		{"/{}", ""},
		{"/{*}", ""},
		{"/{a*}/{b}", ""},
		{"/{a*}/b/{c*}", ""},
		{"/{{id}}", ""},
		{"/x{id}", ""},
		{"", "/"},
		{"/", "/"},
		{"/odd/{Id}/a b", "/odd/v/a%20b"},
		{"/c/{Id:int}", "/c/v"},
		{"/c/{Id:regex(^a/b.c$)}/d", "/c/v/d"},
		{"/c/{none?}", "/c"},
		{"/c/{none:int?}", "/c"},
		{"/c/{none?}/d", ""},
		{"/c/{id=5}", "/c/v"},
		{"/c/{ignore}/{id}", "/c/ignore/v"},
		{"/c/{**id}", "/c/v"},
		{"/c/{*id}/edit", "/c/v/edit"},
		{"/c/{*none}/edit", "/c/edit"},
		{"/c/{*id}/V", ""},
		{"/v1.0/{id}", "/v1.0/v"},
		{"/feed.json", "/feed.json"},
	}
	for _, test := range tests {
		got := ""
		if path, err := parsePath(test.path); err == nil {
			if b, _, ok := path.fill(nil, members); ok {
				got = string(b)
			}
		}
		if got != test.want {
			t.Errorf("%q: got %q, want %q", test.path, got, test.want)
		}
	}
}

func FuzzPath(f *testing.F) {
	for _, s := range []string{"/orders/{Id}", "/odd/{Id}.{Ext}", "/odd/{Id}/a b/{Ext}", "/names/{Type}/{Func*}", "/{a:int?}", "/{*a}/b", "//x/..", "/{", "/}{"} {
		f.Add(s, "o-1", "a/b")
	}
	f.Fuzz(func(t *testing.T, text, value, other string) {
		path, err := parsePath(text)
		if err != nil {
			return
		}
		members := []member{{"id", value}, {"a", other}, {"Ext", other}}
		b, _, ok := path.fill(nil, members)
		if !ok {
			return
		}
		u, err := url.Parse("https://h" + string(b))
		if err != nil || u.Host != "h" || u.RawQuery != "" || u.Fragment != "" || u.User != nil {
			t.Fatalf("%q fills to %q: %v", text, b, err)
		}
		if joined := u.JoinPath(); strings.TrimRight(joined.EscapedPath(), "/") != strings.TrimRight(string(b), "/") {
			t.Fatalf("%q fills to %q, which clients clean to %q", text, b, joined.EscapedPath())
		}
		segments, ok := (&handler{}).segments(u)
		if !ok {
			t.Fatalf("the handler cannot read %q", b)
		}
		values, _, ok := path.match(segments, segments)
		if !ok && !strings.Contains(text, ":") {
			t.Fatalf("%q fills to %q, which it does not match", text, b)
		}
		for _, v := range values {
			if m := findMember(members, v.name); m != nil && v.text != m.text {
				t.Fatalf("%q in %q: sent %s=%q, read %q", text, b, v.name, m.text, v.text)
			}
		}
	})
}

func TestReadMembers(t *testing.T) {
	t.Parallel()
	got := readMembers(`{a:1,"b ,c":"x""y,z",d:[1,2],e:[[1],[2]],f:{g:"}",h:[",]"]},i:["p,q"],j:[],k:,l:[,[1]]}`)
	want := []member{
		{"a", "1"}, {"b ,c", `x"y,z`}, {"d", "1,2"}, {"e", "[[1],[2]]"}, {"f", `{g:"}",h:[",]"]}`},
		{"i", `"p,q"`}, {"j", "[]"}, {"k", ""}, {"l", "[,[1]]"},
	}
	if len(got) != len(want) {
		t.Fatalf("got %q", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("got %q, want %q", got[i], want[i])
		}
	}
}

// Truncated or foreign text ends; it cannot come from the encoder, but nothing may hang.
func TestReadMembersOfAnything(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"", "null", "{", "{a", "{a:", "{a:1", `{"`, `{a:"`, "{a:[", "{a:]", "{:}", "{,}", "{]]]", "{a:1}}"} {
		readMembers(s)
	}
}
