// Package page takes one ServiceStack metadata page apart: the service and its
// address, the operation with its documentation, auth and routes, the DTO code of
// the language tab, and the sample messages.
//
// Bytes come in, as HTML or as text copied from a browser; parts with their places
// in the file go out. The package never opens a file, never reads the code or a
// sample's body (packages script and sample do), and never trusts the file's name.
package page

import (
	"slices"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
)

// Page is what one operation page says. Texts have LF line ends and are decoded.
type Page struct {
	File string
	// Service is the service's name as the page shows it; "" unknown.
	Service string
	// BaseURL is absolute, without a slash at its end, and includes the path below
	// which the host lives ("https://names.example/api"). Copied text does not show
	// it: there it is "https://" and the sample's host. "" unknown.
	BaseURL string
	// HostOnly is set where BaseURL is made of the sample's host: scheme, port and the
	// path below which the host lives are not known, and the routes begin with that path.
	HostOnly bool
	// Operation is the operation's name in its true case: the page's heading only
	// repeats what the address asked for. "" where copied text lost it: code may tell.
	Operation    string
	OperationPos diag.Pos
	Doc          string
	Tags         []string
	// Auth is nil where anybody may call the operation.
	Auth *model.Auth
	// Routes have no base path. Summary and Notes are the server's text; in HTML
	// they keep their markup.
	Routes []model.Route
	// Headless is set where copied text lost what stands above the code: nothing tells
	// service, description and tags, and no Auth does not mean that there is none.
	Headless bool
	// RoutesLost is set where copied text lost the table of routes: there is at most one
	// route, what the request sample shows, whose verb may be another route's.
	RoutesLost bool
	// Tables are those of the Metadata tab, in the page's order: the request's class, what
	// it refers to depth first, then the response's likewise. A type can be there twice.
	Tables []Table
	// OnTables is set where the page shows the Metadata tab, so that a class without a
	// table has no members.
	OnTables bool
	// Code is nil where the page shows none.
	Code *Code
	// Format is the wire format of the samples: "JSV", "JSON", "XML", "CSV", …; "" unknown.
	Format string
	// Request is nil where the page shows none.
	Request *Message
	// Response is nil where the operation answers nothing, or with something that
	// the server does not know.
	Response *Message
}

// Code is the DTO code of a language tab.
type Code struct {
	// Lang is the tab's name in addresses: "mjs", "typescript", "csharp", ….
	Lang string
	// Text begins and ends with what is not blank; servers escape "<" and ">" in it
	// and nothing else, so nothing else is decoded.
	Text string
	// Pos is the place of Text's first byte.
	Pos diag.Pos
}

// Message is a sample request or response.
type Message struct {
	// Verb and Path are the request's, Path as the page prints it: with the base path.
	Verb, Path string
	// Status is the response's.
	Status      int
	Host        string
	Accept      string
	ContentType string
	// Body keeps NUL, the sample of a char; "" when there is none.
	Body string
	// Pos is the place of Body's first byte; without a body, of the message.
	Pos     diag.Pos
	HasBody bool

	unavailable bool // the server printed an error in place of the body
}

// Parse reads one page, HTML or copied text, told apart by content. file is the
// name for positions. The page is nil, and the list holds an Error, when the input
// is no operation page or is not whole.
func Parse(file string, data []byte) (*Page, diag.List) {
	return ParseShared(file, data, nil)
}

// ParseShared is Parse for one of many pages, which have equal tables in common.
func ParseShared(file string, data []byte, shared *Shared) (*Page, diag.List) {
	var diags diag.List
	in := newInput(file, data, &diags)
	if in == nil {
		return nil, diags
	}
	var p *Page
	if in.isHTML() {
		p = parseHTML(in, shared, &diags)
	} else {
		p = parseText(in, &diags)
	}
	if diags.HasErrors() {
		p = nil
		diags = slices.DeleteFunc(diags, func(d diag.Diagnostic) bool { return d.Severity != diag.Error })
	}
	if p != nil {
		p.detach()
	}
	diags.Sort()
	return p, diags
}
