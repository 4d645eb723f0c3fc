// These tests run inside the package that is generated from the API with abstract types, which
// is made by hand: no recording shows any.
package shapes

import (
	"context"
	"errors"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"
)

// drawing has a value of an abstract type wherever one can be.
func drawing() Drawing {
	circle := &Circle{Radius: 1.5, Name: "a,b"}
	square := &Square{Side: 2, Inner: circle, Color: "red"}
	return Drawing{
		ID: 1, Main: square, Colored: square, All: []Shape{circle, nil, &Dot{}, square}, ByName: map[string]Shape{"x": circle, "y": nil},
		Deep: [][]Shape{{circle}, {}}, Page: &Page[Shape]{Results: []Shape{nil, circle}, First: &Dot{}, ByName: map[string]Shape{"k": &Corner{Angle: 90}}}, After: "end",
	}
}

const (
	circleJSV = `{__type:"Test.Circle, Test.Shapes",radius:1.5,name:"a,b"}`
	squareJSV = `{__type:"Test.Square, Test.Model",side:2,inner:` + circleJSV + `,color:red}`
	dotJSV    = `{__type:"Test.Dot, Test.Model"}`
	cornerJSV = `{__type:"Test.Square+Corner, Test.Model",angle:90,side:0}`
)

const drawingJSV = `{id:1,main:` + squareJSV + `,colored:` + squareJSV + `,all:[` + circleJSV + `,{},` + dotJSV + `,` + squareJSV + `],byName:{x:` + circleJSV +
	`},deep:[[` + circleJSV + `],[]],page:{results:[{},` + circleJSV + `],first:` + dotJSV + `,byName:{k:` + cornerJSV + `}},after:end}`

func TestWriting(t *testing.T) {
	v := drawing()
	if got, err := v.MarshalJSV(); err != nil || string(got) != drawingJSV {
		t.Errorf("%v\nhave %s\nwant %s", err, got, drawingJSV)
	}
	json, err := v.MarshalJSON()
	if err != nil || !strings.Contains(string(json), `"main":{"__type":"Test.Square, Test.Model","side":2,"inner":{"__type":"Test.Circle, Test.Shapes","radius":1.5,"name":"a,b"},"color":"red"}`) {
		t.Errorf("%v\n%s", err, json)
	}
}

func TestReadingBack(t *testing.T) {
	v := drawing()
	delete(v.ByName, "y") // servers leave out what is null in a map
	json, _ := v.MarshalJSON()
	for _, text := range []string{drawingJSV, string(json)} {
		var got Drawing
		err := got.UnmarshalJSV([]byte(text))
		if strings.HasPrefix(text, `{"`) {
			err = got.UnmarshalJSON([]byte(text))
		}
		if err != nil || !reflect.DeepEqual(got, v) {
			t.Errorf("%v\nhave %+v\nwant %+v", err, got, v)
		}
	}
	// A class that stands for itself does not name itself.
	if got, err := (Circle{Radius: 1}).MarshalJSV(); err != nil || string(got) != "{radius:1}" {
		t.Errorf("%s, %v", got, err)
	}
	if got, err := (Drawing{Extra: &Circle{Radius: 1}}).MarshalJSV(); err != nil || string(got) != `{id:0,extra:{__type:"Test.Circle, Test.Shapes",radius:1}}` {
		t.Errorf("%s, %v", got, err)
	}
}

// read reads a drawing from a text in either format.
func read(t *testing.T, text string) (Drawing, error) {
	t.Helper()
	var v Drawing
	if strings.HasPrefix(text, `{"`) || strings.HasPrefix(text, "{ ") {
		return v, v.UnmarshalJSON([]byte(text))
	}
	err := v.UnmarshalJSV([]byte(text))
	return v, err
}

func TestTypeNames(t *testing.T) {
	want := &Circle{Radius: 2, Name: "n"}
	for _, text := range []string{
		`{main:{__type:"Test.Circle, Test.Shapes",radius:2,name:n},after:x}`,
		`{main:{__type:Test.Circle,radius:2,name:n},after:x}`,
		`{main:{radius:2,__TYPE:"Test.Circle,Elsewhere",name:n},after:x}`,
		`{main:{radius:2,name:n,__Type:"Test.Circle, Test.Shapes, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null"},after:x}`,
		`{main:{unknown:{__type:Test.Dot},list:[{__type:Test.Dot}],radius:2,name:n,__type:"Test.Circle"},after:x}`,
		`{"main":{"radius":2,"name":"n","__type":"Test.Circle, Test.Shapes"},"after":"x"}`,
		`{ "main" : { "radius" : 2, "other" : "\"{", "__type" : "Test.Circle", "name" : "n" }, "after" : "x" }`,
		"{\n\tmain: \n\t{\n\t\tradius: 2,\n\t\t__type: \"Test.Circle, Test.Shapes\",\n\t\tname: n\n\t},\n\tafter: x\n}",
		`{"main":{radius:2,name:n,__type:Test.Circle},"after":"x"}`,
	} {
		got, err := read(t, text)
		if err != nil || !reflect.DeepEqual(got.Main, Shape(want)) || got.After != "x" {
			t.Errorf("%s\n%v: %#v", text, err, got.Main)
		}
	}
	for text, none := range map[string]bool{
		`{main:,after:x}`: true, `{main:null,after:x}`: true, `{"main":null,"after":"x"}`: true, `{after:x}`: true, `{main:{},after:x}`: false,
		`{main:[1],after:x}`: true, `{main:abc,after:x}`: true,
	} {
		got, err := read(t, text)
		if bad := strings.Contains(text, "[1]") || strings.Contains(text, "abc"); (err != nil) != bad || (got.Main == nil) != none || got.After != "x" {
			t.Errorf("%s: %v, %#v", text, err, got)
		}
	}
}

func TestUnknownClasses(t *testing.T) {
	for _, tt := range []struct{ text, raw, name string }{
		{`{main:{__type:"Test.New, A",deep:{x:[1,"a,b"]},q:"}"},after:x}`, `{__type:"Test.New, A",deep:{x:[1,"a,b"]},q:"}"}`, "Test.New, A"},
		{`{main:{a:1},after:x}`, `{a:1}`, ""}, {`{main:{__type:Circle},after:x}`, `{__type:Circle}`, "Circle"}, {`{main:{__type:test.circle},after:x}`, `{__type:test.circle}`, "test.circle"},
		{"{main:{__type:\"Test.Ring`1[[System.Int32, mscorlib]], A\",value:1},after:x}", "{__type:\"Test.Ring`1[[System.Int32, mscorlib]], A\",value:1}", "Test.Ring`1[[System.Int32, mscorlib]], A"},
		{`{"main":{"q":"\"}","__type":"Test.New","n":null,"l":[]},"after":"x"}`, `{"q":"\"}","__type":"Test.New","n":null,"l":[]}`, "Test.New"},
	} {
		got, err := read(t, tt.text)
		raw, ok := got.Main.(*RawValue)
		if err != nil || !ok || raw.Text != tt.raw || raw.TypeName() != tt.name || got.After != "x" {
			t.Errorf("%s\n%v: %#v", tt.text, err, got.Main)
			continue
		}
		marshal := Drawing{Main: raw}.MarshalJSV
		want := `{id:0,main:` + tt.raw + `}`
		if raw.Format == FormatJSON {
			marshal, want = Drawing{Main: raw}.MarshalJSON, `{"id":0,"main":`+tt.raw+`}`
		}
		if text, err := marshal(); err != nil || string(text) != want {
			t.Errorf("%s, %v\nwant %s", text, err, want)
		}
	}
	printed, err := read(t, "{\n\tmain: \n\t{\n\t\t__type: Test.New,\n\t\tq: a b,\n\t\tl: \n\t\t[\n\t\t\t1\n\t\t]\n\t},\n\tafter: x\n}")
	if raw, ok := printed.Main.(*RawValue); err != nil || !ok || raw.Text != "{__type:Test.New,l:[1],q:a b}" {
		t.Errorf("%v: %#v", err, printed.Main)
	}
}

// TestRawAcrossFormats takes a class that is not known from one format to the other, or says why not.
func TestRawAcrossFormats(t *testing.T) {
	for text, want := range map[string]string{
		`{"a":1,"b":true,"c":null,"d":"x,y","e":[1,null,2],"f":{"g":1.50},"__type":"Test.New, A","h":"\/Date(1)\/","i":""}`: `{__type:"Test.New, A",a:1,b:True,d:"x,y",e:[1,,2],f:{g:1.50},h:/Date(1)/,i:""}`,
		`{"a":[null]}`: "", `{"a":[{"b":1},null]}`: "", `{"a":nope}`: "", `{"a":1`: "", `{"a":1}x`: "", `[1]`: "", ``: "", `{"m":[{"n":[null]}]}`: "",
	} {
		got, err := Drawing{Main: &RawValue{FormatJSON, text}}.MarshalJSV()
		if (err == nil) != (want != "") || want != "" && string(got) != "{id:0,main:"+want+"}" {
			t.Errorf("%s becomes %s: %v", text, got, err)
		}
	}
	_, err := Drawing{Main: &RawValue{FormatJSV, "{__type:Test.New,a:1}"}}.MarshalJSON()
	if err == nil || !strings.Contains(err.Error(), "a value of the class Test.New, which this package does not know, came as JSV and cannot be written as JSON") {
		t.Error(err)
	}
	for _, text := range []string{"{a:1", "{a:1}}", "a", "", `{a:"}`, " {a:1}"} {
		if got, err := (RawValue{FormatJSV, text}).MarshalJSV(); err == nil {
			t.Errorf("%q is written as %s", text, got)
		}
	}
}

func TestNilPointers(t *testing.T) {
	got, err := Drawing{Main: (*Circle)(nil), All: []Shape{(*Dot)(nil), (*RawValue)(nil)}}.MarshalJSV()
	if err != nil || string(got) != "{id:0,main:,all:[{},{}]}" {
		t.Errorf("%s, %v", got, err)
	}
	var back Drawing
	if err := back.UnmarshalJSV(got); err != nil || back.Main != nil || len(back.All) != 2 || back.All[0] != nil {
		t.Errorf("%+v, %v", back, err)
	}
}

// service answers with shapes.
type service struct {
	Unimplemented
	like Shape
}

func (s *service) Drawing(_ context.Context, r *Drawing) (*Drawing, error) { return r, nil }

func (s *service) GetShape(context.Context, *GetShape) (Shape, error) { return &Circle{Radius: 3}, nil }

func (s *service) FindShapes(_ context.Context, r *FindShapes) ([]Shape, error) {
	s.like = r.Like
	return append(r.Any, nil, &Circle{Radius: 4}), nil
}

func TestOverHTTP(t *testing.T) {
	s := &service{}
	server := httptest.NewServer(NewHandler(s))
	defer server.Close()
	for _, format := range []Format{FormatJSV, FormatJSON} {
		api := NewClient(server.URL, WithFormat(format))
		sent := drawing()
		delete(sent.ByName, "y")
		if got, err := api.Drawing(t.Context(), &sent); err != nil || !reflect.DeepEqual(*got, sent) {
			t.Errorf("%v: %+v", err, got)
		}
		square := &Square{Side: 1, Inner: &Circle{Name: "x y&z"}}
		found, err := api.FindShapes(t.Context(), &FindShapes{Like: square, Any: []Shape{&Dot{Name: "[,]"}, square}})
		if err != nil || !reflect.DeepEqual(s.like, Shape(square)) || !reflect.DeepEqual(found, []Shape{&Dot{Name: "[,]"}, square, nil, &Circle{Radius: 4}}) {
			t.Errorf("%v: %#v, %#v", err, s.like, found)
		}
		if got, err := api.GetShape(t.Context(), &GetShape{}); err != nil || !reflect.DeepEqual(got, Shape(&Circle{Radius: 3})) {
			t.Errorf("%v: %#v", err, got)
		}
	}
	// A server of ServiceStack does not name the class of a whole answer.
	var raw Shape
	d := newDecoder("{radius:3}", false)
	decodeAbstractShape(&raw, &d)
	var circle Circle
	if err := errors.Join(d.finish(), raw.(*RawValue).UnmarshalTo(&circle)); err != nil || circle.Radius != 3 {
		t.Errorf("%v: %+v", err, raw)
	}
}

// TestHostileNames reads texts that are cut or deep: errors, and no panic.
func TestHostileNames(t *testing.T) {
	deep := strings.Repeat(`{inner:`, 1000)
	for _, text := range []string{"{main:{__type:", "{main:{__type", "{main:{", `{main:{__type:"`, "{main:" + deep, `{main:{"__type":"Test.Square","inner":` + strings.Repeat(`{"__type":"Test.Square","inner":`, 1000), "{all:[{__type:Test.Circle,radius:x}"} {
		if v, err := read(t, text); err == nil {
			t.Errorf("%s… is read as %+v", text[:min(len(text), 40)], v)
		}
	}
}
