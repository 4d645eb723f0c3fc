package cli

import (
	"errors"
	"fmt"
	"io"
	"path"
	"path/filepath"
	"strings"

	"github.com/ssgen/ssgen/cmd/internal/saved"
)

// summary tells people what a run that ended with err did: what was read, what became of
// the files, what the server did not give, and what to do next.
func (f *fetch) summary(w io.Writer, err error) {
	var known failure
	if err != nil && !(errors.As(err, &known) && known.code == exitDoubt) {
		return
	}
	resumed := ""
	if f.read.Resumed > 0 {
		resumed = fmt.Sprintf(", %d of them in the run that was interrupted", f.read.Resumed)
	}
	fmt.Fprintf(w, "read   %s of %s%s\n", count(f.read.Documents, "document"), printable(strings.Join(f.from, ", ")), resumed)
	if err == nil {
		fmt.Fprintf(w, "wrote  %s: %s\n", printable(f.dir), f.written())
	}
	if n := len(f.diagnostics); n > 0 {
		fmt.Fprintf(w, "check  %s:\n", count(n, "warning"))
		newReport(w, false).warnings(f.diagnostics)
	}
	if err == nil {
		fmt.Fprintf(w, "next   ssgen generate -o PACKAGE %s\n", quoted(printable(f.dir)))
	}
}

// quoted makes a path one word of a command line, for people to copy.
func quoted(path string) string {
	if strings.ContainsAny(path, " '();&|<>*?[]{}$#!~`") {
		return `"` + path + `"`
	}
	return path
}

// written tells what became of the files.
func (f *fetch) written() string {
	counts, files := map[saved.Status]int{}, 0
	for _, c := range f.changes {
		if counts[c.Status]++; c.Status != saved.Removed {
			files++
		}
	}
	var parts []string
	for _, s := range []struct {
		status saved.Status
		word   string
	}{
		{saved.Created, "created"}, {saved.Updated, "updated"}, {saved.Unchanged, "unchanged"},
		{saved.Retained, "kept from before"}, {saved.Removed, "removed"},
	} {
		if n := counts[s.status]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, s.word))
		}
	}
	return count(files, "file") + " (" + strings.Join(parts, ", ") + ")"
}

// jsonFetched is what fetch --json prints. Its keys are published: they are added to,
// never renamed.
type jsonFetched struct {
	Dir  string   `json:"dir,omitempty"`
	From []string `json:"from,omitempty"`
	// Error is what kept the run from being done, "" when nothing did.
	Error       string           `json:"error,omitempty"`
	Read        fetchCounts      `json:"read"`
	Files       []jsonDocument   `json:"files"`
	Diagnostics []jsonDiagnostic `json:"diagnostics"`
}

// jsonDocument is one file: Path has forward slashes, Address no secrets.
type jsonDocument struct {
	Path    string       `json:"path"`
	Status  saved.Status `json:"status"`
	Address string       `json:"address"`
}

// printJSON writes the machine's view of the run that ended with err.
func (f *fetch) printJSON(w io.Writer, err error) error {
	r := jsonFetched{
		Dir: filepath.ToSlash(f.dir), From: f.from, Read: f.read,
		Files: []jsonDocument{}, Diagnostics: jsonDiagnostics(f.diagnostics),
	}
	for _, c := range f.changes {
		r.Files = append(r.Files, jsonDocument{path.Join(r.Dir, c.File), c.Status, c.Address})
	}
	if err != nil {
		r.Error = err.Error()
	}
	return printJSON(w, r)
}
