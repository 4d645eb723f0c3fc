package config

import (
	_ "embed"
	"encoding/json"
	"slices"

	"github.com/ssgen/ssgen/generator/compat"
)

//go:embed schema.json
var schema []byte

// SchemaURL is where the schema is published.
const SchemaURL = "https://raw.githubusercontent.com/ssgen/ssgen/main/cmd/internal/config/schema.json"

// Schema gives the JSON Schema of the format, by which editors complete and check a file:
// the published one with the codes of findings and what they are about, and the rules of
// changes. Fixed are the codes that always are errors.
func Schema(codes map[string]string, fixed []string) []byte {
	var s struct {
		Schema      string                    `json:"$schema"`
		ID          string                    `json:"$id"`
		Title       string                    `json:"title"`
		Description string                    `json:"description"`
		Type        string                    `json:"type"`
		Additional  bool                      `json:"additionalProperties"`
		Required    []string                  `json:"required"`
		Properties  map[string]map[string]any `json:"properties"`
		Defs        map[string]any            `json:"$defs"`
	}
	if err := json.Unmarshal(schema, &s); err != nil {
		return schema // which tests read
	}
	severities := map[string]any{}
	for code, about := range codes {
		severity := map[string]any{"description": about + ".", "$ref": "#/$defs/severity"}
		if slices.Contains(fixed, code) {
			severity = map[string]any{"description": about + ".", "const": "error"}
		}
		severities[code] = severity
	}
	s.Properties["severities"]["properties"] = severities
	s.Properties["severities"]["additionalProperties"] = false
	var rules []string
	for _, r := range compat.Rules() {
		rules = append(rules, r.ID)
	}
	s.Defs["rule"] = map[string]any{"enum": rules}
	out, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return schema
	}
	return append(out, '\n')
}
