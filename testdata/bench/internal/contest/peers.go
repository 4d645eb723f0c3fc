package contest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/bytedance/sonic"
	"github.com/bytedance/sonic/encoder"
	"github.com/go-faster/jx"
	gojson "github.com/goccy/go-json"
	"github.com/google/go-cmp/cmp"
	"github.com/mailru/easyjson"
	"github.com/mailru/easyjson/jlexer"
	"github.com/mailru/easyjson/jwriter"
	"google.golang.org/protobuf/proto"
)

// The names of the peers' cases.
const (
	StdMarshal  = "encoding/json Marshal"
	Std         = "encoding/json"
	Sonic       = "sonic"
	SonicInto   = "sonic EncodeInto"
	SonicString = "sonic, no copy"
	GoJSON      = "go-json"
	JX          = "jx"
	Easy        = "easyjson"
	VTProto     = "vtproto"
)

// addPlain adds the peers that find their way by reflection.
func addPlain[P any](d *Document, v *P) error {
	text, err := json.Marshal(v)
	if err != nil {
		return err
	}
	d.Peers = len(text)
	whole := string(text)
	var stream bytes.Buffer
	writer := json.NewEncoder(&stream)
	buffer := make([]byte, 0, 2*len(text))
	d.encode(Std, func() error { stream.Reset(); return writer.Encode(v) })
	d.encode(StdMarshal, func() (err error) { Sink, err = json.Marshal(v); return err })
	d.encode(Sonic, func() (err error) { Sink, err = sonic.ConfigFastest.Marshal(v); return err })
	d.encode(SonicInto, func() error { buffer = buffer[:0]; return encoder.EncodeInto(&buffer, v, 0) })
	d.encode(GoJSON, func() (err error) { Sink, err = gojson.MarshalWithOption(v, gojson.UnorderedMap()); return err })

	addPeerReader(d, Std, v, func(to *P) error { return json.Unmarshal(text, to) }, json.Marshal)
	addPeerReader(d, Sonic, v, func(to *P) error { return sonic.ConfigFastest.Unmarshal(text, to) }, sonic.ConfigFastest.Marshal)
	addPeerReader(d, SonicString, v, func(to *P) error { return sonic.ConfigFastest.UnmarshalFromString(whole, to) }, sonic.ConfigFastest.Marshal)
	addPeerReader(d, GoJSON, v, func(to *P) error { return gojson.Unmarshal(text, to) }, gojson.Marshal)
	return nil
}

// addPeerReader adds a way of reading, with the check that it reads the document and that
// what the peer writes is read as the document too.
func addPeerReader[P any](d *Document, name string, v *P, read func(*P) error, write func(any) ([]byte, error)) {
	d.decode(name, func() error {
		to := new(P)
		Keep = to
		return read(to)
	})
	d.check(name, func() error {
		got, again := new(P), new(P)
		if err := read(got); err != nil {
			return err
		}
		text, err := write(v)
		if err != nil {
			return err
		}
		if err := json.Unmarshal(text, again); err != nil {
			return err
		}
		return same(v, got, again)
	})
}

func same[T any](want T, got ...T) error {
	for _, g := range got {
		if diff := cmp.Diff(want, g); diff != "" {
			return errors.New("reads another value: " + diff)
		}
	}
	return nil
}

type jxCodec[P any] interface {
	*P
	EncodeJX(*jx.Encoder)
	DecodeJX(*jx.Decoder) error
}

func addJX[P any, PP jxCodec[P]](d *Document, v *P) error {
	var e jx.Encoder
	write := func() []byte { e.Reset(); PP(v).EncodeJX(&e); return e.Bytes() }
	text := bytes.Clone(write())
	decoder := jx.DecodeBytes(nil)
	d.encode(JX, func() error { Sink = write(); return nil })
	addPeerReader(d, JX, v, func(to *P) error { decoder.ResetBytes(text); return PP(to).DecodeJX(decoder) },
		func(any) ([]byte, error) { return text, nil })
	return nil
}

type easyCodec[E any] interface {
	*E
	easyjson.Marshaler
	easyjson.Unmarshaler
}

func addEasy[E any, PE easyCodec[E]](d *Document, v *E) error {
	buffer := make([]byte, 0, 2*d.Peers)
	write := func(buffer []byte) ([]byte, error) {
		var w jwriter.Writer
		PE(v).MarshalEasyJSON(&w)
		return w.BuildBytes(buffer[:0])
	}
	text, err := write(nil)
	if err != nil {
		return err
	}
	d.encode(Easy, func() (err error) { buffer, err = write(buffer); return err })
	addPeerReader(d, Easy, v, func(to *E) error {
		l := jlexer.Lexer{Data: text}
		PE(to).UnmarshalEasyJSON(&l)
		return l.Error()
	}, func(any) ([]byte, error) { return text, nil })
	return nil
}

type protoCodec[V any] interface {
	*V
	proto.Message
	SizeVT() int
	MarshalToSizedBufferVT([]byte) (int, error)
	UnmarshalVT([]byte) error
}

// addProto adds protobuf: no peer but a bound, for it is binary.
func addProto[V any, PV protoCodec[V]](d *Document, v *V) error {
	m := PV(v)
	data := make([]byte, m.SizeVT())
	if _, err := m.MarshalToSizedBufferVT(data); err != nil {
		return err
	}
	d.Proto = len(data)
	buffer := make([]byte, 2*len(data))
	d.encode(VTProto, func() error { _, err := m.MarshalToSizedBufferVT(buffer[:m.SizeVT()]); return err })
	d.decode(VTProto, func() error { to := PV(new(V)); Keep = to; return to.UnmarshalVT(data) })
	d.check(VTProto, func() error {
		to := PV(new(V))
		if err := to.UnmarshalVT(data); err != nil {
			return err
		}
		if !proto.Equal(m, to) {
			return fmt.Errorf("reads another value")
		}
		return nil
	})
	return nil
}
