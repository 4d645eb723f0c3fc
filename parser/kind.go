package parser

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/index"
	"github.com/ssgen/ssgen/parser/lock"
	"github.com/ssgen/ssgen/parser/merge"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/native"
	"github.com/ssgen/ssgen/parser/page"
)

// piece is what one source holds: readings of a page, a listing or an index, or the
// model of a document that holds the whole API.
type piece struct {
	name     string
	readings []merge.Reading
	api      *model.API
	whole    bool // the source is such a document, and api is nil where it cannot be used
}

// read tells by content what a source is and reads it.
func read(name string, data []byte, common *shared) (piece, diag.List) {
	data = page.UTF8(data) // PowerShell's ">" writes UTF-16
	if looksLikeJSON(data) && lock.Detect(trimBOM(data)) {
		file, diags := lock.Decode(name, trimBOM(data))
		return piece{name: name, api: file.Model, whole: true}, diags
	}
	if native.Detect(data) || looksLikeJSON(data) && !index.Detect(data) {
		api, diags := native.Parse(name, data) // says of other JSON what it is
		return piece{name: name, api: api, whole: native.Detect(data)}, diags
	}
	if index.Detect(data) {
		readings, diags := readIndex(name, data)
		return piece{name: name, readings: readings}, diags
	}
	if lang := listingLang(data); lang != "" {
		readings, diags := readListing(name, data, lang)
		return piece{name: name, readings: readings}, diags
	}
	readings, diags := readPage(name, data, common)
	return piece{name: name, readings: readings}, diags
}

// looksLikeJSON tells JSON from JSV, whose names have no quotes, and from pages.
func looksLikeJSON(data []byte) bool {
	head := bytes.TrimLeft(trimBOM(data), " \t\r\n")
	if len(head) == 0 || head[0] != '{' && head[0] != '[' {
		return false
	}
	inner := bytes.TrimLeft(head[1:], " \t\r\n")
	return len(inner) > 0 && bytes.IndexByte([]byte("\"{[}]-0123456789tfn"), inner[0]) >= 0
}

func trimBOM(data []byte) []byte { return bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")) }

// listingHead is the comment that heads a whole API's listing, as the languages write
// comments.
var listingHead = regexp.MustCompile(`^(?:<\?php\s*)?(?:/\*|"""|'|\(\*|#|//)\s*Options:`)

// listingMarks are lines that only one language has, on top of listings that were saved
// without the comment as well.
var listingMarks = []struct {
	lang string
	mark *regexp.Regexp
}{
	{"csharp", regexp.MustCompile(`^using (?:System|ServiceStack)[\w.]*;`)},
	{"php", regexp.MustCompile(`^<\?php`)},
	{"dart", regexp.MustCompile(`^import 'package:servicestack`)},
	{"swift", regexp.MustCompile(`^import Foundation$`)},
	{"kotlin", regexp.MustCompile(`^import (?:java|net)\.[\w.*]+$`)},
	{"java", regexp.MustCompile(`^import (?:java|net)\.[\w.*]+;|^package [\w.]+;`)},
	{"python", regexp.MustCompile(`^from (?:dataclasses|servicestack|typing) import`)},
	{"vbnet", regexp.MustCompile(`^(?:Imports System|Namespace Global)`)},
	{"fsharp", regexp.MustCompile(`^open System|^namespace \w[\w.]*\s*$`)},
	{"go", regexp.MustCompile(`^package \w+$`)},
	{"rust", regexp.MustCompile(`^use (?:serde|servicestack)`)},
	{"ruby", regexp.MustCompile(`^require ['"](?:servicestack|json)`)},
	{"zig", regexp.MustCompile(`^const std = @import`)},
	{"mjs", regexp.MustCompile(`^"use strict";|^export var \w+;|^/\*\* @typedef |^export class \w+ (?:extends \w+ )?\{$`)},
	{"typescript", regexp.MustCompile(`^(?:export )?(?:class|interface|enum|type) \w+|^(?:export )?declare `)},
}

// listingLang tells the language of a listing of DTOs that is no page, "" where the
// data is none.
func listingLang(data []byte) string {
	head := bytes.TrimSpace(trimBOM(data))
	if len(head) > 0 && head[0] == '<' && !bytes.HasPrefix(head, []byte("<?php")) {
		return "" // as most are
	}
	text := strings.TrimSpace(string(head))
	if text == "" || page.HasSamples(text) {
		return ""
	}
	headed := listingHead.MatchString(text)
	lines := strings.Split(text, "\n")
	if !headed {
		lines = lines[:min(len(lines), 40)] // what a page shows before its code tells that it is one
	}
	for i, line := range lines {
		line = strings.TrimRight(line, "\r ")
		for _, m := range listingMarks {
			if m.mark.MatchString(line) && (headed || i == 0 || onlyComments(lines[:i])) {
				return m.lang
			}
		}
	}
	if headed {
		return "unknown"
	}
	return ""
}

// onlyComments tells whether nothing but comments, imports and blank lines stands there.
func onlyComments(lines []string) bool {
	for _, line := range lines {
		line = strings.TrimSpace(line)
		if line != "" && !strings.HasPrefix(line, "//") && !strings.HasPrefix(line, "/*") && !strings.HasPrefix(line, "*") {
			return false
		}
	}
	return true
}
