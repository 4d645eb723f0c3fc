package parser_test

import (
	"strings"
	"testing"

	"github.com/ssgen/ssgen/parser"
	"github.com/ssgen/ssgen/parser/source"
)

// TestOtherLanguages holds that the listings which ServiceStack has for languages that
// ssgen does not read are known as such, in one line.
func TestOtherLanguages(t *testing.T) {
	t.Parallel()
	const options = "Options:\nDate: 2026-11-23 00:00:00\nVersion: 10.14\nBaseUrl: https://orders.lab.example\n"
	for language, text := range map[string]string{
		"Dart":   "/* " + options + "*/\nimport 'package:servicestack/servicestack.dart';\n\nclass Money implements IConvertible {}\n",
		"PHP":    "<?php namespace dtos;\n/* " + options + "*/\n\nclass Money {}\n",
		"Java":   "/* " + options + "*/\npackage dtos;\nimport java.math.*;\n\npublic class dtos {}\n",
		"Kotlin": "/* " + options + "*/\nimport java.math.*\nimport java.util.*\n\nopen class Money {}\n",
		"Swift":  "/* " + options + "*/\nimport Foundation\nimport ServiceStack\n\npublic class Money : Codable {}\n",
		"F#":     "(* " + options + "*)\nnamespace Orders\nopen System\n\ntype Money() =\n",
		"VB.NET": "' Options:\n'Version: 10.14\n\nImports System\n\nNamespace Global\n",
		"Python": "\"\"\" " + options + "\"\"\"\nimport datetime\nfrom dataclasses import dataclass\n",
		"Go":     "/* " + options + "*/\npackage dtos\n\ntype Money struct {}\n",
		"Ruby":   "# Options:\n# Version: 10.14\n\nrequire 'json'\n\nclass Money\nend\n",
		"Rust":   "/* " + options + "*/\nuse serde::{Serialize};\n\npub struct Money {}\n",
		"Zig":    "// Options:\n// Version: 10.14\n\nconst std = @import(\"std\");\n",
	} {
		api, diags := parser.Parse(t.Context(), []source.Source{source.FromBytes("dtos", []byte(text))})
		if api != nil && len(api.Operations) > 0 || len(diags) != 1 || !diags.HasErrors() || !strings.Contains(diags[0].String(), "a listing of DTOs in "+language+",") {
			t.Errorf("%s: %v", language, diags)
		}
	}
}
