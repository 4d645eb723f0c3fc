package lock

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
)

func small() File {
	one := int64(1)
	return File{Tool: "v1.2.0", Inputs: "i", Output: "o", Warnings: 3, Options: map[string][]string{"nulls": {"exact"}}, Sources: map[string]string{"b.html": "22", "a<b>.html": "11"}, Model: &model.API{
		Name: "Shop & Co", Formats: []string{"json", "jsv"},
		Operations: []model.Operation{{
			Name: "GetOrder", Request: "GetOrder", Response: model.Ref{Name: "Order"}, Verb: "GET", Verbs: []string{"GET"},
			Routes: []model.Route{{Path: "/orders/{Id}", Verbs: []string{"GET"}}, {Path: "/o", Notes: "a\nb"}},
			Auth:   &model.Auth{Roles: []string{"Clerk"}},
		}},
		Types: []model.Type{{Name: "Order", Members: []model.Member{{Name: "Id", Wire: "id", Type: model.Ref{Name: "int", Nullable: true}}}}, {Name: "Unit"}},
		Enums: []model.Enum{{Name: "Color", Members: []model.EnumMember{{Name: "Red", Wire: "red", Value: &one}}}},
	}}
}

const smallText = `{
  "lock": 1,
  "ssgen": "v1.2.0",
  "inputs": "i",
  "output": "o",
  "warnings": 3,
  "options": {
    "nulls": ["exact"]
  },
  "sources": {
    "a<b>.html": "11",
    "b.html": "22"
  },
  "model": {
    "name": "Shop & Co",
    "formats": ["json","jsv"],
    "operations": [
      {
        "name": "GetOrder",
        "request": "GetOrder",
        "response": "Order",
        "verb": "GET",
        "verbs": ["GET"],
        "routes": [
          {"path":"/orders/{Id}","verbs":["GET"]},
          {"path":"/o","verbs":[],"notes":"a\nb"}
        ],
        "auth": {"roles":["Clerk"]}
      }
    ],
    "types": [
      {
        "name": "Order",
        "base": "",
        "members": [
          {"name":"Id","wire":"id","type":"int?"}
        ]
      },
      {
        "name": "Unit",
        "base": "",
        "members": []
      }
    ],
    "enums": [
      {
        "name": "Color",
        "members": [
          {"name":"Red","wire":"red","value":1}
        ]
      }
    ]
  }
}
`

func TestLayout(t *testing.T) {
	t.Parallel()
	text, err := small().Encode()
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(smallText, string(text)); d != "" {
		t.Error(d)
	}
	got, problems := Decode("ssgen.lock", text)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if d := cmp.Diff(small(), got, cmpopts.IgnoreTypes(diag.Pos{}), cmpopts.EquateEmpty()); d != "" {
		t.Error(d)
	}
	if at := got.Model.Types[1].Pos; at != (diag.Pos{File: "ssgen.lock", Line: 39}) {
		t.Errorf("Unit stands at %v", at)
	}
	if at := got.Model.Types[0].Members[0].Pos; at.Line != 32 {
		t.Errorf("a member of Order stands at %v, which is not where Order begins", at)
	}
}

func TestHead(t *testing.T) {
	t.Parallel()
	want := small()
	want.Model = nil
	if got, ok := Head([]byte(smallText)); !ok || !cmp.Equal(got, want) {
		t.Errorf("%v, %v", got, ok)
	}
	for _, text := range []string{"", "{}", `{"model":{}}`, `{"lock":2,"model":{}}`, `{"lock":1,"ssgen":"v1"}`, `{"lock":1,"new":1,"model":{}}`, "[]"} {
		if _, ok := Head([]byte(text)); ok {
			t.Errorf("%s has a head", text)
		}
	}
}

func TestDetect(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		smallText: true,
		`{"name":"","operations":[],"types":[],"enums":[]}`:        true,
		`{"config":{},"namespaces":[],"types":[],"operations":[]}`: false,
		`{"name":"x","operations":[],"types":[]}`:                  false,
		`{"lock":1}`: false, `[]`: false, ``: false, `{"lock":1,"ssgen":`: true, `{"name":"x","operations":[`: false,
	} {
		if got := Detect([]byte(text)); got != want {
			t.Errorf("%.50s: %v", text, got)
		}
	}
}

func TestBroken(t *testing.T) {
	t.Parallel()
	edit := func(old, new string) string {
		if !strings.Contains(smallText, old) {
			t.Fatalf("%q is not in the text", old)
		}
		return strings.Replace(smallText, old, new, 1)
	}
	for _, c := range []struct{ text, want string }{
		{edit(`"lock": 1`, `"lock": 2`), "x:2: error: the lock or model is of version 2, and 1 is all that this ssgen reads; use the ssgen that wrote it, or generate from the sources"},
		{edit(`"verb": "GET",`, `"verb": "GET"`), "x:20: error: the lock or model cannot be read: invalid character '\"' after object key:value pair; take the file from version control again, or generate from the sources"},
		{edit(`"int?"`, `"int?["`), `x:32: error: the lock or model cannot be read: `},
		{edit(`"enums"`, `"enum"`), `x:45: error: the lock or model has a key "enum" that ssgen does not know`},
		{edit(`"wire":"id"`, `"wired":"id"`), `x:32: error: the lock or model cannot be read: json: unknown field "wired"`},
		{edit(`"Color"`, `"Order"`), `x:1: error: the lock or model has two things called "Order"`},
		{edit(`"Unit"`, `""`), "x:1: error: the lock or model has something without a name"},
		{smallText + "{}", "x:55: error: the lock or model has text after its end"},
		{smallText[:400], "x:23: error: the lock or model cannot be read: unexpected EOF"},
		{`{"lock":1,"ssgen":"v1"}`, "x:1: error: the lock or model holds no model"},
		{`{"lock":1,"ssgen":"v1","model":[]}`, "x:1: error: the lock or model has no object where one is needed"},
		{`{"lock":1,"ssgen":"v1","model":{"types":{}}}`, "x:1: error: the lock or model has no list where one is needed"},
	} {
		_, problems := Decode("x", []byte(c.text))
		if len(problems) != 1 || !strings.HasPrefix(problems[0].String(), c.want) {
			t.Errorf("got  %v\nwant %s", problems, c.want)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(smallText)
	f.Add(`{"name":"","operations":[],"types":[],"enums":[]}`)
	f.Fuzz(func(t *testing.T, text string) {
		if !Detect([]byte(text)) {
			return
		}
		file, problems := Decode("x", []byte(text))
		if problems.HasErrors() {
			return
		}
		once, err := file.Encode()
		if err != nil {
			t.Fatal(err)
		}
		again, problems := Decode("x", once)
		if problems.HasErrors() {
			t.Fatalf("%v in\n%s", problems, once)
		}
		if twice, _ := again.Encode(); string(twice) != string(once) {
			t.Errorf("%s\nbecomes\n%s", once, twice)
		}
	})
}
