// Package merge makes one model of an API from many readings of its pages.
//
// Pages, the declarations of their code and their samples go in; the model and
// what could not be known go out. JavaScript erases much and no page names its
// response type, so facts are gathered first, evidence from the samples is laid
// along the types, and only then is each fact settled; what stays open becomes a
// diagnostic with the choice made and the page that would settle it. The result
// never depends on the order of the readings. The package never reads text
// itself and never guesses in silence.
package merge

import (
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/dto"
	"github.com/ssgen/ssgen/parser/framework"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/page"
	"github.com/ssgen/ssgen/parser/sample"
	"github.com/ssgen/ssgen/parser/why"
)

// Reading is what one source says of one operation, or a listing of all types. Code,
// Request and Response are nil where the source shows none or it could not be read.
type Reading struct {
	Kind Kind
	// Page holds what is said of the operation. Its Operation is "" where the reading is
	// of types alone, those of a whole API's listing.
	Page              *page.Page
	Code              *dto.File
	Request, Response *sample.Value
	// Root is the root element of an XML response, which names the response's type; nil
	// where there is none.
	Root *sample.Root
	// Lang is the language of a listing.
	Lang dto.Lang
	// Answer is the response as a catalogue names it, "OrderPage", "QueryResponse`1",
	// "List<Foo>"; "" unknown. AnswerType is it read, as far as that goes: .NET's name
	// has no arguments.
	Answer     string
	AnswerType dto.Type
}

// Kind is the kind of a reading's source. Each tells some facts, and is silent on others.
type Kind int

// The kinds of sources beside the server's own metadata.
const (
	OperationPage Kind = iota // all but the response's name
	Listing                   // /types/…: types, responses, verbs, routes but in JavaScript
	Index                     // /metadata: tags, auth
	Catalogue                 // /operations/metadata, /api: tags, the response's name, some routes
)

// Merge makes one model of all readings. The diagnostics are sorted; none of
// them is an Error, for an unusable page does not come this far.
//
// What every reading says of each fact, and why one counts, goes to the log, which may be nil.
func Merge(readings []Reading, log *why.Log) (*model.API, diag.List) {
	m := &merger{
		log:      log,
		readings: sorted(readings),
		decls:    map[string]*decl{},
		enums:    map[string]*enum{},
		table:    frameworkTypes(),
		told:     map[string]bool{},
		renamed:  map[string]string{},
		requests: map[string][]request{},
		near:     map[string][]string{},
		spelt:    map[string]bool{},
		idle:     map[any]bool{},
		idleOf:   map[string][]any{},
	}

	m.readHost()
	m.nameReserved()
	m.nameCasing()
	m.declare()
	m.link()
	m.findRequests()
	m.indexRequests()
	m.restoreGenerics()

	m.walkRequests()
	m.remember(true)
	m.resolveResponses()
	m.remember(false)
	m.walkResponses()

	m.settleKinds()
	m.settleEnums()
	m.settleNulls()
	api := m.build()
	m.explainAll(api)
	m.diags.Sort()
	return api, m.diags
}

// merger holds what is known so far.
type merger struct {
	readings []Reading // sorted
	api      model.API
	decls    map[string]*decl
	enums    map[string]*enum
	ops      []*operation // sorted by name
	table    map[string]framework.Type
	style    model.Casing
	byMember map[string][]string  // see having
	indexed  int                  // how many declarations byMember is of
	told     map[string]bool      // findings that are worth saying once
	renamed  map[string]string    // see typeName
	requests map[string][]request // see indexRequests
	near     map[string][]string  // see neighbours
	diags    diag.List
	log      *why.Log        // nil where nobody asks
	usages   [langs]usage    // see settleNulls
	spelt    map[string]bool // how samples write dates in JSON and GUIDs, see spelling
	fits     fits
	inferred []*candidate     // what infer chose from last
	idle     map[any]bool     // see watch
	idleOf   map[string][]any // by the type's name
	cased    bool             // some source shows how names are spelt on the wire

	routeless, accessless []string // operations of which no source tells routes, or tags and auth
}
