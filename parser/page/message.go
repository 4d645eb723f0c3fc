package page

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
)

var (
	requestLine = regexp.MustCompile(`^([A-Z]+) (\S.*?) HTTP/\d(?:\.\d)?\s*$`)
	statusLine  = regexp.MustCompile(`^HTTP/\d(?:\.\d)? (\d{3})\b`)
	// gluedStatus is a response that begins on the line where the request's body ends.
	gluedStatus = regexp.MustCompile(`[}\])>]\s*(HTTP/\d(?:\.\d)? \d{3}\b.*)$`)
	headerLine  = regexp.MustCompile(`^(Host|Accept|SOAPAction|[A-Z][A-Za-z]*(?:-[A-Z][A-Za-z]*)+):\s*(.*?)\s*$`)
)

// unavailableSample is how the server begins what it prints when it cannot make a sample.
const unavailableSample = "{Unable to show example output"

// flatParts are what some tools leave of a message's line breaks: blanks.
var flatParts = regexp.MustCompile(` +((?:Host|Accept|SOAPAction|Content-Type|Content-Length): |HTTP/\d(?:\.\d)? \d{3}\b)`)

// unflatten gives the lines of messages that stand in one line.
func unflatten(lines []line) []line {
	var out []line
	for _, l := range lines {
		text := strings.TrimSpace(l.text)
		first := flatStart.FindString(text)
		if first == "" || !flatParts.MatchString(text[len(first):]) {
			out = append(out, l)
			continue
		}
		text = first + flatParts.ReplaceAllString(text[len(first):], "\n$1")
		for part := range strings.SplitSeq(text, "\n") {
			header, body, found := strings.Cut(part, "Content-Length: length ")
			if found && header == "" {
				out = append(out, line{"Content-Length: length", l.no})
				part = body
			}
			out = append(out, line{part, l.no})
		}
	}
	return out
}

// flatStart is the beginning of a line that more can follow on.
var flatStart = regexp.MustCompile(`^(?:[A-Z]+ \S+ HTTP/\d(?:\.\d)?|HTTP/\d(?:\.\d)? \d{3}(?: OK)?)`)

// readMessage reads a sample whose first line is the request's or the status line;
// nil when it is neither.
func readMessage(in *input, lines []line, diags *diag.List) *Message {
	lines = skipBlank(lines)
	if len(lines) == 0 {
		return nil
	}
	m := &Message{Pos: diag.Pos{File: in.file, Line: lines[0].no, Col: 1}}
	first := strings.TrimSpace(lines[0].text)
	if found := requestLine.FindStringSubmatch(first); found != nil {
		m.Verb, m.Path = found[1], found[2]
	} else if found := statusLine.FindStringSubmatch(first); found != nil {
		m.Status, _ = strconv.Atoi(found[1])
	} else {
		return nil
	}
	m.readBody(m.readHeaders(lines[1:]))
	if strings.HasPrefix(m.Body, unavailableSample) {
		diags.Warn("sample-unavailable", m.Pos, "give the page of another format too, such as /jsv/metadata",
			"the server could not make a sample in this format")
		m.Body, m.HasBody, m.unavailable = "", false, true
	}
	return m
}

// readHeaders reads header lines and gives what follows them. Extracted text can
// lack the blank line in between.
func (m *Message) readHeaders(lines []line) []line {
	for i, l := range lines {
		found := headerLine.FindStringSubmatch(strings.TrimSpace(l.text))
		if found == nil {
			return lines[i:]
		}
		switch found[1] {
		case "Host":
			m.Host = found[2]
		case "Accept":
			m.Accept = found[2]
		case "Content-Type":
			m.ContentType = found[2]
		}
	}
	return nil
}

func (m *Message) readBody(lines []line) {
	lines = skipBlank(lines)
	texts := make([]string, len(lines))
	for i, l := range lines {
		texts[i] = l.text
	}
	m.Body = strings.TrimRight(strings.Join(texts, "\n"), " \t\n")
	if m.HasBody = m.Body != ""; m.HasBody {
		m.Pos.Line = lines[0].no
	}
}

// splitMessages parts copied text into the lines of the request and those of the
// response; either can be missing.
func splitMessages(lines []line) (request, response []line) {
	start := -1
	for i, l := range lines {
		text := strings.TrimSpace(l.text)
		if start < 0 && requestLine.MatchString(text) {
			start = i
		}
		if statusLine.MatchString(text) {
			if start >= 0 {
				request = lines[start:i]
			}
			return request, lines[i:]
		}
		if at := gluedStatus.FindStringSubmatchIndex(l.text); at != nil && start >= 0 {
			request = append(append(request, lines[start:i]...), line{l.text[:at[2]], l.no})
			response = append(response, line{l.text[at[2]:], l.no})
			return request, append(response, lines[i+1:]...)
		}
	}
	if start >= 0 {
		request = lines[start:]
	}
	return request, nil
}

// formatOf names the format of a content type: "text/jsv" is "JSV".
func formatOf(contentType string) string {
	_, name, _ := strings.Cut(contentType, "/")
	name, _, _ = strings.Cut(name, ";")
	return strings.ToUpper(strings.TrimPrefix(strings.TrimSpace(name), "x-"))
}
