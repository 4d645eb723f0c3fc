package explore

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/index"
	"github.com/ssgen/ssgen/parser/native"
	"github.com/ssgen/ssgen/parser/page"
	"github.com/ssgen/ssgen/parser/source"
	"github.com/ssgen/ssgen/parser/source/web"
)

// check tells whether an answer is what was asked for: sites answer 200 with a login
// page, or with their own page for every address that they do not know.
func check(d *document, a *web.Answer) error {
	problem, hint := unfit(d, a)
	if problem == "" {
		return nil
	}
	if asked := d.path; !strings.HasSuffix(strings.ToLower(strings.TrimRight(a.URL.Path, "/")), strings.ToLower(asked)) {
		problem = fmt.Sprintf("redirects to %s, where %s", web.Name(a.URL), problem)
	}
	return &source.Error{Name: a.Name, Problem: problem, Hint: hint, Err: web.ErrUnfit}
}

// unfit says what an answer is instead, "" where it is fit.
func unfit(d *document, a *web.Answer) (problem, hint string) {
	const hintOpen = "open it in a browser to see what it is"
	switch d.kind {
	case appDoc, typesDoc:
		if !native.Detect(a.Body) {
			return "the answer is no metadata", hintOpen
		}
		_, diags := native.Parse(a.Name, a.Body)
		return firstError(diags)
	case indexPage, catalogue:
		if !index.Detect(a.Body) {
			return "the answer is no list of operations", hintOpen
		}
		_, diags := index.Parse(a.Name, a.Body)
		return firstError(diags)
	case detailPage:
		_, diags := page.Parse(a.Name, a.Body)
		return firstError(diags)
	case listing:
		if text := bytes.TrimSpace(a.Body); len(text) == 0 || text[0] == '<' && !bytes.HasPrefix(text, []byte("<?php")) {
			return "the answer is no listing of types", hintOpen
		}
	}
	return "", ""
}

func firstError(diags diag.List) (problem, hint string) {
	for _, d := range diags {
		if d.Severity == diag.Error {
			return d.Message, d.Hint
		}
	}
	return "", ""
}
