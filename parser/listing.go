package parser

import (
	"cmp"

	"github.com/ssgen/ssgen/parser/csharp"
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/dto"
	"github.com/ssgen/ssgen/parser/merge"
	"github.com/ssgen/ssgen/parser/page"
	"github.com/ssgen/ssgen/parser/script"
)

// readListing reads the DTOs of a whole API, as /types/LANGUAGE prints them: one reading
// of all types, and one of each operation.
func readListing(name string, data []byte, lang string) ([]merge.Reading, diag.List) {
	text, at := string(trimBOM(data)), diag.Pos{File: name, Line: 1, Col: 1}
	var file *dto.File
	var diags diag.List
	switch lang {
	case "mjs":
		file, diags = script.Parse(text, at, dto.JavaScript)
	case "typescript":
		file, diags = script.Parse(text, at, dto.TypeScript)
	case "csharp":
		file, diags = csharp.Parse(text, at)
	default:
		diags.Fail("listing-language", at, "give /types/metadata.json, or /types/csharp, of the same server",
			"this is a listing of DTOs in %s, which tells less than the languages that ssgen reads", cmp.Or(languageName(lang), "another language"))
		return nil, diags
	}
	whole := page.Page{File: name, BaseURL: file.Header.BaseURL, OperationPos: at}
	readings := []merge.Reading{{Kind: merge.Listing, Page: &whole, Code: file, Lang: file.Lang}}
	for _, c := range file.Classes {
		if !isRequest(c) {
			continue
		}
		op := whole
		op.Operation, op.OperationPos, op.Routes = c.Name, c.Pos, c.Routes
		readings = append(readings, merge.Reading{Kind: merge.Listing, Page: &op, Lang: file.Lang})
	}
	if len(readings) == 1 && len(file.Classes) > 0 {
		diags.Warn("listing-bare", at, "give the operation's whole page, or the listing of /types/csharp",
			"no class here tells that it is a request, so that these types belong to no operation")
	}
	return readings, diags
}

// isRequest tells a request by what only requests have: a route, a response, a verb.
func isRequest(c *dto.Class) bool {
	return !c.Interface && (c.TypeName != "" || c.Method != "" || c.Returns != nil || c.ReturnsVoid || len(c.Routes) > 0 || merge.MarkedVerb(c) != "")
}

// languageName writes a language as people do, "" for one that ssgen does not know.
func languageName(lang string) string {
	switch lang {
	case "dart", "swift", "kotlin", "java", "python", "rust", "ruby", "zig", "go":
		return string(lang[0]-'a'+'A') + lang[1:]
	case "php":
		return "PHP"
	case "vbnet":
		return "VB.NET"
	case "fsharp":
		return "F#"
	}
	return ""
}
