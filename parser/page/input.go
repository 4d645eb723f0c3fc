package page

import (
	"bytes"
	"encoding/binary"
	"sort"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/net/html/charset"

	"github.com/ssgen/ssgen/parser/diag"
)

// input is the text of one file: valid UTF-8, LF line ends, no byte order mark.
// Lines are those of the file, since no step of the cleaning adds or drops one.
type input struct {
	file   string
	text   string
	starts []int // offset of each line's first byte
}

// newInput cleans the bytes; nil, with an Error, when they are no text.
func newInput(file string, data []byte, diags *diag.List) *input {
	in := &input{file: file, starts: []int{0}}
	text, valid := decode(data)
	switch {
	case strings.TrimSpace(text) == "":
		diags.Fail("empty-input", in.line(1), hintGiveOperationPage, "the file is empty")
		return nil
	case isBinary(text):
		diags.Fail("binary-input", in.line(1), hintGiveOperationPage, "the file is binary, not a page")
		return nil
	}
	in = newText(file, withLF(text))
	if !valid {
		at := strings.IndexRune(in.text, utf8.RuneError)
		diags.Warn("encoding", in.pos(at), "save the page as UTF-8", "the page is not UTF-8, so characters from here on are lost")
	}
	return in
}

// Text gives the bytes of a file as the text whose lines and columns diagnostics name.
func Text(data []byte) string {
	text, _ := decode(data)
	return withLF(text)
}

// withLF makes all line ends LF.
func withLF(text string) string {
	at := strings.IndexByte(text, '\r')
	if at < 0 {
		return text
	}
	var b strings.Builder
	b.Grow(len(text))
	for ; at >= 0; at = strings.IndexByte(text, '\r') {
		b.WriteString(text[:at])
		b.WriteByte('\n')
		text = strings.TrimPrefix(text[at+1:], "\n")
	}
	b.WriteString(text)
	return b.String()
}

// newText gives the input of a text that is clean.
func newText(file, text string) *input {
	return &input{file: file, text: text, starts: append([]int{0}, diag.LineStarts(text)...)}
}

// UTF8 gives a document or listing in UTF-8, which is what readers of those take.
func UTF8(data []byte) []byte {
	if bytes.HasPrefix(data, []byte{0xFF, 0xFE}) || bytes.HasPrefix(data, []byte{0xFE, 0xFF}) {
		text, _ := decode(data)
		return []byte(text)
	}
	return data
}

// declared decodes what is no UTF-8 by the charset that an HTML page says it has.
func declared(data []byte) (string, bool) {
	head := data[:min(len(data), 1024)]
	from, name, _ := charset.DetermineEncoding(head, "")
	if name == "utf-8" || !bytes.Contains(bytes.ToLower(head), []byte("charset")) {
		return "", false
	}
	text, err := from.NewDecoder().Bytes(data)
	return string(text), err == nil
}

// decode gives the bytes as text and tells whether they were valid UTF-8. Windows
// saves text as UTF-16 with a byte order mark.
func decode(data []byte) (string, bool) {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		order = binary.LittleEndian
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		order = binary.BigEndian
	default:
		data = bytes.TrimPrefix(data, []byte("\uFEFF"))
		if utf8.Valid(data) {
			return string(data), true
		}
		if text, known := declared(data); known {
			return text, true
		}
		return strings.ToValidUTF8(string(data), string(utf8.RuneError)), false
	}
	units := make([]uint16, 0, len(data)/2)
	for i := 2; i+1 < len(data); i += 2 {
		units = append(units, order.Uint16(data[i:]))
	}
	return string(utf16.Decode(units)), true
}

// isBinary tells whether more than a tenth of the text is what no text holds. A
// page can hold some: the sample of a char is a raw NUL.
func isBinary(text string) bool {
	if strings.HasPrefix(text, "PK\x03\x04") || strings.HasPrefix(text, "%PDF-") {
		return true
	}
	bad := strings.Count(text, string(utf8.RuneError))
	for i := 0; i < len(text); i++ {
		if i+8 <= len(text) && !holdsControl(text[i:i+8]) {
			i += 7
			continue
		}
		if b := text[i]; b < ' ' && b != '\n' && b != '\t' && b != '\f' && b != '\r' {
			bad++
		}
	}
	return bad > 0 && bad*10 > utf8.RuneCountInString(text)
}

// holdsControl tells whether one of eight bytes is below a blank.
func holdsControl(s string) bool {
	_ = s[7]
	w := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
	const each = 0x0101010101010101
	return (w-each*' ')&^w&(each*0x80) != 0
}

// isHTML tells HTML from copied text. Only text shows the link back to the index
// with a bare "<"; only HTML begins with a tag.
func (in *input) isHTML() bool {
	start := strings.ToLower(strings.TrimSpace(in.text[:min(len(in.text), 4096)]))
	for _, tag := range []string{"<!doctype", "<html", "<?xml", "<!--"} {
		if strings.HasPrefix(start, tag) {
			return true
		}
	}
	if strings.HasPrefix(start, backLink) || strings.Contains(in.text, "\n"+backLink) {
		return false
	}
	return len(start) > 1 && start[0] == '<' && 'a' <= start[1] && start[1] <= 'z' ||
		strings.Contains(start, "<!doctype html") || strings.Contains(start, "<html") ||
		strings.Contains(in.text, `<div class="operation">`)
}

// pos gives the place of a byte of the text.
func (in *input) pos(offset int) diag.Pos {
	n := sort.SearchInts(in.starts, offset+1)
	return diag.Pos{File: in.file, Line: n, Col: offset - in.starts[n-1] + 1}
}

// line gives the place of a whole line.
func (in *input) line(n int) diag.Pos { return diag.Pos{File: in.file, Line: n} }

// end gives the place of the last line that is not blank.
func (in *input) end() diag.Pos {
	return in.line(in.pos(len(strings.TrimRight(in.text, " \t\n"))).Line)
}

// line is a line of a page, decoded, with its number in the file.
type line struct {
	text string
	no   int
}

// splitLines gives the lines of a text whose first byte stands in line first.
func splitLines(text string, first int) []line {
	parts := strings.Split(text, "\n")
	lines := make([]line, len(parts))
	for i, part := range parts {
		lines[i] = line{text: part, no: first + i}
	}
	return lines
}

func isBlank(s string) bool { return strings.TrimSpace(s) == "" }

// skipBlank drops blank lines from the front.
func skipBlank(lines []line) []line {
	for len(lines) > 0 && isBlank(lines[0].text) {
		lines = lines[1:]
	}
	return lines
}
