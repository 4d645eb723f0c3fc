package index

import (
	"bytes"
	"net/url"
	"regexp"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/page"
)

var (
	operationsClass = regexp.MustCompile(`class=["']?operations\b`)
	operationClass  = regexp.MustCompile(`class=["']?operation["' >]`)
	// listSentence is "are supported" up to 8.5 or so, "are available" later.
	listSentence = []byte("The following operations are ")
	anyTag       = regexp.MustCompile(`^\s*<[!a-zA-Z?]`)
)

// isPage tells the index page, which a site may have made its own, from the page of
// an operation, whose texts may say anything.
func isPage(data []byte) bool {
	return anyTag.Match(data[:min(len(data), 4096)]) && !operationClass.Match(data) &&
		(operationsClass.Match(data) || bytes.Contains(data, listSentence))
}

// pageLink is an operation's page in one format.
const pageLink = `td a[href*="metadata?op="]`

func parsePage(file string, data []byte, diags *diag.List) *File {
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(data))
	if err != nil {
		diags.Fail("index-damaged", diag.Pos{File: file, Line: 1}, hintGiveIndex, "the HTML cannot be read: %q", err.Error())
		return nil
	}
	if end := bytes.ToLower(bytes.TrimSpace(data)); bytes.Contains(end, []byte("<html")) && !bytes.Contains(end, []byte("</html")) {
		diags.Fail("index-damaged", lineAt(file, data, len(bytes.TrimSpace(data))), "save the page again, whole", "the index page is cut off")
		return nil
	}
	f := &File{Name: file, Kind: Page, Service: strings.TrimSpace(doc.Find("body > h1").First().Text())}
	logo, _ := doc.Find("a#logo").Attr("title")
	f.Version = versionIn(logo)
	places, lines := rowPlaces(data), diag.NewLines(string(data), diag.Pos{File: file, Line: 1, Col: 1})
	seen := map[string]bool{}
	doc.Find("tr").Each(func(_ int, row *goquery.Selection) {
		if op := readRow(row, f); op.Name != "" && !seen[op.Name] {
			seen[op.Name] = true
			op.Pos = lines.Pos(places[op.Name])
			f.Operations = append(f.Operations, op)
		}
	})
	if len(f.Operations) == 0 {
		diags.Warn("index-empty", diag.Pos{File: file, Line: 1}, "open the page as a user, and from a network, that may see the operations",
			"the index page lists no operation")
	}
	return f
}

var version = regexp.MustCompile(`^ServiceStack (\d[\w.,-]*)$`)

func versionIn(title string) string {
	if found := version.FindStringSubmatch(strings.TrimSpace(title)); found != nil {
		return found[1]
	}
	return ""
}

// readRow reads an operation's row; one without a name is none.
func readRow(row *goquery.Selection, f *File) Operation {
	head := row.ChildrenFiltered("th").First()
	if head.Length() == 0 || row.ChildrenFiltered("td").Length() == 0 {
		return Operation{}
	}
	op := Operation{Auth: rowAuth(head)}
	row.Find(pageLink).Each(func(_ int, link *goquery.Selection) {
		href, _ := link.Attr("href")
		base, name := pageOf(href)
		if op.Name == "" {
			op.Name = name
		}
		if f.BaseURL == "" {
			f.BaseURL = base
		}
		op.Formats = append(op.Formats, label(link.Text()))
	})
	if op.Name == "" { // in debug mode there are rows of which the caller may see no page
		head.Find("span.icons").Remove()
		if op.Name = strings.TrimSpace(head.Text()); !page.IsOperationName(op.Name) {
			return Operation{}
		}
	}
	tags, _ := head.Attr("data-tags")
	op.Tags = names(tags)
	return op
}

// pageOf gives the base address and the operation of a page's address,
// "{base}/jsv/metadata?op=Name".
func pageOf(href string) (base, name string) {
	u, err := url.Parse(strings.TrimSpace(href))
	if err != nil {
		return "", ""
	}
	if name = strings.TrimSpace(u.Query().Get("op")); !page.IsOperationName(name) {
		return "", ""
	}
	base = page.BaseURL(href, "/metadata")
	if i := strings.LastIndexByte(base, '/'); i > strings.Index(base, "://")+2 {
		return base[:i], name
	}
	return "", name
}

// label gives a format's name; 4.5 to 5.8 print it as for an address.
func label(text string) string {
	text = strings.TrimSpace(text)
	if decoded, err := url.QueryUnescape(text); err == nil {
		return decoded
	}
	return text
}

// authTitle parts the lists in an icon's title: "Requires Roles: A, B?. Requires Permissions: P".
var authTitle = regexp.MustCompile(`Requires (Role|Permission)s?:`)

// rowAuth reads who may call the operation, which 4.0.44 and later show as an icon.
// What ends in "?" is one of those that are enough.
func rowAuth(head *goquery.Selection) *model.Auth {
	icon := head.Find("i.auth").First()
	if icon.Length() == 0 {
		return nil
	}
	title, _ := icon.Attr("title")
	auth := &model.Auth{}
	lists := authTitle.FindAllStringSubmatchIndex(title, -1)
	for i, at := range lists {
		end := len(title)
		if i+1 < len(lists) {
			end = lists[i+1][0]
		}
		all, one := &auth.Roles, &auth.AnyRole
		if title[at[2]:at[3]] == "Permission" {
			all, one = &auth.Permissions, &auth.AnyPermission
		}
		for _, name := range names(strings.TrimSuffix(strings.TrimSpace(title[at[1]:end]), ".")) {
			if any, found := strings.CutSuffix(name, "?"); found {
				*one = append(*one, any)
			} else {
				*all = append(*all, name)
			}
		}
	}
	return auth
}

// names gives the parts of a list with commas.
func names(list string) []string {
	var found []string
	for name := range strings.SplitSeq(list, ",") {
		if name = strings.TrimSpace(name); name != "" {
			found = append(found, name)
		}
	}
	return found
}

// rowPlaces gives where each operation's row begins in the source.
func rowPlaces(data []byte) map[string]int {
	places := map[string]int{}
	row := 0
	tokens := html.NewTokenizer(bytes.NewReader(data))
	for offset := 0; ; {
		kind := tokens.Next()
		size := len(tokens.Raw())
		if kind == html.ErrorToken {
			return places
		}
		if kind == html.StartTagToken {
			switch t := tokens.Token(); t.Data {
			case "tr":
				row = offset
			case "a":
				for _, a := range t.Attr {
					if _, name := pageOf(a.Val); a.Key == "href" && name != "" && places[name] == 0 {
						places[name] = row
					}
				}
			}
		}
		offset += size
	}
}
