package sample_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/sample"
)

// dump writes a value in one line: quoted texts in quotes, bare ones between ‹›.
func dump(v *sample.Value) string {
	if v == nil {
		return "nil"
	}
	var parts []string
	switch v.Kind {
	case sample.Object:
		for i := range v.Members {
			parts = append(parts, v.Members[i].Name+"="+dump(&v.Members[i].Value))
		}
		return "{" + strings.Join(parts, " ") + "}"
	case sample.List:
		for i := range v.Elems {
			parts = append(parts, dump(&v.Elems[i]))
		}
		return "[" + strings.Join(parts, " ") + "]"
	case sample.Marker:
		return "(" + v.Text + ")"
	}
	if v.Quoted {
		return fmt.Sprintf("%q", v.Text)
	}
	return "‹" + v.Text + "›"
}

type sampleCase struct{ name, body, want, compact string }

func runCases(t *testing.T, contentType string, cases []sampleCase) {
	t.Helper()
	for _, tt := range cases {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			v, diags := sample.Parse(tt.body, contentType, diag.Pos{File: "x", Line: 1, Col: 1})
			if got := dump(v); got != tt.want || len(diags) > 0 {
				t.Fatalf("read %s, want %s; %v", got, tt.want, diags)
			}
			if got := v.Compact(); got != tt.compact {
				t.Errorf("compact %q, want %q", got, tt.compact)
			}
		})
	}
}

func TestJSV(t *testing.T) {
	t.Parallel()
	runCases(t, "text/jsv", []sampleCase{
		{"pretty", "{\n\tid: 0,\n\ttags: \n\t[\n\t\ta,\n\t\tb\n\t],\n\tmeta: \n\t{\n\t\tString: 0\n\t},\n\tnone: [],\n\tempty: {}\n}\n",
			"{id=‹0› tags=[‹a› ‹b›] meta={String=‹0›} none=[] empty={}}", "{id:0,tags:[a,b],meta:{String:0},none:[],empty:{}}"},
		{"indentation and blank line ends stripped", "{\nid: 0,\ntags:\n[\na\n],\nlist:\n[\n{\n\n}\n]\n}", "{id=‹0› tags=[‹a›] list=[{}]}", "{id:0,tags:[a],list:[{}]}"},
		{"CRLF", "{\r\n\tid: 0,\r\n\ttags: \r\n\t[\r\n\t\ta\r\n\t]\r\n}\r\n", "{id=‹0› tags=[‹a›]}", "{id:0,tags:[a]}"},
		{"one line", "{ id: 0, tags: [ a, b ], meta: { String: x y } }", "{id=‹0› tags=[‹a› ‹b›] meta={String=‹x y›}}", "{id:0,tags:[a,b],meta:{String:x y}}"},
		{"indented with blanks", "{\n  id: 0,\n  tags: \n  [\n    a\n  ]\n}", "{id=‹0› tags=[‹a›]}", "{id:0,tags:[a]}"},
		{"compact", `{id:0,name:"a, ""b""",list:[1,,x],at:0001-01-01T00:00:00.0000000+00:00}`,
			`{id=‹0› name="a, \"b\"" list=[‹1› ‹› ‹x›] at=‹0001-01-01T00:00:00.0000000+00:00›}`,
			`{id:0,name:"a, ""b""",list:[1,,x],at:0001-01-01T00:00:00.0000000+00:00}`},
		{"root lists", "[\n\t\n]", "[]", "[]"},
		{"list of lists", "{\n\tm: \n\t[\n\t\t[\n\t\t\t0\n\t\t],\n\t\t[\n\t\t\t\n\t\t]\n\t]\n}", "{m=[[‹0›] []]}", "{m:[[0],[]]}"},
		{"empty slots", "{\n\ta: ,\n\tl: \n\t[\n\t\ta,\n\t\t,\n\t\tb,\n\t\t\n\t]\n}", "{a=‹› l=[‹a› ‹› ‹b› ‹›]}", "{a:,l:[a,,b,]}"},
		{"a char", "{\n\tchar: \x00,\n\tnext: 1\n}", "{char=‹\x00› next=‹1›}", "{char:\x00,next:1}"},
		{"a char that is a comma", "{c:,,d:1}", "{c=‹,› d=‹1›}", "{c:,,d:1}"},
		{"an enum's text with a comma", "{\n\tregion: ap,\n\tsouth,\n\tn: 1\n}", "{region=‹ap,south› n=‹1›}", "{region:ap,south,n:1}"},
		{"brackets exploded inside quotes", "{\n\ta: \"{\n\t\tc, [\n\t\t\td\n\t\t]\n\t}\",\n\tb: \"x:\n\t{\n\t\ty\n\t}\"\n}", `{a="{c, [d]}" b="x:{y}"}`, `{a:"{c, [d]}",b:"x:{y}"}`},
		{"quoted text over lines", "{\n\ta: \"one\n\ttwo \"\"three\"\"\n\",\n\tb: 1\n}", `{a="one\n\ttwo \"three\"\n" b=‹1›}`, "{a:\"one\n\ttwo \"\"three\"\"\n\",b:1}"},
		{"blanks that are data", "{\n\ta:  x ,\n\tb: y  z\n}", "{a=‹ x › b=‹y  z›}", "{a: x ,b:y  z}"},
		{"names that are no words", "{\n\tx-id: 0,\n\t$ref: 1,\n\ta b: 2,\n\t\"c: d\":3,\n\t\"e:f\": 4,\n\t\"\": 5\n}", "{x-id=‹0› $ref=‹1› a b=‹2› c:d=‹3› e:f=‹4› =‹5›}", `{x-id:0,$ref:1,a b:2,"c:d":3,"e:f":4,"":5}`},
		{"keys that are dates", "{\n\tm: \n\t{\n\t\t0001-01-01T00: 00:00.0000000+00:00:x\n\t}\n}", "{m={0001-01-01T00:00:00.0000000+00:00=‹x›}}", "{m:{0001-01-01T00:00:00.0000000+00:00:x}}"},
		{"keys that are objects", "{{Id:1,Name:\"}\"}:v}", `{{Id:1,Name:"}"}=‹v›}`, "{{Id:1,Name:\"}\"}:v}"},
		{"JSON in a value", "{\n\ta: \n\t{\n\t\t\"Name\": \"S: {\n\t\t\tx\n\t\t} \\u00e9\",\n\t\t\"ok\": false,\n\t\t\"no\": null\n\t},\n\tb: x\\y\n}",
			`{a={Name="S: {x} é" ok=‹false› no=‹null›} b=‹x\y›}`, `{a:{Name:"S: {x} é",ok:False},b:x\y}`},
		{"scalars", " 0001-01-01\n", "‹0001-01-01›", "0001-01-01"},
		{"text", `"a, b"`, `"a, b"`, `"a, b"`},
		{"string", "(string)\n", "(string)", "(string)"},
		{"bytes", "(byte[])", "(byte[])", "(byte[])"},
		{"stream", "(Stream)", "(Stream)", "(Stream)"},
		{"web response", "(HttpWebResponse)", "(HttpWebResponse)", "(HttpWebResponse)"},
	})
}

func TestJSON(t *testing.T) {
	t.Parallel()
	cases := []sampleCase{
		{"compact", `{"id":0,"at":"\/Date(-62135596800000-0000)\/","ok":false,"c":"\u0000","t":"a\"b\\\n\ud83d\ude00","none":null,"l":[]}`,
			`{id=‹0› at="/Date(-62135596800000-0000)/" ok=‹false› c="\x00" t="a\"b\\\n😀" none=‹null› l=[]}`,
			"{id:0,at:/Date(-62135596800000-0000)/,ok:False,c:\x00,t:\"a\"\"b\\\n😀\",l:[]}"},
		{"empty slots", `{"m":[,[1],],"a":}`, "{m=[‹› [‹1›] ‹›] a=‹›}", "{m:[,[1],],a:}"},
		{"laid out", "{\n  \"a\" : [ 1 , 2 ],\n  \"b\" : { }\n}", "{a=[‹1› ‹2›] b={}}", "{a:[1,2],b:{}}"},
		{"list", `[{"a":"x:y"}]`, `[{a="x:y"}]`, `[{a:"x:y"}]`},
	}
	runCases(t, "application/json", cases)
	t.Run("by first bytes", func(t *testing.T) {
		t.Parallel()
		runCases(t, "", cases[:1])
		runCases(t, "text/csv", cases[2:])
	})
}

func TestPositions(t *testing.T) {
	t.Parallel()
	at := diag.Pos{File: "p", Line: 100, Col: 3}
	v, _ := sample.ParseJSV("{\n\tid: 0,\n\ttags: \n\t[\n\t\ta\n\t],\n\tq: \"{\n\t\tx\n\t}\",\n\tz: 1\n}", at)
	got := []string{v.Pos.String()}
	for _, m := range v.Members {
		got = append(got, fmt.Sprint(m.Name, " ", m.Pos, " ", m.Value.Pos))
	}
	want := []string{"p:100:3", "id p:101:2 p:101:6", "tags p:102:2 p:103:2", "q p:106:2 p:106:5", "z p:109:2 p:109:5"}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
	if got := v.Members[1].Value.Elems[0].Pos.String(); got != "p:104:3" {
		t.Errorf("element at %s", got)
	}
	v, _ = sample.ParseJSON("\n {\"a\": \"x\"}", at)
	if got := fmt.Sprint(v.Pos, v.Members[0].Pos, v.Members[0].Value.Pos); got != "p:101:2 p:101:3 p:101:8" {
		t.Errorf("JSON at %s", got)
	}
}

func TestScalar(t *testing.T) {
	t.Parallel()
	zeros := strings.Repeat("0", 32)
	for body, want := range map[string]string{
		"0001-01-01": "DateTime", "0001-01-01T00:00:00": "DateTime", "2020-06-07T08:09:10-04:00": "DateTime",
		"2020-06-07T08:09:10.1234567Z": "DateTime", "0001-01-01T00:00:00.0000000+00:00": "DateTimeOffset",
		"PT0S": "TimeSpan", "P1DT2H3M4.567S": "TimeSpan", "-P1D": "TimeSpan", `"00:00:00"`: "TimeSpan", "P": "",
		zeros: "Guid", "adfa988b-01f6-490d-b65b-63750f869496": "Guid", "AA==": "byte[]", "\x00": "char",
		"False": "bool", "0": "number", "-1.5": "number", "1E+17": "number", "NaN": "number",
		"String": "string", "Red": "", "us-east": "", `"True"`: "", `"0"`: "", "{a:1}": "", "[0]": "", "(string)": "",
	} {
		v, _ := sample.Parse(body, "text/jsv", diag.Pos{})
		if got := v.Scalar(); got != want {
			t.Errorf("JSV %s: %q, want %q", body, got, want)
		}
	}
	for body, want := range map[string]string{
		`"\/Date(-62135596800000-0000)\/"`: "DateTime", `"\/Date(-62135596800000)\/"`: "DateTimeOffset", `"\/Date(1577934245678+0530)\/"`: "DateTime",
		`"0001-01-01"`: "DateOnly", `"0001-01-01T00:00:00"`: "DateTime", `"0001-01-01T00:00:00+00:00"`: "DateTimeOffset",
		`"PT0S"`: "TimeSpan", `"` + zeros + `"`: "Guid", `"AA=="`: "byte[]", `"\u0000"`: "char", "false": "bool", "0": "number",
		`"String"`: "string", `"Red"`: "", "null": "",
	} {
		v, _ := sample.Parse(body, "application/json", diag.Pos{})
		if got := v.Scalar(); got != want {
			t.Errorf("JSON %s: %q, want %q", body, got, want)
		}
	}
}

func TestNotRead(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		body, contentType string
		severity          diag.Severity
		code              string
	}{
		{"<Hello/>", "application/xml", diag.Note, "sample-format"},
		{"Id,Name\n0,String", "text/csv", diag.Note, "sample-format"},
		{"{Unable to show example output for type 'X[]' using the custom 'csv' filter}No constructor", "text/csv", diag.Warning, "sample-missing"},
	} {
		v, diags := sample.Parse("\n"+tt.body, tt.contentType, diag.Pos{File: "p", Line: 9, Col: 1})
		if v != nil || len(diags) != 1 || diags[0].Severity != tt.severity || diags[0].Code != tt.code || diags[0].Pos.Line != 10 {
			t.Errorf("%s: %v, %v", tt.body, v, diags)
		}
	}
	if v, diags := sample.Parse(" \n", "text/jsv", diag.Pos{}); v != nil || diags != nil {
		t.Errorf("nothing: %v, %v", v, diags)
	}
}

func TestDamaged(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ body, want, at, message string }{
		{"{\n\ta: 1,\n\tb: ", "{a=‹1› b=‹›}", "x:1:1", `an object has no "}"`},
		{"{\n\ta: \n\t[\n\t\t1,", "{a=[‹1› ‹›]}", "x:3:2", `a list has no "]"`},
		{"{\n\ta: 1\n}\nHTTP", "{a=‹1›}", "x:4:1", "text follows"},
		{"{a:\"x,b:1}", `{a="x,b:1}"}`, "x:1:4", "quoted text has no end"},
		{"{a:[1]x,b:1}", "{a=[‹1›] b=‹1›}", "x:1:7", "text stands between"},
		{"{a}", "{}", "x:1:2", "a member has no value"},
		{strings.Repeat("[", 200), strings.Repeat("[", 128) + "‹›" + strings.Repeat("]", 128), "x:1:129", "nest too deep"},
	} {
		v, diags := sample.Parse(tt.body, "text/jsv", diag.Pos{File: "x", Line: 1, Col: 1})
		if dump(v) != tt.want || len(diags) != 1 {
			t.Errorf("%q: %s, %v", tt.body, dump(v), diags)
			continue
		}
		d := diags[0]
		if d.Severity != diag.Warning || d.Pos.String() != tt.at || !strings.Contains(d.Message, tt.message) {
			t.Errorf("%q: %v", tt.body, d)
		}
	}
}

func TestCommittedPage(t *testing.T) {
	t.Parallel()
	page, err := os.ReadFile("../../testdata/pages/InviteChatMember.txt")
	if err != nil {
		t.Fatal(err)
	}
	_, response, ok := strings.Cut(string(page), "HTTP/1.1 200 OK\n")
	_, body, _ := strings.Cut(response, "\n\n")
	if !ok {
		t.Fatal("the page shows no response")
	}
	v, diags := sample.Parse(body, "text/jsv", diag.Pos{})
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	wire := v.Compact()
	if want := inline(body); wire != want {
		t.Errorf("compact\n%s\nwant\n%s", wire, want)
	}
	if !strings.HasPrefix(wire, "{dialState:None,") || !strings.Contains(wire, ",members:[{identity:String,") || !strings.Contains(wire, "applicationData:{String:String},") {
		t.Errorf("compact %s", wire)
	}
	again, diags := sample.Parse(wire, "text/jsv", diag.Pos{})
	if got := again.Compact(); got != wire || len(diags) > 0 {
		t.Errorf("read again: %s, %v", got, diags)
	}
}

// TestHostileTextTakesLinearTime reads long texts of what nests or never closes.
func TestHostileTextTakesLinearTime(t *testing.T) {
	t.Parallel()
	for _, piece := range []string{"{", "[", "{\n", "[\n", "{a:", "{\"a\":", "[{", "\"", "\"{", " ", "\n", "a:", ",", "{{", "{{a", "}", "]", "\\", "a:,", "{ \" ", "\r\n\t"} {
		for _, head := range []string{"", "{ a: ", "{\n\ta: \"", "{\"a\":"} {
			text := head + strings.Repeat(piece, 1<<18/len(piece))
			start := time.Now()
			sample.ParseJSV(text, diag.Pos{Line: 1, Col: 1})
			sample.ParseJSON(text, diag.Pos{Line: 1, Col: 1})
			if took := time.Since(start); took > 5*time.Second {
				t.Errorf("%q behind %q: %v", piece, head, took)
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"{\n\tid: 0,\n\ttags: \n\t[\n\t\ta,\n\t\t\n\t],\n\tq: \"a\n\t{\n\t\tb\n\t}\"\n}", "{a:\"x \"\"y\"\"\",b:[,{c:}],0001-01-01T00:00:00:1}",
		`{"a":"\/Date(0)\/ \ud83d\ude00","m":[,[1]],"n":null}`, "{ {a:1}: x, \"N\": \"\\\"\" }", "(string)", "<X/>", "{c:,,d:\x00}",
	} {
		f.Add(seed, "text/jsv")
		f.Add(seed, "application/json")
		f.Add(seed, "")
	}
	f.Fuzz(func(t *testing.T, body, contentType string) {
		v, diags := sample.Parse(body, contentType, diag.Pos{File: "f", Line: 1, Col: 1})
		lines := strings.Count(body, "\n") + 1
		for _, d := range diags {
			if d.Severity == diag.Error || d.Pos.Line < 1 || d.Pos.Line > lines {
				t.Errorf("%v", d)
			}
		}
		if v == nil {
			return
		}
		if v.Pos.Line < 1 || v.Pos.Line > lines {
			t.Errorf("at %v", v.Pos)
		}
		v.Scalar()
		if len(diags) > 0 || v.Kind == sample.Marker || !strings.Contains(contentType, "json") {
			return
		}
		// What JSON says survives JSV, so it reads and writes alike once more.
		wire := v.Compact()
		again, diags := sample.ParseJSV(wire, diag.Pos{})
		if again != nil && len(diags) == 0 && !strings.ContainsAny(wire, " \t\r\n\\\"") && again.Compact() != wire {
			t.Errorf("%q became %q", wire, again.Compact())
		}
	})
}
