package page

import (
	"strings"

	"github.com/ssgen/ssgen/parser/model"
)

// detach gives the texts of the page memory of their own, for as parts of the file's text
// each would keep all of it. Code and tables stay as they are: whoever reads them lets
// them go.
func (p *Page) detach() {
	own(&p.Service, &p.BaseURL, &p.Operation, &p.Doc, &p.Format)
	ownAll(p.Tags)
	for i := range p.Routes {
		r := &p.Routes[i]
		own(&r.Path, &r.Summary, &r.Notes)
		ownAll(r.Verbs)
	}
	if p.Code != nil {
		own(&p.Code.Lang)
	}
	ownAuth(p.Auth)
	for _, m := range []*Message{p.Request, p.Response} {
		if m != nil {
			own(&m.Verb, &m.Path, &m.Host, &m.Accept, &m.ContentType, &m.Body)
		}
	}
}

func ownAuth(a *model.Auth) {
	if a != nil {
		for _, list := range [][]string{a.Roles, a.AnyRole, a.Permissions, a.AnyPermission} {
			ownAll(list)
		}
	}
}

func ownAll(texts []string) {
	for i := range texts {
		own(&texts[i])
	}
}

func own(texts ...*string) {
	for _, t := range texts {
		*t = strings.Clone(*t)
	}
}
