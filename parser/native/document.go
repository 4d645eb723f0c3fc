package native

import (
	"net/url"
	"slices"
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
)

// document holds the facts of the JSON as the server prints them, CLR names and all.
type document struct {
	name, baseURL, version string
	formats                []string
	casing                 model.Casing
	dates, guids           string // as in the model
	types                  []*declaration
	operations             []operation
	pos                    diag.Pos
}

// operation is a MetadataOperationType.
type operation struct {
	request, response *declaration
	returns           *typeName // IReturn<T>'s argument; nil when the request has none
	returnsVoid       bool
	method            string
	routes            []*node
	tags              []string
	needsAuth         bool
	roles, anyRole    []string
	perms, anyPerm    []string
	pos               diag.Pos
}

// typeName is a type in use: a MetadataTypeName, or a property's.
type typeName struct {
	name, namespace string
	args            []string
	// valueType and enum are said of properties only.
	valueType, enum bool
	pos             diag.Pos
}

// declaration is a MetadataType.
type declaration struct {
	name, namespace                    string
	args                               []string // a definition's parameters, a closed type's arguments
	base                               *typeName
	implements                         []*typeName
	doc                                string
	isEnum, isInt, isFlags             bool
	isInterface, isAbstract, isOrdered bool
	isDefinition                       bool // a generic type with its parameters
	members                            []property
	enumNames, enumValues              []string
	enumWire, enumDocs                 []string
	pos                                diag.Pos
}

// property is a MetadataPropertyType.
type property struct {
	typ        typeName
	name, wire string // wire is the DataMember's name, "" for none
	doc        string
	required   bool
	hasInput   bool
	order      int // the DataMember's; -1 when it has none
	pos        diag.Pos
}

// readDocument takes the facts from MetadataTypes and, around it, app.json.
func readDocument(meta, app *node) *document {
	host := app.field("app")
	d := &document{
		name:    host.text("servicename"),
		baseURL: cleanBaseURL(host.text("baseurl")),
		version: host.text("servicestackversion"),
		casing:  caseOf(meta, app),
		pos:     meta.place(),
	}
	if d.baseURL == "" {
		d.baseURL = cleanBaseURL(meta.field("config").text("baseurl"))
	}
	for _, format := range []string{"json", "jsv"} {
		if app.field("contenttypeformats").field(format) != nil {
			d.formats = append(d.formats, format)
		}
	}
	for _, t := range meta.field("types").list() {
		if decl := readDeclaration(t); decl != nil {
			d.types = append(d.types, decl)
		}
	}
	for _, op := range meta.field("operations").list() {
		if request := readDeclaration(op.field("request")); request != nil {
			d.operations = append(d.operations, readOperation(op, request))
		}
	}
	return d
}

// cleanBaseURL gives an absolute web address without its last slash, or "".
func cleanBaseURL(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return ""
	}
	return strings.TrimRight(s, "/")
}

// readOperation takes an operation. Before release 5.9 the routes and the return
// marker stood with the request type.
func readOperation(n *node, request *declaration) operation {
	req := n.field("request")
	op := operation{
		request:     request,
		response:    readDeclaration(n.field("response")),
		returns:     readTypeName(n.field("returntype")),
		returnsVoid: n.flag("returnsvoid") || req.flag("returnvoidmarker"),
		method:      strings.ToUpper(n.text("method")),
		routes:      n.field("routes").list(),
		needsAuth:   n.flag("requiresauth") || n.flag("requiresapikey") || n.field("requiresapikey").isObject(),
		roles:       n.texts("requiredroles"), anyRole: n.texts("requiresanyrole"),
		perms: n.texts("requiredpermissions"), anyPerm: n.texts("requiresanypermission"),
		pos: n.pos,
	}
	if op.returns == nil {
		op.returns = readTypeName(req.field("returnmarkertypename"))
	}
	if n.field("routes") == nil {
		op.routes = req.field("routes").list()
	}
	for _, tag := range n.field("tags").list() {
		name := tag.str()
		if name == "" {
			name = tag.text("name")
		}
		if name != "" {
			op.tags = append(op.tags, name)
		}
	}
	return op
}

func (n *node) isObject() bool { return n != nil && n.kind == objectKind }

// readTypeName takes a type in use, nil when none is named.
func readTypeName(n *node) *typeName {
	if n.text("name") == "" {
		return nil
	}
	return &typeName{name: n.text("name"), namespace: n.text("namespace"), args: n.texts("genericargs"), pos: n.pos}
}

// readDeclaration takes a type, nil when it has no name.
func readDeclaration(n *node) *declaration {
	if n.text("name") == "" {
		return nil
	}
	d := &declaration{
		name: n.text("name"), namespace: n.text("namespace"), args: n.texts("genericargs"),
		base: readTypeName(n.field("inherits")),
		doc:  joinParagraphs(n.text("description"), n.text("notes")),

		isEnum: n.flag("isenum"), isInt: n.flag("isenumint"),
		isInterface: n.flag("isinterface"), isAbstract: n.flag("isabstract"), isOrdered: n.field("datacontract") != nil,
		enumNames: n.texts("enumnames"), enumValues: n.texts("enumvalues"),
		enumWire: n.texts("enummembervalues"), enumDocs: n.texts("enumdescriptions"),
		pos: n.pos,
	}
	// Releases up to 5 mark parameters, later ones definitions.
	d.isDefinition = n.flag("isgenerictypedef") || slices.ContainsFunc(d.args, func(a string) bool { return strings.HasPrefix(a, "'") })
	for _, i := range n.field("implements").list() {
		if t := readTypeName(i); t != nil {
			d.implements = append(d.implements, t)
		}
	}
	for _, a := range n.field("attributes").list() {
		d.isFlags = d.isFlags || d.isEnum && a.text("name") == "Flags"
	}
	for _, p := range n.field("properties").list() {
		if p.text("name") != "" {
			d.members = append(d.members, readProperty(p))
		}
	}
	if d.isOrdered {
		slices.SortStableFunc(d.members, func(a, b property) int { return a.order - b.order })
	}
	return d
}

// readProperty takes a member. Its namespace was called typeNamespace up to
// release 5; a missing order is -1, as .NET has it, and so comes first.
func readProperty(n *node) property {
	contract := n.field("datamember")
	p := property{
		typ: typeName{
			name: n.text("type"), namespace: n.text("namespace"), args: n.texts("genericargs"),
			valueType: n.flag("isvaluetype"), enum: n.flag("isenum"), pos: n.pos,
		},
		name: n.text("name"), wire: contract.text("name"),
		doc:      n.text("description"),
		required: n.flag("isrequired") || contract.flag("isrequired"),
		hasInput: n.field("input") != nil,
		order:    atoi(contract.text("order"), -1),
		pos:      n.pos,
	}
	if p.typ.namespace == "" {
		p.typ.namespace = n.text("typenamespace")
	}
	return p
}

func joinParagraphs(texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(s string) bool { return s == "" }), "\n\n")
}
