package cli

import (
	"encoding/json"
	"io"
	"path/filepath"

	"github.com/ssgen/ssgen/generator/output"
	"github.com/ssgen/ssgen/parser/diag"
)

// jsonResult is what generate --json prints. Its keys are published: they are
// added to, never renamed.
type jsonResult struct {
	Package string `json:"package,omitempty"`
	Dir     string `json:"dir,omitempty"`
	// Config is the path of the config that was read, "" for none.
	Config string `json:"config,omitempty"`
	// Error is what kept the run from being done, "" when nothing did.
	Error       string           `json:"error,omitempty"`
	Read        readCounts       `json:"read"`
	Files       []jsonFile       `json:"files"`
	Diagnostics []jsonDiagnostic `json:"diagnostics"`
}

// jsonFile is one file: Path has forward slashes, SHA256 is hex and "" for a deleted file.
type jsonFile struct {
	Path   string        `json:"path"`
	Status output.Status `json:"status"`
	SHA256 string        `json:"sha256,omitempty"`
}

// jsonDiagnostic is one finding. Line and Col count from 1; 0 means unknown.
type jsonDiagnostic struct {
	Severity string        `json:"severity"`
	Code     string        `json:"code"`
	File     string        `json:"file"`
	Line     int           `json:"line"`
	Col      int           `json:"col"`
	Message  string        `json:"message"`
	Hint     string        `json:"hint,omitempty"`
	Related  []jsonRelated `json:"related,omitempty"`
}

type jsonRelated struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Col     int    `json:"col"`
	Message string `json:"message"`
}

func jsonFiles(r output.Result) []jsonFile {
	files := []jsonFile{}
	for _, c := range r.Changes {
		path := filepath.ToSlash(filepath.Join(r.Dir, c.Name))
		files = append(files, jsonFile{Path: path, Status: c.Status, SHA256: c.SHA256})
	}
	return files
}

func jsonDiagnostics(all diag.List) []jsonDiagnostic {
	list := []jsonDiagnostic{}
	for _, d := range all {
		j := jsonDiagnostic{
			Severity: d.Severity.String(), Code: d.Code,
			File: d.Pos.File, Line: d.Pos.Line, Col: d.Pos.Col,
			Message: d.Message, Hint: d.Hint,
		}
		for _, r := range d.Related {
			j.Related = append(j.Related, jsonRelated{r.Pos.File, r.Pos.Line, r.Pos.Col, r.Message})
		}
		list = append(list, j)
	}
	return list
}

// printJSON writes a value as indented JSON with a newline, "<" and ">" as they are.
func printJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
