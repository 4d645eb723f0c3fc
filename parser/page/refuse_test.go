package page

import (
	"io/fs"
	"strings"
	"testing"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/testdata/recordings"
)

func readRecorded(t testing.TB, release, name string) string {
	t.Helper()
	files, err := recordings.Open(release)
	if err != nil {
		t.Fatal(err)
	}
	data, err := fs.ReadFile(files, name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestBadInput(t *testing.T) {
	t.Parallel()
	const give = "; give the page of an operation, saved from https://HOST/jsv/metadata?op=NAME&lang=mjs"
	const ask = "; save the page as a user, and from a network, that may see the operation"
	const sign = "; sign in with a browser, open the operation's page there and save that"
	const tab = "; save https://orders.lab.example/jsv/metadata?op=CreateOrder&lang=mjs"
	order := readRecorded(t, "8.10.0", "orders/pages/CreateOrder.jsv.mjs.html")
	cut := func(page, at string) string { return page[:strings.Index(page, at)] }
	committed := string(readCommitted(t))
	for _, test := range []struct{ name, data, want string }{
		{"empty", "", "p:1: error: the file is empty" + give},
		{"blank", "\uFEFF \r\n\t\n", "p:1: error: the file is empty" + give},
		{"zip", "PK\x03\x04 and so on", "p:1: error: the file is binary, not a page" + give},
		{"image", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00", "p:1: error: the file is binary, not a page" + give},
		{"another HTML page", "<!DOCTYPE html>\n<html><head>\n<title>Widget &amp; Sons</title></head><body><pre>x</pre></body></html>",
			`p:3: error: this is not a ServiceStack operation page but "Widget & Sons"` + give},
		{"HTML that says nothing", "<p></p>", "p:1: error: this is not a ServiceStack operation page" + give},
		{"another text", "\n\npackage main\n\nfunc main() {}\n", `p:3: error: this is not a ServiceStack operation page but "package main"` + give},
		{"DTOs alone", "\"use strict\";\nexport class A {\n}\n", `p:1: error: this is not a ServiceStack operation page but "\"use strict\";"` + give},
		{"login page", "<html><head><title>Widgets</title></head>\n<body><h1>Welcome</h1><input type=Password></body></html>",
			"p:1: error: this is a login page, not an operation page" + sign},
		{"login title", "<html><title>Sign in - Widgets</title><body></body></html>", "p:1: error: this is a login page, not an operation page" + sign},
		{"login text", "Widgets\nLog in\nUser name\nPassword\n", "p:1: error: this is a login page, not an operation page" + sign},
		{"403 page", "<html><body>\n<h1>Service Not Available</h1></body></html>", `p:2: error: the server refused the page: "Service Not Available"` + ask},
		{"403 text", "Metadata Not Visible", `p:1: error: the server refused the page: "Metadata Not Visible"` + ask},
		{"403 of the web server", "<html><head><title>403 Forbidden</title></head><body></body></html>", `p:1: error: the server refused the page: "403 Forbidden"` + ask},
		{"403 of ServiceStack", "Forbidden\r\n\r\nRequest.HttpMethod: GET\r\n", `p:1: error: the server refused the page: "Forbidden"` + ask},
		{"error answer", `{"responseStatus":{"errorCode":"Unauthorized","message":"Not Authenticated"}}`, `p:1: error: the server refused the page: "Unauthorized"` + ask},
		{"index", readRecorded(t, "10.1.4", "names/pages/index.html"),
			"p:5: error: this is the index of all operations, not an operation page; give the pages of its operations instead, such as https://names.lab.example/api/jsv/metadata?op=Clashes&lang=mjs"},
		{"index as text", "Order Desk\nThe following operations are available.\nOperations\n",
			"p:1: error: this is the index of all operations, not an operation page; give the pages of its operations instead, saved from https://HOST/jsv/metadata?op=NAME&lang=mjs"},
		{"nothing to read", cut(order, "<pre") + "</div></body></html>", "p:15: error: the page of CreateOrder has neither code nor samples" + tab},
		{"nothing to read, text", "Order Desk\n<back to all web services\nCreateOrder\nCreates an order\n",
			"p:3: error: the page of CreateOrder has neither code nor samples; save https://HOST/jsv/metadata?op=CreateOrder&lang=mjs"},
		{"no name", "<div class=operation><h2>a\nb</h2></div><div class=request><pre>GET /x HTTP/1.1</pre></div>", "p:1: error: the page does not name its operation" + give},
		{"no name, text", "<back to all web services\n" + acceptSentence, "p:2: error: the page is cut off before the samples; save the page again, whole"},
		{"cut in the head", cut(order, "<h2>"), "p:14: error: the page is cut off before the operation's name; save the page again, whole"},
		{"cut in the code", cut(order, "export class Money"), "p:70: error: the page of CreateOrder is cut off inside the code; save the page again, whole"},
		{"cut behind the code", cut(order, `<div class="example"`), "p:131: error: the page of CreateOrder is cut off before the samples; save the page again, whole"},
		{"cut in the request", cut(order, "currency: EUR"), "p:157: error: the page of CreateOrder is cut off inside the request sample; save the page again, whole"},
		{"cut in the response", cut(order, "state: Draft"), "p:182: error: the page of CreateOrder is cut off inside the response sample; save the page again, whole"},
		{"cut at the end", cut(order, "</html>"), "p:224: error: the page of CreateOrder is cut off before its end; save the page again, whole"},
		{"text cut in the code", cut(committed, "memberToAdd;"), "p:295: error: the page of InviteChatMember is cut off inside the code; save the page again, whole"},
		{"text cut behind the code", cut(committed, "HTTP + JSV"), "p:305: error: the page of InviteChatMember is cut off before the samples; save the page again, whole"},
		{"text cut before the request", cut(committed, "POST /sessions"), "p:309: error: the page of InviteChatMember is cut off before the samples; save the page again, whole"},
		{"text cut in the request", cut(committed, "callerId: String"), "p:319: error: the page of InviteChatMember is cut off inside the request sample; save the page again, whole"},
		{"text cut in the response", cut(committed, "accountId: String"), "p:329: error: the page of InviteChatMember is cut off inside the response sample; save the page again, whole"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			p, diags := Parse("p", []byte(test.data))
			if p != nil || len(diags) != 1 {
				t.Fatalf("page %v, diagnostics %v", p != nil, diags)
			}
			if got := diags[0].String(); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

// TestEveryCutIsSeen cuts pages at every byte.
func TestEveryCutIsSeen(t *testing.T) {
	t.Parallel()
	order := readRecorded(t, "8.10.0", "orders/pages/ShipOrder.jsv.mjs.html")
	for n := range strings.Index(order, "</html>") + len("</html") {
		if n%11 == 0 || n > len(order)-30 {
			if p, diags := Parse("p", []byte(order[:n])); p != nil || len(diags) != 1 {
				t.Errorf("HTML cut at %d of %d: page %v, %v", n, len(order), p != nil, diags)
			}
		}
	}
	// Text has no end mark: cut exactly between the samples it looks like the page of
	// an operation that answers nothing.
	for name, text := range map[string]string{
		"committed": string(readCommitted(t)),
		"GET":       copied(routesCaption+"\nGET/widgets/{Id}\n", widgetCode, widgetGet+widgetAnswer),
	} {
		between := strings.Index(text, "HTTP/1.1 200")
		for n := range text {
			if n%7 != 0 && n < between-80 {
				continue
			}
			p, diags := Parse("p", []byte(text[:n]))
			if whole := n == between-1 || n == between; (p != nil) != whole || diags.Count(diag.Error) > 1 {
				t.Errorf("%s cut at %d of %d: page %v, %v", name, n, len(text), p != nil, diags)
			}
		}
	}
}

// TestLettersThatGrowInLowerCase holds that the end of a page is found by its own bytes.
func TestLettersThatGrowInLowerCase(t *testing.T) {
	t.Parallel()
	_, diags := Parse("a.html", []byte("<html><p>"+strings.Repeat("İ", 100)+"</HTML>\n<p>more"))
	if !diags.HasErrors() {
		t.Error("what is no operation page is read")
	}
}
