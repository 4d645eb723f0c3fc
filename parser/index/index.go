// Package index reads the lists that a server gives of all its operations: the index
// page (/metadata), /operations/metadata?format=json, and the listing at /api.
//
// The bytes of one list come in; its operations come out, with as much about each as
// that list tells. The package never fetches the operations' pages, and never makes
// up what a list does not say: the index page knows who may call an operation and
// nothing of its types, the other two name the response and nothing of auth.
package index

import (
	"bytes"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
)

// File is one list.
type File struct {
	Name string // of the file
	// Kind tells what the list can know.
	Kind Kind
	// Service is the service's name; "" unknown.
	Service string
	// BaseURL is absolute, without a slash at its end; "" where the list does not show it.
	BaseURL string
	// Version is the server's release as it prints it, "8.53" or "10.14": text, not a
	// number. "" unknown.
	Version string
	// Operations are in the list's order, each once.
	Operations []Operation
}

// Kind is which of the lists a File is.
type Kind int

// The lists.
const (
	Page     Kind = iota // /metadata: Tags, Auth and Formats are known
	Metadata             // /operations/metadata: Response, Tags and Routes are known
	Listing              // /api (6.7 and later): Response, Tags and Doc are known
)

// Operation is what a list says of one operation.
type Operation struct {
	Name string
	// Response is the type's name as printed: .NET's without arguments ("List`1",
	// "Foo[]") in Metadata, C#'s ("QueryResponse<Foo>") in Listing. "" unknown or none.
	Response string
	Doc      string
	Tags     []string
	// Auth is nil where anybody may call the operation, and in lists that do not know.
	Auth *model.Auth
	// Routes have the paths that the list shows, without the path of the host's base.
	Routes []model.Route
	// Formats are those whose pages the caller may see, as labelled: "JSV", "SOAP 1.1".
	Formats []string
	Pos     diag.Pos
}

const hintGiveIndex = "give https://HOST/metadata, https://HOST/operations/metadata?format=json or https://HOST/api, saved as the server sent it"

// maxBytes bounds a list. One of 1,200 operations has below 2 MB.
const maxBytes = 64 << 20

// Detect tells whether data is one of the lists, by content. One that breaks off
// counts when its beginning is one's.
func Detect(data []byte) bool {
	data = trim(data)
	return isPage(data) || isList(data)
}

// Parse reads a list; file is the name for positions. The File is nil, and the list of
// diagnostics holds an Error, when data is no such list or breaks off.
func Parse(file string, data []byte) (*File, diag.List) {
	var diags diag.List
	data = trim(data)
	var f *File
	switch {
	case len(data) > maxBytes:
		diags.Fail("index-damaged", diag.Pos{File: file, Line: 1}, hintGiveIndex, "the list is larger than %d MB", maxBytes>>20)
	case isPage(data):
		f = parsePage(file, data, &diags)
	case isList(data):
		f = parseList(file, data, &diags)
	default:
		diags.Fail("not-index", diag.Pos{File: file, Line: 1}, hintGiveIndex, "this is no list of operations")
	}
	diags.Sort()
	return f, diags
}

func trim(data []byte) []byte { return bytes.TrimPrefix(data, []byte("\uFEFF")) }

// lineAt gives the place of a whole line by an offset into it.
func lineAt(file string, data []byte, offset int) diag.Pos {
	return diag.Pos{File: file, Line: 1 + bytes.Count(data[:min(max(offset, 0), len(data))], []byte("\n"))}
}
