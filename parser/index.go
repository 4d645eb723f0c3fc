package parser

import (
	"slices"
	"strings"

	"github.com/ssgen/ssgen/parser/csharp"
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/dto"
	"github.com/ssgen/ssgen/parser/index"
	"github.com/ssgen/ssgen/parser/merge"
	"github.com/ssgen/ssgen/parser/page"
)

// readIndex reads a list of operations: a reading of each, and one of the host for each
// format that it speaks.
func readIndex(name string, data []byte) ([]merge.Reading, diag.List) {
	f, diags := index.Parse(name, data)
	if f == nil {
		return nil, diags
	}
	host := page.Page{File: name, Service: f.Service, BaseURL: f.BaseURL, OperationPos: diag.Pos{File: name, Line: 1}}
	kind := merge.Catalogue
	if f.Kind == index.Page {
		kind = merge.Index
	}
	var readings []merge.Reading
	for _, format := range formats(f) {
		p := host
		p.Format = format
		readings = append(readings, merge.Reading{Kind: kind, Page: &p, Code: &dto.File{Header: dto.Header{Version: f.Version}}})
	}
	for i := range f.Operations {
		op, p := &f.Operations[i], host
		p.Operation, p.OperationPos, p.Doc, p.Tags, p.Auth, p.Routes = op.Name, op.Pos, op.Doc, op.Tags, op.Auth, op.Routes
		r := merge.Reading{Kind: kind, Page: &p, Answer: op.Response}
		r.AnswerType = answerType(op.Response)
		readings = append(readings, r)
	}
	return readings, diags
}

// formats lists the formats of all operations, sorted, and "" for a list that has none.
func formats(f *index.File) []string {
	all := []string{""}
	for i := range f.Operations {
		for _, format := range f.Operations[i].Formats {
			if !slices.Contains(all, format) {
				all = append(all, format)
			}
		}
	}
	slices.Sort(all)
	return all
}

// answerType reads a response's name, C#'s ("QueryResponse<Foo>") or .NET's, which has
// no arguments ("QueryResponse`1", "Foo[]").
func answerType(text string) dto.Type {
	if elem, ok := strings.CutSuffix(text, "[]"); ok && elem != "Byte" && elem != "byte" {
		return dto.Type{Name: dto.ArrayOf, Args: []dto.Type{answerType(elem)}}
	}
	if name, _, ok := strings.Cut(text, "`"); ok {
		return dto.Type{Name: name[strings.LastIndexByte(name, '.')+1:]}
	}
	t, _ := csharp.ParseType(text)
	return t
}
