// Package contest knows what is measured: the documents, and for each of them what ssgen
// and its peers do with it. Before anything is timed, Check shows that all of them write
// and read the same value.
package contest

import (
	"github.com/ssgen/ssgen/testdata/bench/evovoice"
	"github.com/ssgen/ssgen/testdata/bench/internal/documents"
	"github.com/ssgen/ssgen/testdata/bench/internal/paired"
	"github.com/ssgen/ssgen/testdata/bench/peers/easy"
	"github.com/ssgen/ssgen/testdata/bench/peers/plain"
	"github.com/ssgen/ssgen/testdata/bench/peers/proto"
	"github.com/ssgen/ssgen/testdata/bench/readings"
)

// Document is one document with all that is done to it.
type Document struct {
	Name           string
	JSV, JSON      int // bytes
	Peers, Proto   int // bytes of the peers' JSON, of protobuf
	Encode, Decode []paired.Case
	// checks compare what each contestant reads with what was written.
	checks []check
}

type check struct {
	name string
	run  func() error
}

var (
	sessionStrings = stringReaders{evovoice.UnmarshalJSVString, evovoice.UnmarshalJSONString}
	readingStrings = stringReaders{readings.UnmarshalJSVString, readings.UnmarshalJSONString}
)

// Documents makes them all.
func Documents() ([]*Document, error) {
	var all []*Document
	for _, make := range []func() (*Document, error){
		func() (*Document, error) { return session("1 KB", documents.Session(0, 0)) },
		func() (*Document, error) { return session("10 KB", documents.Session(30, 10)) },
		func() (*Document, error) {
			return newDocument[evovoice.SessionList, plain.SessionList, easy.SessionList, proto.SessionList]("1 MB", documents.SessionList(130), sessionStrings)
		},
		func() (*Document, error) {
			report, err := documents.Report(40)
			if err != nil {
				return nil, err
			}
			return newDocument[readings.ReadingReport, plain.ReadingReport, easy.ReadingReport, proto.ReadingReport]("numbers, dates and enums", report, readingStrings)
		},
	} {
		d, err := make()
		if err != nil {
			return nil, err
		}
		all = append(all, d)
	}
	return all, nil
}

func session(name string, v *evovoice.SessionInfo) (*Document, error) {
	return newDocument[evovoice.SessionInfo, plain.SessionInfo, easy.SessionInfo, proto.SessionInfo](name, v, sessionStrings)
}

// newDocument makes the value in every contestant's types (S ssgen's, P plain ones, E
// easyjson's, V protobuf's) and their cases.
func newDocument[S, P, E, V any, PS ssgen[S], PP jxCodec[P], PE easyCodec[E], PV protoCodec[V]](name string, v *S, noCopy stringReaders) (*Document, error) {
	p, e, m := new(P), new(E), new(V)
	for _, to := range []any{p, e, m} {
		if err := documents.Convert(to, v); err != nil {
			return nil, err
		}
	}
	d := &Document{Name: name}
	for _, add := range []func() error{
		func() error { return addSsgen[S, PS](d, v, noCopy) },
		func() error { return addPlain(d, p) },
		func() error { return addJX[P, PP](d, p) },
		func() error { return addEasy[E, PE](d, e) },
		func() error { return addProto[V, PV](d, m) },
	} {
		if err := add(); err != nil {
			return nil, err
		}
	}
	return d, nil
}

func (d *Document) encode(name string, op func() error) {
	d.Encode = append(d.Encode, paired.Case{Name: name, Op: op})
}

func (d *Document) decode(name string, op func() error) {
	d.Decode = append(d.Decode, paired.Case{Name: name, Op: op})
}

func (d *Document) check(name string, run func() error) {
	d.checks = append(d.checks, check{name, run})
}
