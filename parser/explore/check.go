package explore

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/index"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/native"
	"github.com/ssgen/ssgen/parser/page"
	"github.com/ssgen/ssgen/parser/source"
	"github.com/ssgen/ssgen/parser/source/web"
)

// contents is what a document says, as far as deciding what to ask for next needs it.
type contents struct {
	api  *model.API  // of a document that holds the whole API
	list *index.File // of a list of operations
	page *page.Page  // of an operation's page
	tabs bool        // the page has tabs, of which others may tell more
}

// check reads an answer, and tells whether it is what was asked for: sites answer 200
// with a login page, or with their own page for every address that they do not know.
func check(d *document, a *web.Answer) (contents, error) {
	c, problem, hint := read(d.kind, a.Name, a.Body)
	if problem == "" {
		return c, nil
	}
	if asked := d.path; !strings.HasSuffix(strings.ToLower(strings.TrimRight(a.URL.Path, "/")), strings.ToLower(asked)) {
		problem = fmt.Sprintf("redirects to %s, where %s", web.Name(a.URL), problem)
	}
	return c, &source.Error{Name: a.Name, Problem: problem, Hint: hint, Err: web.ErrUnfit}
}

// read reads a document of a kind; where it is none, it says what it is instead.
func read(k kind, name string, body []byte) (c contents, problem, hint string) {
	const hintOpen = "open it in a browser to see what it is"
	var diags diag.List
	switch k {
	case appDoc, typesDoc:
		if !native.Detect(body) {
			return c, "the answer is no metadata", hintOpen
		}
		c.api, diags = native.Parse(name, body)
	case indexPage, catalogue:
		if !index.Detect(body) {
			return c, "the answer is no list of operations", hintOpen
		}
		c.list, diags = index.Parse(name, body)
	case detailPage:
		c.page, diags = page.Parse(name, body)
		c.tabs = bytes.Contains(body, []byte("types-nav"))
	case listing:
		if text := bytes.TrimSpace(body); len(text) == 0 || text[0] == '<' && !bytes.HasPrefix(text, []byte("<?php")) {
			return c, "the answer is no listing of types", hintOpen
		}
	}
	problem, hint = firstError(diags)
	return c, problem, hint
}

func firstError(diags diag.List) (problem, hint string) {
	for _, d := range diags {
		if d.Severity == diag.Error {
			return d.Message, d.Hint
		}
	}
	return "", ""
}
