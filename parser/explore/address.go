package explore

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/ssgen/ssgen/parser/source"
	"github.com/ssgen/ssgen/parser/source/web"
)

// target is what an address stands for.
type target struct {
	// single is the page or document that is meant; nil where all that the server shows is.
	single *document
	// base is the address of the API, without a slash at its end, path and all.
	base *url.URL
}

// document is a page, a listing or another document below a server's base address.
type document struct {
	kind kind
	path string // "/jsv/metadata"
	// escaped is the path as the address has it, where that can make a difference.
	escaped string
	query   string // "op=GetOrder&lang=csharp"
	file    string // the name to keep it under, of safe characters alone
	op      string // the operation whose page it is, else ""
}

// kind tells what has to be at an address.
type kind int

const (
	anyKind    kind = iota // what somebody saved
	appDoc                 // /metadata/app.json
	typesDoc               // /types/metadata.json
	indexPage              // /metadata
	catalogue              // /operations/metadata
	listing                // /types/csharp
	detailPage             // /jsv/metadata?op=X
)

// below gives the address of a document of the API at base.
func (d *document) below(base *url.URL) *url.URL {
	u := *base
	u.Path, u.RawPath = base.Path+d.path, d.escaped
	u.RawQuery, u.Fragment = d.query, ""
	return &u
}

// Check refuses addresses of which something would be dropped in silence: a whole
// server's with a query, for it is not sent with what the server is asked for. What
// metadata pages have in theirs says nothing there and may stand.
func Check(address *url.URL) error {
	if t := locate(address); t.single == nil && !web.IsPlain(address) {
		return &source.Error{
			Name: web.Name(t.base), Problem: "the address of a server has no query, and this one does",
			Hint: "give the address without it; a key goes to --api-key or --header",
		}
	}
	return nil
}

// locate tells by the path what an address is meant to be. Paths are not told apart by
// case, as the server does not.
func locate(address *url.URL) target {
	full := strings.TrimRight(address.Path, "/")
	base := func(tail string) *url.URL {
		u := *address
		u.Path, u.RawPath, u.RawQuery, u.Fragment, u.User = full[:len(full)-len(tail)], "", "", "", nil
		return &u
	}
	single := func(d document, tail string) target {
		d.path, d.query = tail, address.RawQuery
		return target{&d, base(tail)}
	}
	last, lower := lastParts(full, 1), strings.ToLower(lastParts(full, 2))
	switch {
	case strings.ToLower(last) == "/metadata" && operationOf(address) != "":
		tail := lastParts(full, 2)
		op, format := operationOf(address), strings.ToLower(path.Dir(tail)[1:])
		lang := queryValue(address, "lang")
		return single(document{kind: detailPage, op: op, file: pageFile(op, format, lang)}, tail)
	case lower == "/metadata/app.json", lower == "/metadata/app":
		return single(document{kind: appDoc, file: appFile}, lastParts(full, 2))
	case lower == "/types/metadata.json", lower == "/types/metadata":
		return single(document{kind: typesDoc, file: typesFile}, lastParts(full, 2))
	case strings.HasPrefix(lower, "/types/"):
		return single(document{kind: listing, file: listingFile(last[1:], address)}, lastParts(full, 2))
	case strings.HasPrefix(lower, "/operations/metadata"), strings.HasPrefix(lower, "/ui/"):
		return target{base: base(lastParts(full, 2))}
	case slices.Contains([]string{"/metadata", "/types", "/ui", "/locode"}, strings.ToLower(last)):
		return target{base: base(last)}
	case isSaved(lower):
		return single(document{kind: anyKind, escaped: address.RawPath, file: savedFile(last[1:], address)}, full)
	}
	return target{base: base("")}
}

// isSaved tells by a path's end whether it is of a file that somebody else keeps: a page or
// a document that was saved. The first page of a host is none.
func isSaved(path string) bool {
	name := path[strings.LastIndexByte(path, '/')+1:]
	if stem, _, _ := strings.Cut(name, "."); stem == "index" || stem == "default" {
		return false
	}
	return slices.ContainsFunc([]string{".json", ".html", ".htm", ".txt", ".mjs", ".ts", ".cs"}, func(end string) bool { return strings.HasSuffix(name, end) })
}

// lastParts gives the last n parts of a path: "/jsv/metadata" of "/api/jsv/metadata".
func lastParts(p string, n int) string {
	at := len(p)
	for range n {
		if i := strings.LastIndexByte(p[:at], '/'); i >= 0 {
			at = i
		}
	}
	return p[at:]
}

// Operation tells whose page an address is of; "" where it is of none.
func Operation(address *url.URL) string {
	if t := locate(address); t.single != nil {
		return t.single.op
	}
	return ""
}

func operationOf(u *url.URL) string { return queryValue(u, "op") }

// queryValue reads a value of a query, whose keys are not told apart by case.
func queryValue(u *url.URL, key string) string {
	for k, values := range u.Query() {
		if strings.EqualFold(k, key) && len(values) > 0 {
			return values[0]
		}
	}
	return ""
}
