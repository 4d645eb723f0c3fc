package layouts

import "strings"

// Spliced gives the text of one page with the tail of another glued behind its end, as a
// public server was seen to answer: by the place where the tail begins, on the line of the
// last brace and on one of its own. A tail that is a response alone is left out where the
// page has none: nobody can tell it from the page's own.
func Spliced(whole, other []byte) (map[string]string, error) {
	p, err := read(whole)
	if err != nil {
		return nil, err
	}
	o, err := read(other)
	if err != nil {
		return nil, err
	}
	samples := strings.Trim(o.request+"\n"+o.response, "\n")
	tails := map[string]string{
		"code":    join(half(o.code), o.link, o.accept, o.heading, o.intro) + samples,
		"link":    join(o.link, o.accept, o.heading, o.intro) + samples,
		"accept":  join(o.accept, o.heading, o.intro) + samples,
		"heading": join(o.heading, o.intro) + samples,
		"request": samples,
		"body":    half(o.response),
	}
	if p.response != "" {
		tails["response"] = o.response
	}
	texts := map[string]string{}
	text := strings.TrimRight(p.glued(), "\n")
	for place, tail := range tails {
		if strings.TrimSpace(tail) == "" {
			continue
		}
		texts[place+", glued"] = text + strings.TrimLeft(tail, "\n")
		texts[place+", below"] = text + "\n" + tail
	}
	return texts, nil
}

// half gives the second half of a text's lines.
func half(s string) string {
	lines := strings.Split(s, "\n")
	return strings.Join(lines[len(lines)/2:], "\n")
}
