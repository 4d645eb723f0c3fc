package page

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
)

const committedPage = "../../testdata/pages/InviteChatMember.txt"

func readCommitted(t testing.TB) []byte {
	t.Helper()
	data, err := os.ReadFile(committedPage)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestCommittedPage(t *testing.T) {
	t.Parallel()
	p, diags := Parse("InviteChatMember.txt", readCommitted(t))
	if p == nil || len(diags) != 0 {
		t.Fatalf("page %v, diagnostics %v", p != nil, diags)
	}
	if !strings.HasPrefix(p.Code.Text, "\"use strict\";\nexport class EntityInfo {") || !strings.HasSuffix(p.Code.Text, "    callerId;\n}") {
		t.Errorf("code is %.60q … %q", p.Code.Text, p.Code.Text[len(p.Code.Text)-60:])
	}
	if body := p.Response.Body; !strings.HasPrefix(body, "{\n\tdialState: None,") || !strings.HasSuffix(body, "\n\tlastModifiedBy: String\n}") {
		t.Errorf("response is %.60q …", body)
	}
	p.Code.Text, p.Response.Body = "", ""
	at := func(line int) diag.Pos { return diag.Pos{File: "InviteChatMember.txt", Line: line, Col: 1} }
	want := &Page{
		File: "InviteChatMember.txt", Service: "Evo Voice", BaseURL: "https://team.evovoice.io", HostOnly: true,
		Operation: "InviteChatMember", OperationPos: at(5), Doc: "Add a member to the chat session",
		Auth:   &model.Auth{Roles: []string{"User"}},
		Routes: []model.Route{{Path: "/sessions/{sessionId}/members", Verbs: []string{"POST"}, Pos: diag.Pos{File: "InviteChatMember.txt", Line: 12}}},
		Code:   &Code{Lang: "mjs", Pos: at(13)},
		Format: "JSV",
		Request: &Message{Verb: "POST", Path: "/sessions/{sessionId}/members", Host: "team.evovoice.io", Accept: "text/jsv", ContentType: "text/jsv",
			Body: "{\n\tsessionId: String,\n\tmemberToAdd: String,\n\tcallerId: String\n}", Pos: at(317), HasBody: true},
		Response: &Message{Status: 200, ContentType: "text/jsv", Pos: at(326), HasBody: true},
	}
	if diff := cmp.Diff(want, p, cmpopts.IgnoreUnexported(Message{})); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// copied builds the text of a page from what stands between heading and code, the
// code with what follows it, and the samples.
func copied(head, code, samples string) string {
	const accept = "To override the Content-type in your clients, use the HTTP Accept Header, append the .jsv suffix or ?format=jsv\n\n"
	const intro = "The following are sample HTTP requests and responses. The placeholders shown need to be replaced with actual values.\n\n"
	return "Widgets\n\n<back to all web services\n\nFindWidgets\n\n" + head + code + accept + "HTTP + JSV\n\n" + intro + samples
}

const (
	widgetRoutes = routesCaption + "\nGET/widgets/{Id}\n"
	widgetCode   = "\"use strict\";\nexport class FindWidgets {\n    /** @type {string} */\n    id;\n}\n\nJavaScript FindWidgets DTOs\n\n"
	widgetGet    = "GET /widgets/{Id} HTTP/1.1 \nHost: widgets.example \nAccept: text/jsv\n"
	widgetAnswer = "HTTP/1.1 200 OK\nContent-Type: text/jsv\nContent-Length: length\n\n{\n\tid: String\n}"
)

// codes gives the diagnostics' codes.
func codes(diags diag.List) []string {
	var codes []string
	for _, d := range diags {
		codes = append(codes, d.Code)
	}
	return codes
}

func TestTextHead(t *testing.T) {
	t.Parallel()
	const routes = routesCaption + "\n"
	for _, test := range []struct {
		name, head string
		want       Page
		codes      []string
	}{
		{name: "nothing"},
		{name: "description", head: "Finds widgets by colour\n\n", want: Page{Doc: "Finds widgets by colour"}},
		{name: "description that repeats the name", head: "FindWidgets\n\n", want: Page{Doc: "FindWidgets"}},
		{name: "tag and description", head: "widgets\n\nFinds widgets\n\n", want: Page{Tags: []string{"widgets"}, Doc: "Finds widgets"}, codes: []string{"tags-glued"}},
		{name: "second heading", head: "Finds widgets\n\n/widgets/find\n\n", want: Page{Doc: "Finds widgets"}},
		{name: "AutoQuery", head: "AutoQuery\n\n", want: Page{Tags: []string{"AutoQuery"}}},
		{name: "second heading and [AutoQuery]", head: "Finds widgets\nwidget-api\n[AutoQuery]\n", want: Page{Doc: "Finds widgets", Tags: []string{"AutoQuery"}}},
		{
			name: "paragraphs with braces", head: "Finds widgets. Send\n\n{\n  \"id\": {\"a\": 1},\n}\n\nand wait.\n",
			want: Page{Doc: "Finds widgets. Send\n\n{\n\"id\": {\"a\": 1},\n}\n\nand wait."},
		},
		{name: "login alone", head: requiresAuthentication + "\n", want: Page{Auth: &model.Auth{}}},
		{name: "role", head: requiresAuthentication + "\nRequired role:Admin\n", want: Page{Auth: &model.Auth{Roles: []string{"Admin"}}}},
		{
			name: "all labels for several, glued", head: requiresAuthentication + "\nRequired roles:A, BRequires any of the roles:C, DRequired permissions:E, FRequires any of the permissions:G, H\n",
			want: Page{Auth: &model.Auth{Roles: []string{"A", "B"}, AnyRole: []string{"C", "D"}, Permissions: []string{"E", "F"}, AnyPermission: []string{"G", "H"}}},
		},
		{
			name: "all labels for one, glued to the heading", head: requiresAuthentication + "Required role:ARequires the role:BRequired permission:CRequires the permission:D\n",
			want: Page{Auth: &model.Auth{Roles: []string{"A"}, AnyRole: []string{"B"}, Permissions: []string{"C"}, AnyPermission: []string{"D"}}},
		},
		{
			name: "labels on lines of their own", head: requiresAuthentication + "\nRequired role:AllowAnyUser\nRequired permission:CanAccess\n",
			want: Page{Auth: &model.Auth{Roles: []string{"AllowAnyUser"}, Permissions: []string{"CanAccess"}}},
		},
		{name: "tab labels", head: routes + "GET/widgets/{Id}\nMetadata\nC#\nJavaScript\nTypeScript\n", want: Page{Routes: []model.Route{{Path: "/widgets/{Id}", Verbs: []string{"GET"}}}}},
		{
			name: "all verbs, summary", head: routes + "All Verbs/hello/{Name}Says hello\n",
			want: Page{Routes: []model.Route{{Path: "/hello/{Name}", Summary: "Says hello"}}},
		},
		{
			name: "many verbs, no HTTP verb", codes: []string{"route-verb"}, head: routes + "GET, PUT, POST/widgets/{Id}\nGET POST/w/{Id}/x\nPATCHY/system/{Key}\n",
			want: Page{Routes: []model.Route{
				{Path: "/widgets/{Id}", Verbs: []string{"GET", "PUT", "POST"}}, {Path: "/w/{Id}/x", Verbs: []string{"GET", "POST"}}, {Path: "/system/{Key}", Verbs: []string{"PATCHY"}},
			}},
		},
		{
			name: "notes of several lines with braces", head: routes + "POST/widgets/{Id}Adds one.Send this:\n{\n\"a\": {}\n}\n",
			want: Page{Routes: []model.Route{{Path: "/widgets/{Id}", Verbs: []string{"POST"}, Summary: "Adds one.", Notes: "Send this:\n{\n\"a\": {}\n}"}}},
		},
		{
			name: "description, caption and rows run together",
			head: "Sign In" + routesCaption + "GET,POST/auth/{provider}Signs in.See POST/auth.GET,POST/auth\n", codes: []string{"route-cut"},
			want: Page{Doc: "Sign In", Routes: []model.Route{
				{Path: "/auth/{provider}", Verbs: []string{"GET", "POST"}, Summary: "Signs in.", Notes: "See POST/auth."}, {Path: "/auth", Verbs: []string{"GET", "POST"}},
			}},
		},
		{
			name: "description and login, roles and caption run together",
			head: "Ships it" + requiresAuthentication + "\nRequired role:ARequired permission:B" + routesCaption + "All Verbs/ship/{Id}\n",
			want: Page{Doc: "Ships it", Auth: &model.Auth{Roles: []string{"A"}, Permissions: []string{"B"}}, Routes: []model.Route{{Path: "/ship/{Id}"}}},
		},
		{
			name: "a sentence that ends like a caption", head: "Says that it\nRequires Authentication\n" + routes + "GET/w/{Id}It is this that Requires Authentication\n",
			want: Page{Doc: "Says that it", Auth: &model.Auth{}, Routes: []model.Route{{Path: "/w/{Id}", Verbs: []string{"GET"}, Summary: "It is this that Requires Authentication"}}},
		},
		{
			name: "tables whose cells are apart", head: routes + "GET/w/{Id}\nFindWidgets Parameters:\nName\tParameter\tData Type\tRequired\tDescription\nId\tpath\tint\tNo\n",
			want: Page{Routes: []model.Route{{Path: "/w/{Id}", Verbs: []string{"GET"}}}},
		},
		{
			name: "tables that run into the routes", codes: []string{"table-cut"}, head: routesCaption + "GET/widgetsFindWidgets Parameters:NameParameterData TypeRequiredDescriptionIdpathintNoColour Enum:Red\n",
			want: Page{Routes: []model.Route{{Path: "/widgets", Verbs: []string{"GET"}}}},
		},
		{
			name: "ambiguous path", head: routes + "POST/widgetsfind all\n", codes: []string{"route-cut"},
			want: Page{Routes: []model.Route{{Path: "/widgetsfind", Verbs: []string{"POST"}, Summary: "all"}}},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			samples := widgetGet + widgetAnswer
			if !strings.Contains(test.head, routesCaption) {
				samples = strings.Replace(samples, "/widgets/{Id}", "/jsv/reply/FindWidgets", 1)
			}
			p, diags := Parse("w.txt", []byte(copied(test.head, widgetCode, samples)))
			if p == nil {
				t.Fatal(diags)
			}
			got := Page{Doc: p.Doc, Tags: p.Tags, Auth: p.Auth, Routes: p.Routes}
			if diff := cmp.Diff(test.want, got, cmpopts.EquateEmpty(), cmpopts.IgnoreTypes(diag.Pos{})); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if diff := cmp.Diff(test.codes, codes(diags)); diff != "" {
				t.Errorf("codes (-want +got)\n%s", diff)
			}
			if p.Service != "Widgets" || p.Operation != "FindWidgets" || p.Code == nil || p.Code.Lang != "mjs" {
				t.Errorf("service %q, operation %q, code %v", p.Service, p.Operation, p.Code)
			}
		})
	}
}

func TestTextOperationName(t *testing.T) {
	t.Parallel()
	page := copied("Finds all\n widgets\n"+widgetRoutes, widgetCode, widgetGet)
	for _, test := range []struct{ name, old, new string }{
		{"the line below the code", "\nFindWidgets\n", "\nfindwidgets\n"},
		{"the class", "JavaScript FindWidgets DTOs\n", ""},
		{"no link to the index", "<back to all web services\n", ""},
	} {
		text := strings.Replace(page, "\n\nFindWidgets\n", "\n\nfindWIDGETS\n", 1)
		p, diags := Parse("w.txt", []byte(strings.Replace(text, test.old, test.new, 1)))
		if p == nil || p.Operation != "FindWidgets" || p.Service != "Widgets" || len(diags) != 0 {
			t.Errorf("%s: %+v, %v", test.name, p, diags)
		}
	}
	predefined := copied("", "", strings.Replace(widgetGet, "/widgets/{Id}", "/jsv/reply/FindWidgets", 1))
	if p, diags := Parse("w.txt", []byte(strings.Replace(predefined, "FindWidgets\n", "findwidgets\n", 1))); p == nil || p.Operation != "FindWidgets" {
		t.Errorf("from the predefined path: %+v, %v", p, diags)
	}
}

func TestTextSamples(t *testing.T) {
	t.Parallel()
	const post = "POST /widgets HTTP/1.1 \nHost: widgets.example \nAccept: text/jsv\nContent-Type: text/jsv\nContent-Length: length\n\n"
	request := func(body string) *Message {
		return &Message{Verb: "POST", Path: "/widgets", Host: "widgets.example", Accept: "text/jsv", ContentType: "text/jsv", Body: body, HasBody: true}
	}
	response := func(body string) *Message {
		return &Message{Status: 200, ContentType: "text/jsv", Body: body, HasBody: true}
	}
	get := &Message{Verb: "GET", Path: "/widgets/{Id}", Host: "widgets.example", Accept: "text/jsv"}
	answer := response("{\n\tid: String\n}")
	for _, test := range []struct {
		name, samples     string
		request, response *Message
		codes             []string
	}{
		{name: "no blank line between", samples: post + "{\n\tid: String\n}\n" + widgetAnswer, request: request("{\n\tid: String\n}"), response: answer},
		{name: "no break between", samples: post + "{\n\tid: String\n}" + widgetAnswer, request: request("{\n\tid: String\n}"), response: answer},
		{name: "no blank line before the body", samples: strings.ReplaceAll(post+"{a: 0}\n"+widgetAnswer, "\n\n", "\n"), request: request("{a: 0}"), response: answer},
		{name: "no response", samples: post + "{}", request: request("{}")},
		{name: "no request", samples: widgetAnswer, response: answer},
		{name: "no body", samples: widgetGet + widgetAnswer, request: get, response: answer},
		{name: "old server without Accept", samples: strings.Replace(widgetGet, "Accept: text/jsv\n", "", 1) + widgetAnswer,
			request: &Message{Verb: "GET", Path: "/widgets/{Id}", Host: "widgets.example"}, response: answer},
		{name: "marker", samples: widgetGet + strings.Replace(widgetAnswer, "{\n\tid: String\n}", "(string)", 1), request: get, response: response("(string)")},
		{name: "list", samples: widgetGet + strings.Replace(widgetAnswer, "{\n\tid: String\n}", "[\n\t{\n\t\tid: \"a}\"\"\"\n\t}\n]", 1), request: get, response: response("[\n\t{\n\t\tid: \"a}\"\"\"\n\t}\n]")},
		{name: "NUL", samples: post + "{\n\tc: \x00,\n\td: 0\n}", request: request("{\n\tc: \x00,\n\td: 0\n}")},
		{name: "text behind", samples: widgetGet + widgetAnswer + "\n\n© Widgets Ltd", request: get, response: answer, codes: []string{"text-after-sample"}},
		{name: "no example", samples: widgetGet + "HTTP/1.1 200 OK\nContent-Type: text/csv\n\n{Unable to show example output for type 'X[]' using the custom 'csv' filter}no ctor",
			request: get, response: &Message{Status: 200, ContentType: "text/csv"}, codes: []string{"sample-unavailable"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			p, diags := Parse("w.txt", []byte(copied(widgetRoutes, widgetCode, test.samples)))
			if p == nil {
				t.Fatal(diags)
			}
			ignore := cmp.Options{cmpopts.IgnoreTypes(diag.Pos{}), cmpopts.IgnoreUnexported(Message{})}
			if diff := cmp.Diff([]*Message{test.request, test.response}, []*Message{p.Request, p.Response}, ignore); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if diff := cmp.Diff(test.codes, codes(diags)); diff != "" {
				t.Errorf("codes (-want +got)\n%s", diff)
			}
		})
	}
}

func TestTextAcceptSentences(t *testing.T) {
	t.Parallel()
	const sentence = "To override the Content-type in your clients, use the HTTP Accept Header, append the .jsv suffix or ?format=jsv\n"
	page := copied(widgetRoutes, strings.Replace(widgetCode, "JavaScript FindWidgets DTOs\n\n", "", 1), widgetGet+widgetAnswer)
	for _, wording := range []string{
		sentence,
		strings.Replace(sentence, ", use the HTTP", " HTTP", 1),
		strings.Replace(sentence, "the .jsv suffix or ", "", 1),
		"To override the Content-type in your clients HTTP Accept Header, append ?format=jsv\n",
	} {
		p, diags := Parse("w.txt", []byte(strings.Replace(page, sentence, wording, 1)))
		if p == nil || p.Code == nil || !strings.HasSuffix(p.Code.Text, "id;\n}") || len(diags) != 0 {
			t.Errorf("%q: %+v, %v", wording, p, diags)
		}
	}
}

func TestTextOtherTabs(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, code, lang, text string }{
		{"TypeScript", "// @Route(\"/x\")\nexport class FindWidgets\n{\n}\n\nTypeScript FindWidgets DTOs\n\n", "typescript", "// @Route(\"/x\")\nexport class FindWidgets\n{\n}"},
		{"C#", "using System;\npublic partial class FindWidgets\n{\n}\n\nC# FindWidgets DTOs\n\n", "csharp", "using System;\npublic partial class FindWidgets\n{\n}"},
		{"Dart", "import 'package:x';\nclass FindWidgets {}\n\nDart FindWidgets DTOs\n\n", "dart", "import 'package:x';\nclass FindWidgets {}"},
		{"no label", "export class FindWidgets\n{\n}\n\n", "typescript", "export class FindWidgets\n{\n}"},
	} {
		p, diags := Parse("w.txt", []byte(copied("Finds {all} widgets\n"+widgetRoutes, test.code, widgetGet+widgetAnswer)))
		if p == nil || p.Code == nil || p.Code.Lang != test.lang || p.Code.Text != test.text || p.Doc != "Finds {all} widgets" || len(diags) != 0 {
			t.Errorf("%s: %+v, %v", test.name, p, diags)
		}
	}
}

// TestTextIsReadInLinearTime reads what once took minutes.
func TestTextIsReadInLinearTime(t *testing.T) {
	t.Parallel()
	for name, head := range map[string]string{
		"blank lines": "Any Parameters:\n" + strings.Repeat("\n", 200_000),
		"long row":    routesCaption + "\nGET/" + strings.Repeat("a b/{c} ", 20_000) + "\n",
		"exceptions":  strings.Repeat("System.FooException: x\n", 5_000),
	} {
		start := time.Now()
		if p, diags := Parse("w.txt", []byte(copied(head, widgetCode, widgetGet))); p == nil {
			t.Errorf("%s: %v", name, diags)
		}
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%s: took %v", name, took)
		}
	}
}

func TestCutRoutes(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		row, sample         string
		path, summary, note string
		warned              bool
	}{
		{row: "GET/widgets", path: "/widgets"},
		{row: "GET/widgetsFind", path: "/widgetsFind"},
		{row: "GET/widgets/{Id}Summary text.Notes text.", path: "/widgets/{Id}", summary: "Summary text.", note: "Notes text."},
		{row: "GET/widgets/{Id}Summary of System.String", path: "/widgets/{Id}", summary: "Summary of System.String"},
		{row: "GET/widgets\tFind widgets\tAll of them", path: "/widgets", summary: "Find widgets", note: "All of them"},
		{row: "POST/ordersCreate an order", sample: "/orders", path: "/orders", summary: "Create an order"},
		{row: "POST/orderscreate an order", sample: "/orders", path: "/orders", summary: "create an order"},
		{row: "POST/ordersCreate an order", path: "/orders", summary: "Create an order", warned: true},
		{row: "POST/ordersCreate.", path: "/orders", summary: "Create.", warned: true},
		{row: "POST/orders/Create an order", path: "/orders/", summary: "Create an order", warned: true},
		{row: "POST/Orders/FindFinds orders", path: "/Orders/Find", summary: "Finds orders", warned: true},
		{row: "GET/odd/{Id}.{Ext}", path: "/odd/{Id}.{Ext}"},
		{row: "GET/odd/{Id}.json", path: "/odd/{Id}.json"},
		{row: "GET/odd/{Id}/a b/{Ext}", path: "/odd/{Id}/a b/{Ext}"},
		{row: "GET/files/{Path*}Reads a file, see /files/{Id}", path: "/files/{Path*}", summary: "Reads a file, see /files/{Id}"},
		{row: "GET/aufträge/{Id}", path: "/aufträge/{Id}"},
		{row: "GET/bad/{Id", path: "/bad/", summary: "{Id", warned: true},
	} {
		in := &input{file: "w.txt", text: test.row, starts: []int{0}}
		found := routeLine.FindStringSubmatch(test.row)
		if found == nil {
			t.Errorf("%q: no row", test.row)
			continue
		}
		var diags diag.List
		rows := []gluedRoute{{line: line{test.row, 1}, verbs: splitVerbs(found[1]), rest: found[2]}}
		got := cutRoutes(in, rows, test.sample, &diags)[0]
		if got.Path != test.path || got.Summary != test.summary || got.Notes != test.note || (len(diags) == 1) != test.warned {
			t.Errorf("%q: %q, %q, %q, %v", test.row, got.Path, got.Summary, got.Notes, diags)
		}
	}
}
