package cli

import (
	"encoding/json"
	"io"
	"path/filepath"

	"github.com/ssgen/ssgen/cmd/internal/codes"
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
	Error string `json:"error,omitempty"`
	// DryRun tells that nothing was written: statuses are what would have been.
	DryRun      bool             `json:"dryRun,omitempty"`
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
	Severity string `json:"severity"`
	Code     string `json:"code"`
	File     string `json:"file"`
	Line     int    `json:"line"`
	Col      int    `json:"col"`
	Message  string `json:"message"`
	// Cause is why findings of the code come about, as "ssgen explain CODE" has it.
	Cause    string        `json:"cause,omitempty"`
	Hint     string        `json:"hint,omitempty"`
	Related  []jsonRelated `json:"related,omitempty"`
	Excerpt  *jsonExcerpt  `json:"excerpt,omitempty"`
	Settings []jsonSetting `json:"settings,omitempty"`
}

// jsonExcerpt is the line at the place, without its indentation; Col is the byte in Text
// that the finding names, counted from 1, and 0 where that is unknown.
type jsonExcerpt struct {
	Text      string `json:"text"`
	Col       int    `json:"col"`
	CutBefore bool   `json:"cutBefore,omitempty"`
	CutAfter  bool   `json:"cutAfter,omitempty"`
}

// jsonSetting is an entry of ssgen.yaml that settles the finding: in a section of
// "overrides", or an option where Key is "". Value is the choice that was made.
type jsonSetting struct {
	Section string   `json:"section"`
	Key     string   `json:"key,omitempty"`
	Value   string   `json:"value"`
	Others  []string `json:"others,omitempty"`
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
	list, cause := []jsonDiagnostic{}, causes()
	for _, d := range all {
		j := jsonDiagnostic{
			Severity: d.Severity.String(), Code: d.Code,
			File: d.Pos.File, Line: d.Pos.Line, Col: d.Pos.Col,
			Message: d.Message, Cause: cause[d.Code], Hint: d.Hint,
		}
		if e := d.Excerpt; !e.IsZero() {
			j.Excerpt = &jsonExcerpt{e.Text, e.Col, e.CutBefore, e.CutAfter}
		}
		for _, s := range d.Settings {
			j.Settings = append(j.Settings, jsonSetting(s))
		}
		for _, r := range d.Related {
			j.Related = append(j.Related, jsonRelated{r.Pos.File, r.Pos.Line, r.Pos.Col, r.Message})
		}
		list = append(list, j)
	}
	return list
}

func causes() map[string]string {
	byCode := map[string]string{}
	for _, c := range codes.All() {
		byCode[c.Name] = c.Cause()
	}
	return byCode
}

// printJSON writes a value as indented JSON with a newline, "<" and ">" as they are.
func printJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
