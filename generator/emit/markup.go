package emit

import (
	"html"
	"strings"
)

// plainText reduces HTML to text: line breaks for what breaks lines, a dash for an
// item of a list, nothing for other tags. What is no tag of HTML stays: "a < b",
// "List<string>".
func plainText(markup string) string {
	var b strings.Builder
	for markup != "" {
		open := strings.IndexByte(markup, '<')
		if open < 0 {
			b.WriteString(markup)
			break
		}
		b.WriteString(markup[:open])
		markup = markup[open:]
		text, length := tag(markup)
		b.WriteString(text)
		markup = markup[length:]
	}
	return html.UnescapeString(b.String())
}

// inline are the tags without which a text reads the same.
const inline = " a abbr b big body c center cite code dd dl dt em font html hr i img kbd pre s see small span strong sub sup tbody thead tfoot tt u var "

// tag gives the text that stands for the tag at the beginning of markup, and the
// tag's length; for what is no tag that is "<" itself.
func tag(markup string) (text string, length int) {
	if strings.HasPrefix(markup, "<!--") {
		if end := strings.Index(markup, "-->"); end >= 0 {
			return "", end + len("-->")
		}
	}
	end := strings.IndexByte(markup, '>')
	if end < 0 || markup[1] == ' ' {
		return "<", 1
	}
	inside := strings.ToLower(strings.Trim(markup[1:end], "/"))
	name, _, _ := strings.Cut(strings.Join(strings.Fields(inside), " "), " ")
	switch {
	case name == "":
	case name == "br", name == "tr":
		return "\n", end + 1
	case name == "li":
		if markup[1] == '/' {
			return "", end + 1
		}
		return "\n- ", end + 1
	case strings.Contains(" p para div ul ol table blockquote h1 h2 h3 h4 h5 h6 ", " "+name+" "):
		return "\n\n", end + 1
	case name == "td", name == "th":
		return " ", end + 1
	case strings.Contains(inline, " "+name+" "):
		return "", end + 1
	}
	return "<", 1
}
