package fake

import (
	"context"
	"errors"
	"io"
	"net/http"
	"reflect"
	"strings"
	"sync"
	"testing"

	api "github.com/ssgen/ssgen/templates/runtime"
)

type ask struct{ ID string }

type order struct {
	ID             string
	Note           *string
	Lines          []*order
	ByKey          map[colour]order
	Colour         colour
	Paint          painter
	Any            any
	Total          api.Decimal
	On             api.DateOnly
	ResponseStatus *api.ResponseStatus
}

func (*order) isPainter() {}

type colour string

type painter interface{ isPainter() }

func newFake(options ...Option) *Fake {
	f := New(options...)
	addEnum(f.kinds, []colour{"Red", "Green"})
	addAbstract[painter](f.kinds, new(order))
	return f
}

func TestOverride(t *testing.T) {
	t.Parallel()
	f := newFake()
	defer f.Close()
	boom := errors.New("boom")
	_, err := answer(t.Context(), f, "GetOrder", &ask{"1"}, func(_ context.Context, a *ask) (*order, error) { return &order{ID: a.ID}, boom })
	if !errors.Is(err, boom) {
		t.Errorf("got %v", err)
	}
	if err := answerVoid(t.Context(), f, "Drop", &ask{"2"}, func(context.Context, *ask) error { return boom }); !errors.Is(err, boom) {
		t.Errorf("got %v", err)
	}
	if err := answerVoid[ask](t.Context(), f, "Drop", &ask{"3"}, nil); err != nil {
		t.Errorf("got %v", err)
	}
	if _, err := answer[ask, string](t.Context(), f, "GetOrder", nil, nil); err == nil || err.Error() != "GetOrder: the request is nil" {
		t.Errorf("got %v", err)
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := answer[ask, string](ended, f, "GetOrder", &ask{}, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if got, want := Requests[ask](f), []ask{{"1"}, {"2"}, {"3"}, {}}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := f.Calls(); len(got) != 4 || got[1].Operation != "Drop" || got[1].Request != (ask{"2"}) {
		t.Errorf("got %v", got)
	}
	if f.Reset(); len(f.Calls()) != 0 || len(Requests[ask](f)) != 0 {
		t.Error("calls are still there")
	}
}

func TestConcurrentCalls(t *testing.T) {
	t.Parallel()
	f := newFake()
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 50 {
				_ = answerVoid[ask](context.Background(), f, "Drop", new(ask), nil)
				f.Calls()
			}
		})
	}
	all.Wait()
	if n := len(f.Calls()); n != 400 {
		t.Errorf("%d calls", n)
	}
}

func made1(t *testing.T, f *Fake) *order {
	t.Helper()
	v, err := answer[ask, *order](t.Context(), f, "GetOrder", new(ask), nil)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// What is made is whole, ends, and is no error.
func TestMade(t *testing.T) {
	t.Parallel()
	o := made1(t, newFake())
	if o.ID == "" || o.Note == nil || o.Lines == nil || o.ByKey == nil || o.Any == nil || o.On == 0 {
		t.Errorf("something is missing: %+v", o)
	}
	if o.Colour != "Red" && o.Colour != "Green" {
		t.Errorf("the colour %q is none", o.Colour)
	}
	if len(o.Lines) != 0 || o.Paint != nil || o.ResponseStatus != nil {
		t.Errorf("too much: %+v", o)
	}
}

func TestSeeds(t *testing.T) {
	t.Parallel()
	first := made1(t, newFake(WithSeed(1)))
	if again := made1(t, newFake(WithSeed(1))); !reflect.DeepEqual(first, again) {
		t.Errorf("one seed gives %+v and %+v", first, again)
	}
	if f := newFake(); !reflect.DeepEqual(made1(t, f), made1(t, f)) {
		t.Error("asked again, the answer is another")
	}
	null, differs := false, false
	for seed := range uint64(40) {
		o := made1(t, newFake(WithSeed(seed)))
		null, differs = null || o.Note == nil, differs || o.ID != first.ID
	}
	if !null || !differs {
		t.Errorf("of forty seeds, null %v, different %v", null, differs)
	}
}

// widest holds itself in many ways; what is made of it stays small.
type widest struct {
	A, B, C, D, E, F *[]map[string][]*[]map[string]*widest
	G                []struct {
		A, B, C, D, E *[]struct {
			A, B, C, D, E *[]struct{ A, B, C, D, E *[]struct{ A, B, C *string } }
		}
	}
}

func TestMadeIsBounded(t *testing.T) {
	t.Parallel()
	m := maker{kinds: newKinds(), random: newRandom(1, "x")}
	v := reflect.New(reflect.TypeFor[widest]()).Elem()
	m.fillWhole(v, "x")
	if m.values > 2*maxValues {
		t.Errorf("%d values", m.values)
	}
}

func TestScalars(t *testing.T) {
	t.Parallel()
	type scalars struct {
		A bool
		B int8
		C uint64
		D float32
		E []byte
		F api.GUID
		G api.Char
		H api.Number
		I api.TimeOnly
		J map[int32][]string
		K [][]int
	}
	f := newFake()
	v, err := answer[ask, scalars](t.Context(), f, "GetScalars", new(ask), nil)
	if err != nil || v.B <= 0 || v.C == 0 || len(v.E) == 0 || v.F == (api.GUID{}) || v.G < 'A' || v.H == "" || len(v.J) != 1 || len(v.K[0]) == 0 {
		t.Errorf("%+v, %v", v, err)
	}
	if _, err := answer[ask, painter](t.Context(), f, "GetPainter", new(ask), nil); err != nil {
		t.Error(err)
	}
}

func TestSample(t *testing.T) {
	t.Parallel()
	f := newFake()
	get := func(api.API, context.Context, *ask) (*api.ResponseError, error) { return nil, errors.ErrUnsupported }
	for contentType, text := range map[string]string{"application/jsv": "{fieldName:Id}", "application/json": `{"fieldName":"Id"}`} {
		e, err := answerSample(t.Context(), f, "GetError", new(ask), nil, get, contentType, text)
		if err != nil || e.FieldName != "Id" {
			t.Errorf("%s: %+v, %v", contentType, e, err)
		}
		f := newFake(WithSeed(3))
		if e, err := answerSample(t.Context(), f, "GetError", new(ask), nil, get, contentType, text); err != nil || e.FieldName == "Id" {
			t.Errorf("%s with a seed: %+v, %v", contentType, e, err)
		}
	}
	// What cannot be read is made.
	list := func(api.API, context.Context, *ask) ([]string, error) { return nil, errors.ErrUnsupported }
	if l, err := answerSample(t.Context(), f, "GetList", new(ask), nil, list, "application/jsv", "[a]"); err != nil || len(l) == 0 {
		t.Errorf("%v, %v", l, err)
	}
	if _, err := readSample(func(api.API, context.Context, *ask) (*order, error) { return nil, nil }, "application/jsv", "{}"); err == nil {
		t.Error("a class that cannot be read is read")
	}
}

func TestSampleTransport(t *testing.T) {
	t.Parallel()
	r, err := http.NewRequest("POST", "http://x.invalid", strings.NewReader("a"))
	if err != nil {
		t.Fatal(err)
	}
	response, err := sampleTransport("application/jsv", "[a]").RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if body, err := io.ReadAll(response.Body); string(body) != "[a]" || err != nil {
		t.Errorf("%q, %v", body, err)
	}
}

func TestHandlerAndClient(t *testing.T) {
	t.Parallel()
	f := New(nil, WithHandlerOptions(api.WithStrictRequests()))
	defer f.Close()
	if f.Handler() == nil || f.Client() == nil || f.API() == nil {
		t.Error("something is missing")
	}
}
