package explore

import (
	"cmp"
	"context"
	"errors"
	"net/url"
	"slices"
	"strings"

	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/source"
	"github.com/ssgen/ssgen/parser/source/web"
)

// host reads all that a server shows, at the base address or where else it may live.
func (e *explorer) host(ctx context.Context, asked, base *url.URL) (*Found, error) {
	found, first := e.surface(ctx, base)
	if first == nil || !isElsewhere(first) {
		return found, first
	}
	for _, other := range e.otherBases(ctx, base) {
		switch found, err := e.surface(ctx, other); {
		case err == nil:
			return found, nil
		case !isElsewhere(err):
			return nil, err
		}
	}
	if !errors.Is(first, web.ErrAbsent) {
		return nil, first
	}
	return nil, &source.Error{
		Name: web.Name(asked), Problem: "the server shows neither /metadata/app.json nor /types/metadata.json nor /metadata",
		Hint: "check the address; a host may live below a path such as /api", Err: web.ErrAbsent,
	}
}

// isElsewhere tells whether no API lives at an address: nothing is there, or what answers
// everything with a page of its own.
func isElsewhere(err error) bool {
	return errors.Is(err, web.ErrAbsent) || errors.Is(err, web.ErrUnfit)
}

// maxUp is how many folders above an address an API is looked for.
const maxUp = 3

// otherBases gives where an API may live that is not at the address: above what was given,
// where the host's first page leads, or below the path that most hosts choose.
func (e *explorer) otherBases(ctx context.Context, base *url.URL) []*url.URL {
	var others []*url.URL
	add := func(path string) {
		u := *base
		u.Path, u.RawPath = strings.TrimRight(path, "/"), ""
		if u.Path != base.Path && !slices.ContainsFunc(others, func(o *url.URL) bool { return o.Path == u.Path }) {
			others = append(others, &u)
		}
	}
	for path := base.Path; path != "" && len(others) < maxUp; {
		path = path[:strings.LastIndexByte(path, '/')]
		add(path)
	}
	if base.Path != "" {
		return others
	}
	front := *base
	front.Path = "/"
	if a, err := e.Get(ctx, &front); err == nil {
		if t := locate(a.URL); t.base != nil {
			add(t.base.Path)
		}
	}
	add("/api")
	return others
}

// surface reads what the API at a base address shows: the complete metadata if it is
// there, else all pages. The error wraps web.ErrAbsent where nothing of it is there.
func (e *explorer) surface(ctx context.Context, base *url.URL) (*Found, error) {
	var refused, slow error
	for _, d := range []document{
		{kind: appDoc, path: "/metadata/app.json", file: appFile},
		{kind: typesDoc, path: "/types/metadata.json", file: typesFile},
	} {
		p, err := e.ask(ctx, base, d)
		switch {
		case err == nil:
			found, err := e.beside(ctx, base, p)
			return withSlow(found, slow), err
		case slow == nil && ctx.Err() == nil && errors.Is(err, web.ErrSlow):
			slow = err // others may take less time
		case !declined(err):
			return nil, err
		case refused == nil && errors.Is(err, web.ErrRefused):
			refused = err
		}
	}
	found, err := e.pages(ctx, base)
	if why := cmp.Or(slow, refused); errors.Is(err, web.ErrAbsent) && why != nil {
		return nil, why
	}
	return withSlow(found, slow), err
}

// withSlow tells of a document that took too long.
func withSlow(found *Found, slow error) *Found {
	if found != nil && slow != nil {
		found.miss("", slow)
	}
	return found
}

// declined tells whether the server answered, though not with what was asked for.
func declined(err error) bool {
	return errors.Is(err, web.ErrAbsent) || errors.Is(err, web.ErrRefused) || errors.Is(err, web.ErrUnfit)
}

// beside asks for what a complete document leaves open. Only app.json tells the host's
// release and how it spells names; without it, the index and a page with a sample do. An
// old release's document does not tell who may call an operation, and the index does.
func (e *explorer) beside(ctx context.Context, base *url.URL, whole *piece) (*Found, error) {
	found := &Found{Base: base.String(), Sources: []source.Source{whole.source}}
	if whole.kind == appDoc {
		return found, nil
	}
	open := []document{indexDoc()}
	if op := telling(whole.api); op != "" {
		open = append(open, pageOf(op, "jsv", ""))
	}
	for _, d := range open {
		p, err := e.ask(ctx, base, d)
		switch known := (*source.Error)(nil); {
		case err == nil:
			found.Sources = append(found.Sources, p.source)
		case ctx.Err() != nil || !errors.As(err, &known):
			return nil, err
		case !declined(err):
			found.miss("", err)
		}
	}
	return found, nil
}

// telling chooses the operation whose samples show most members.
func telling(api *model.API) string {
	if api == nil {
		return ""
	}
	members := map[string]int{}
	for _, t := range api.Types {
		members[t.Name] = len(t.Members)
	}
	best, most := "", 0
	for _, op := range api.Operations {
		if n := members[op.Request] + members[op.Response.Name]; n > most {
			best, most = op.Name, n
		}
	}
	return best
}
