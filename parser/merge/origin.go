package merge

import (
	"slices"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/dto"
	"github.com/ssgen/ssgen/parser/sample"
)

// origin is one printing of a class, a member or an enum, kept for the log.
type origin[T any] struct {
	says   *T
	source string
	lang   dto.Lang
	refs   bool // the code marks reference types that may be null
}

// originOf begins a list of origins; nil while there is no log.
func originOf[T any](m *merger, says *T, r *Reading) []origin[T] {
	if m.log == nil {
		return nil
	}
	return []origin[T]{{says, r.codeSource(), r.Code.Lang, r.Code.NullableRefs}}
}

// codeSource names where a reading's code stands.
func (r *Reading) codeSource() string {
	if r.Kind == Listing {
		return listingSource(r.Code.Lang)
	}
	return [...]string{"JavaScript tab", "TypeScript tab", "Metadata tab", "C# tab"}[r.Code.Lang]
}

// pageSource names where a reading's routes, tags and auth stand.
func (r *Reading) pageSource() string {
	switch r.Kind {
	case Listing:
		return listingSource(r.Lang)
	case Index:
		return "index page"
	case Catalogue:
		return "list of operations"
	}
	return "operation page"
}

// listingSource names the listing of a language by its path.
func listingSource(lang dto.Lang) string {
	return "/types/" + [...]string{dto.JavaScript: "mjs", dto.TypeScript: "typescript", dto.CSharp: "csharp"}[lang]
}

func (r *Reading) sampleSource() string {
	if r.Page.Format == "" {
		return "sample"
	}
	return r.Page.Format + " sample"
}

// showing is what one sample shows in a member's place.
type showing struct {
	source, key, text string
	pos               diag.Pos
}

// show keeps the first thing that a source shows of a member.
func (w *walker) show(mb *member, v *sample.Value, key string) {
	if w.m.log == nil || w.dry != nil {
		return
	}
	same := func(s showing) bool { return s.source == w.source && s.pos.File == v.Pos.File }
	if !slices.ContainsFunc(mb.shown, same) {
		mb.shown = append(mb.shown, showing{w.source, key, excerptOf(v), v.Pos})
	}
}

// excerptOf writes a sample's value in few words.
func excerptOf(v *sample.Value) string {
	const most = 60
	switch text := []rune(v.Compact()); {
	case v.Kind == sample.Marker:
		return "(" + v.Text + ")"
	case len(text) == 0:
		return "nothing"
	case len(text) > most:
		return string(text[:most]) + "…"
	default:
		return string(text)
	}
}
