// Package explore asks a server for what it shows of its API: as much as the model
// needs, and no request more.
//
// An address goes in: of a page, of a document, or of a host; sources come out, kept by
// whoever called. A host is asked for its complete metadata first. Only where it hides
// that are its index and the operations' pages read, the richest tab first, and further
// tabs only for what is still open then. Operations that cannot be read are left out and
// told. The package knows addresses and decides what to ask for; package web carries it,
// and package parser reads it.
package explore

import (
	"context"
	"errors"
	"net/url"
	"sync"

	"github.com/ssgen/ssgen/parser/source"
	"github.com/ssgen/ssgen/parser/source/web"
)

// Options are how to explore.
type Options struct {
	// Get brings the answer at an address; web.Client's.
	Get func(context.Context, *url.URL) (*web.Answer, error)
	// Shelf keeps what was read.
	Shelf Shelf
	// Only tells the operations whose pages are wanted; nil is all. It saves requests, and
	// says nothing of documents that hold the whole API.
	Only func(operation string) bool
	// Parallel is how many requests are on their way at once; 4.
	Parallel int
	// Progress is told how much was read of what is known to be there; nil is nobody. It
	// is called by one goroutine at a time.
	Progress func(done, known int)
}

// Shelf keeps documents, each under a name that is a relative path of ASCII letters,
// digits and "_-./". It is used by several goroutines.
type Shelf interface {
	// Kept gives what was kept before, so that it need not be asked for again.
	Kept(file, address string) (source.Source, bool)
	Keep(file, address string, data []byte) (source.Source, error)
}

// Found is what a server shows.
type Found struct {
	// Base is the address of the API, without a slash at its end; "" for one page.
	Base string
	// Sources can be read. Those that the server did not give are among them, and tell
	// why; the rest makes sense without them.
	Sources []source.Source
	// Missing is what those tell.
	Missing []Missing
}

// Missing is an operation that the server names, and none of whose pages it gave; or, with
// "" for the operation, another document that would have told more.
type Missing struct {
	Operation string
	Err       *source.Error
}

// Explore asks for a page, for a document, or for all of an API.
func Explore(ctx context.Context, address *url.URL, o Options) (*Found, error) {
	if o.Parallel <= 0 {
		o.Parallel = 4
	}
	e := &explorer{Options: o}
	if err := Check(address); err != nil {
		return nil, err
	}
	t := locate(address)
	if t.single == nil {
		return e.host(ctx, address, t.base)
	}
	p, err := e.ask(ctx, t.base, *t.single)
	if err != nil {
		return nil, err
	}
	return &Found{Sources: []source.Source{p.source}}, nil
}

type explorer struct {
	Options

	mu          sync.Mutex
	done, known int
}

// piece is a document that was read.
type piece struct {
	document
	contents
	source source.Source
}

// ask brings a document, checks that it is what was asked for, and keeps it.
func (e *explorer) ask(ctx context.Context, base *url.URL, d document) (*piece, error) {
	e.progress(0, 1)
	return e.bring(ctx, base, d)
}

// bring is ask for a document that is known to be there already.
func (e *explorer) bring(ctx context.Context, base *url.URL, d document) (*piece, error) {
	p, err := e.piece(ctx, base, d)
	if err != nil {
		e.progress(0, -1)
		return nil, err
	}
	e.progress(1, 0)
	return p, nil
}

func (e *explorer) piece(ctx context.Context, base *url.URL, d document) (*piece, error) {
	address := d.below(base)
	name := web.Name(address)
	if kept, ok := e.Shelf.Kept(d.file, name); ok {
		if p := revive(ctx, d, kept); p != nil {
			return p, nil
		}
	}
	answer, err := e.Get(ctx, address)
	if err != nil {
		return nil, err
	}
	c, err := check(&d, answer)
	if err != nil {
		return nil, err
	}
	kept, err := e.Shelf.Keep(d.file, name, answer.Body)
	if err != nil {
		return nil, err
	}
	return &piece{d, c, kept}, nil
}

// revive reads what was kept before; it gives nil where that is no such document.
func revive(ctx context.Context, d document, kept source.Source) *piece {
	data, err := kept.Bytes(ctx)
	if err != nil {
		return nil
	}
	c, problem, _ := read(d.kind, kept.Name, data)
	if problem != "" {
		return nil
	}
	return &piece{d, c, kept}
}

// progress tells of documents that were read, and of those that are now known.
func (e *explorer) progress(done, known int) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.done, e.known = e.done+done, e.known+known
	if e.Progress != nil {
		e.Progress(e.done, e.known)
	}
}

// miss adds what a server did not give.
func (f *Found) miss(operation string, err error) {
	s, why := missing(err)
	f.Sources, f.Missing = append(f.Sources, s), append(f.Missing, Missing{operation, why})
}

// missing makes a source of what a server did not give.
func missing(err error) (source.Source, *source.Error) {
	var known *source.Error
	if !errors.As(err, &known) {
		known = &source.Error{Problem: err.Error(), Err: err}
	}
	optional := *known
	optional.Optional = true
	return source.New(known.Name, func(context.Context) ([]byte, error) { return nil, &optional }), &optional
}
