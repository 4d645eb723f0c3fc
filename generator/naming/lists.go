package naming

import (
	"go/token"
	"strings"
)

// initialisms is staticcheck's default list (ST1003) with GUID's siblings in
// ServiceStack APIs, JSV and JWT.
var initialisms = map[string]bool{
	"ACL": true, "API": true, "ASCII": true, "CPU": true, "CSS": true, "DNS": true, "EOF": true, "GUID": true,
	"HTML": true, "HTTP": true, "HTTPS": true, "ID": true, "IP": true, "JSON": true, "QPS": true, "RAM": true,
	"RPC": true, "SLA": true, "SMTP": true, "SQL": true, "SSH": true, "TCP": true, "TLS": true, "TTL": true,
	"UDP": true, "UI": true, "GID": true, "UID": true, "UUID": true, "URI": true, "URL": true, "UTF8": true,
	"VM": true, "XML": true, "XMPP": true, "XSRF": true, "XSS": true, "SIP": true, "RTP": true, "AMQP": true,
	"DB": true, "TS": true, "JSV": true, "JWT": true,
}

// symbols names what may stand alone as an enum's value.
var symbols = map[rune]string{
	'*': "Star", '+': "Plus", '-': "Minus", '/': "Slash", '\\': "Backslash", '%': "Percent", '<': "Less", '>': "Greater",
	'=': "Equal", '!': "Not", '&': "And", '|': "Or", '^': "Caret", '~': "Tilde", '.': "Dot", ',': "Comma", ':': "Colon",
	';': "Semicolon", '?': "Question", '#': "Hash", '@': "At", '$': "Dollar", '\'': "Quote", '"': "DoubleQuote", '`': "Backquote",
	'(': "Open", ')': "Close", '[': "OpenBracket", ']': "CloseBracket", '{': "OpenBrace", '}': "CloseBrace",
}

// predeclared are the names that Go itself declares in lower case.
const predeclared = " any bool byte comparable complex64 complex128 error float32 float64 int int8 int16 int32 int64 rune string" +
	" uint uint8 uint16 uint32 uint64 uintptr true false iota nil append cap clear close complex copy delete imag len make" +
	" max min new panic print println real recover "

// IsFree tells whether a local name may be declared without hiding one of Go's own.
func IsFree(name string) bool {
	return token.IsIdentifier(name) && !strings.Contains(predeclared, " "+name+" ")
}

// Package gives a package name for a service's: "Evo Voice" is evovoice. It is
// "api" when the name holds no ASCII letter.
func Package(service string) string {
	name := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, strings.ToLower(service))
	name = strings.TrimLeft(name, "0123456789")
	if name == "" {
		return "api"
	}
	if !IsFree(name) || name == "main" || name == "internal" || name == "vendor" {
		name += "api"
	}
	return name
}
