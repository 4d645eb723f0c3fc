package native

import (
	"bytes"
	"encoding/json"
	"io"
	"slices"

	"github.com/ssgen/ssgen/parser/diag"
)

// Detect tells whether data is one of the two documents, by content. A document
// that breaks off counts when its beginning is one's, so that Parse can say so.
func Detect(data []byte) bool {
	dec := json.NewDecoder(bytes.NewReader(trimBOM(data)))
	if t, err := dec.Token(); err != nil || t != json.Delim('{') {
		return false
	}
	return detectIn(dec, true)
}

// detectIn reads an object's keys until they tell. The sections of MetadataTypes
// tell, and so does "app" with ServiceStack's version in it.
func detectIn(dec *json.Decoder, root bool) bool {
	sections, telling := 0, false
	for {
		key, err := dec.Token()
		name, ok := key.(string)
		if err != nil || !ok {
			return false
		}
		value, err := dec.Token()
		if err != nil {
			return false
		}
		switch name = fold(name); {
		case root && name == "api" && value == json.Delim('{'):
			return detectIn(dec, false)
		case root && name == "app" && value == json.Delim('{'):
			if appTells(dec) {
				return true
			}
			continue
		case (name == "types" || name == "operations") && value == json.Delim('['):
			sections, telling = sections+1, true
		case name == "config" || name == "namespaces":
			sections++
		}
		if telling && sections > 1 {
			return true
		}
		if err := skipRest(dec, value); err != nil {
			return false
		}
	}
}

// appTells reads the members of "app" to the end or to the version.
func appTells(dec *json.Decoder) bool {
	for {
		key, err := dec.Token()
		name, ok := key.(string)
		if err != nil || !ok {
			return false
		}
		if fold(name) == "servicestackversion" {
			return true
		}
		value, err := dec.Token()
		if err != nil || skipRest(dec, value) != nil {
			return false
		}
	}
}

// skipRest reads on to the end of the value whose first token was read.
func skipRest(dec *json.Decoder, first json.Token) error {
	depth := 0
	for t := first; ; {
		switch t {
		case json.Delim('{'), json.Delim('['):
			depth++
		case json.Delim('}'), json.Delim(']'):
			depth--
		}
		if depth <= 0 {
			return nil
		}
		var err error
		if t, err = dec.Token(); err != nil {
			return err
		}
	}
}

// locate finds the MetadataTypes in a document and, in app.json, the whole.
func locate(root *node) (meta, app *node, fault *diag.Diagnostic) {
	const need = "give the server's /types/metadata.json or /metadata/app.json"
	fail := func(message, hint string) (*node, *node, *diag.Diagnostic) {
		return nil, nil, &diag.Diagnostic{Severity: diag.Error, Code: "metadata-foreign", Pos: root.pos, Message: message, Hint: hint}
	}
	if root.kind != objectKind {
		if len(root.items) > 0 && root.items[0].field("responsename") != nil {
			return fail("this is /operations/metadata, which does not describe types", need)
		}
		return fail("the JSON is no object, so it is no ServiceStack metadata", need)
	}
	if isMetadata(root) {
		return root, nil, nil
	}
	api := root.field("api")
	switch {
	case isMetadata(api):
		return api, root, nil
	case root.field("app").field("servicestackversion") != nil:
		return fail(`app.json comes without its "api" section`, "enable the server's NativeTypesFeature, or save its metadata pages instead")
	case foreign(root) != "":
		return fail("this is "+foreign(root)+", not ServiceStack's own metadata", need)
	case root.field("responsestatus") != nil:
		return fail("this is a server's error response: "+oneLine(root.field("responsestatus").text("message")), need)
	}
	return fail(`the JSON has neither "operations" nor "types", so it is no ServiceStack metadata`, need)
}

// foreign names the other products whose documents are taken for metadata; "" for none.
func foreign(root *node) string {
	has := func(names ...string) bool {
		return !slices.ContainsFunc(names, func(name string) bool { return root.field(name) == nil })
	}
	switch {
	case has("openapi") || has("swagger"):
		return "an OpenAPI document"
	case has("asyncapi"):
		return "an AsyncAPI document"
	case root.field("data").field("schema") != nil: // "__schema"
		return "a GraphQL schema"
	case has("info", "item"):
		return "a Postman collection"
	case has("name", "version") && (has("scripts") || has("dependencies") || has("devdependencies") || has("main")):
		return "npm's package.json"
	case has("compileroptions"):
		return "TypeScript's tsconfig.json"
	case has("log") && root.field("log").field("entries") != nil:
		return "a HAR recording of a browser"
	case has("$schema"):
		return "a JSON schema"
	case has("sessionid", "username") || has("bearertoken"):
		return "an answer of Authenticate"
	}
	return ""
}

// isMetadata asks for one of the two lists and for the other things in it.
func isMetadata(n *node) bool {
	if n == nil || n.kind != objectKind {
		return false
	}
	ops, types := n.field("operations"), n.field("types")
	switch {
	case ops == nil && types == nil:
		return false
	case ops != nil && ops.kind != arrayKind, types != nil && types.kind != arrayKind:
		return false
	}
	for _, op := range ops.list() {
		return op.field("request") != nil
	}
	for _, t := range types.list() {
		return t.field("name") != nil
	}
	return ops != nil && types != nil || n.field("namespaces") != nil || n.field("config") != nil
}

func trimBOM(data []byte) []byte { return bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")) }

// isTruncation tells whether the decoder came to the end of the data in a value.
func isTruncation(err error) bool { return err == io.EOF || err == io.ErrUnexpectedEOF }
