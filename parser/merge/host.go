package merge

import (
	"net/url"
	"slices"
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
)

// readHost settles what the pages say of the host: its name, address, version
// and formats.
func (m *merger) readHost() {
	var names, versions []claim
	for i := range m.readings {
		r := &m.readings[i]
		at := r.Page.OperationPos
		names = append(names, claim{r.Page.Service, at})
		if r.Code != nil {
			versions = append(versions, claim{r.Code.Header.Version, at})
		}
		if f := strings.ToLower(r.Page.Format); (f == "jsv" || f == "json") && !slices.Contains(m.api.Formats, f) {
			m.api.Formats = append(m.api.Formats, f)
		}
	}
	slices.Sort(m.api.Formats)
	m.api.Name = m.oneOf("service-name", "the service name", names)
	m.readAddress()
	version, _ := agreed(versions)
	m.api.ServerVersion = version.text
}

// readAddress settles the base URL. A page that knows the host alone counts only
// where no page knows more, or where it is of another host.
func (m *merger) readAddress() {
	var whole, hosts []claim
	for i := range m.readings {
		p := m.readings[i].Page
		if c := (claim{p.BaseURL, p.OperationPos}); p.HostOnly {
			hosts = append(hosts, c)
		} else {
			whole = append(whole, c)
		}
	}
	best, _ := agreed(whole)
	for _, c := range hosts {
		if best.text == "" || !sameHost(c.text, best.text) {
			whole = append(whole, c)
		}
	}
	m.api.BaseURL = m.oneOf("base-url", "the base URL", whole)
}

// sameHost compares two addresses by the host's name: samples print no port.
func sameHost(a, b string) bool {
	ua, errA := url.Parse(a)
	ub, errB := url.Parse(b)
	return errA == nil && errB == nil && strings.EqualFold(ua.Hostname(), ub.Hostname())
}

// oneOf settles a fact of the whole API and warns when pages disagree.
func (m *merger) oneOf(code, fact string, claims []claim) string {
	best, others := agreed(claims)
	for _, o := range others {
		m.diags.Add(diag.Diagnostic{
			Severity: diag.Warning, Code: code, Pos: o.pos,
			Message: "this page says that " + fact + " is " + quote(o.text) + ", others say " + quote(best.text) + ", which is taken",
			Hint:    "give only pages of one server",
			Related: []diag.Related{{Pos: best.pos, Message: quote(best.text)}},
		})
	}
	return best.text
}

// tab names the page that shows an operation's code in another language, for hints.
func (m *merger) tab(op, lang string) string {
	base := m.api.BaseURL
	if base == "" {
		base = "{base URL}"
	}
	return base + "/jsv/metadata?op=" + url.QueryEscape(op) + "&lang=" + lang
}

// jsonTab names the JSON page with the code in the language of the page at hand.
func (m *merger) jsonTab(op string) string {
	lang := "mjs"
	for _, o := range m.ops {
		if o.name == op && o.readings[0].lang() != "" {
			lang = o.readings[0].lang()
		}
	}
	return strings.Replace(m.tab(op, lang), "/jsv/", "/json/", 1)
}

// settledBy is the hint that most findings share: the server's own description of
// its types has what JavaScript erased.
func (m *merger) settledBy() string {
	return "to settle it, save " + m.wholeModel() + " and give that instead of pages"
}

// wholeModel is the address of the server's own description of its types.
func (m *merger) wholeModel() string {
	base := m.api.BaseURL
	if base == "" {
		base = "{base URL}"
	}
	return base + "/types/metadata.json"
}

// quote makes a text from a page safe to print in one line.
func quote(s string) string {
	const most = 80
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, s)
	if len(s) > most {
		s = strings.ToValidUTF8(s[:most], "") + "…"
	}
	return `"` + s + `"`
}
