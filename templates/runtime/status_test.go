package runtime

import (
	"encoding/json"
	"reflect"
	"testing"
)

func TestResponseStatus(t *testing.T) {
	t.Parallel()
	status := ResponseStatus{
		ErrorCode: "NotFound", Message: "no such item: -1", Errors: []ResponseError{{ErrorCode: "E", FieldName: "F", Message: "M", Meta: map[string]string{"b": "", "a": "x,y"}}},
		Meta: map[string]string{},
	}
	const jsv = `{errorCode:NotFound,message:"no such item: -1",errors:[{errorCode:E,fieldName:F,message:M,meta:{a:"x,y",b:""}}],meta:{}}`
	const text = `{"errorCode":"NotFound","message":"no such item: -1","errors":[{"errorCode":"E","fieldName":"F","message":"M","meta":{"a":"x,y","b":""}}],"meta":{}}`
	if got, err := status.MarshalJSV(); string(got) != jsv || err != nil {
		t.Errorf("JSV is %s: %v", got, err)
	}
	if got, err := json.Marshal(status); string(got) != text || err != nil {
		t.Errorf("JSON is %s: %v", got, err)
	}
	if got, err := status.AppendJSON([]byte("x")); string(got) != "x"+text || err != nil {
		t.Errorf("appended: %s: %v", got, err)
	}
	var fromJSV, fromJSON, crossed ResponseStatus
	for _, err := range []error{fromJSV.UnmarshalJSV([]byte(jsv)), json.Unmarshal([]byte(text), &fromJSON), crossed.UnmarshalJSV([]byte(text))} {
		if err != nil {
			t.Error(err)
		}
	}
	for _, got := range []ResponseStatus{fromJSV, fromJSON, crossed} {
		if !reflect.DeepEqual(got, status) {
			t.Errorf("read: %+v", got)
		}
	}
	field := status.Errors[0]
	var fieldBack, fieldJSON ResponseError
	data, _ := field.MarshalJSV()
	asJSON, _ := field.MarshalJSON()
	if err := fieldBack.UnmarshalJSV(data); err != nil || !reflect.DeepEqual(fieldBack, field) {
		t.Errorf("%s: %v", data, err)
	}
	if err := fieldJSON.UnmarshalJSON(asJSON); err != nil || !reflect.DeepEqual(fieldJSON, field) {
		t.Errorf("%s: %v", asJSON, err)
	}
	if got, _ := (ResponseStatus{}).MarshalJSV(); string(got) != "{}" {
		t.Errorf("an empty one is %s", got)
	}
}

// TestAllocations holds the codec to its promise: writing into a buffer that is large
// enough allocates nothing, marshalling allocates the result, reading what it must.
func TestAllocations(t *testing.T) {
	page := benchPage()
	for _, e := range []encoder{{}, {safe: true}, {json: true}} {
		buffer := page.encode(nil, &e)
		if n := testing.AllocsPerRun(20, func() {
			e := e
			buffer = page.encode(buffer[:0], &e)
		}); n != 0 {
			t.Errorf("%+v: %v allocations", e, n)
		}
	}
	status := ResponseStatus{ErrorCode: "E", Message: "m"}
	if n := testing.AllocsPerRun(50, func() { _, _ = status.MarshalJSV() }); n > 2 {
		t.Errorf("marshalling makes %v allocations", n)
	}
	text := []byte("{errorCode:a,message:\"b,c\",stackTrace:d}")
	if n := testing.AllocsPerRun(50, func() { _ = status.UnmarshalJSV(text) }); n > 1 {
		t.Errorf("reading texts makes %v allocations", n)
	}
}

func TestScalarOrder(t *testing.T) {
	t.Parallel()
	if Number("9").Compare("10") >= 0 || Number("a").Compare("b") >= 0 || Number("1").Compare("1.0") == 0 {
		t.Error("numbers are out of order")
	}
	if n, err := Number("42").Int64(); n != 42 || err != nil {
		t.Errorf("%d: %v", n, err)
	}
	if _, err := Number("4.2").Int64(); err == nil {
		t.Error("4.2 is an integer")
	}
	if f, err := Number("4.2").Float64(); f != 4.2 || err != nil {
		t.Errorf("%v: %v", f, err)
	}
	if _, err := Number("x").Float64(); err == nil {
		t.Error("x is a number")
	}
	if DateOnly(1).Compare(2) >= 0 || TimeOnly(2).Compare(1) <= 0 || Char('a').Compare('a') != 0 || (GUID{1}).Compare(GUID{2}) >= 0 {
		t.Error("scalars are out of order")
	}
	if !(GUID{}).IsZero() || !DateOnly(0).IsZero() || TimeOnly(1).IsZero() || NewDecimal(0, 2) == NewDecimal(0, 1) || !NewDecimal(0, 2).IsZero() {
		t.Error("zero values")
	}
	if got := NewDecimal(-125, 2).Float64(); got != -1.25 {
		t.Errorf("-1.25 is %v", got)
	}
	var number Number = "1"
	if err := number.Scan(nil); err != nil || number != "" {
		t.Errorf("a null number is %q: %v", number, err)
	}
	if err := number.Scan(int64(7)); err != nil || number != "7" {
		t.Errorf("7 is %q: %v", number, err)
	}
	var decimal Decimal
	if err := decimal.Scan(1.5); err != nil || decimal.String() != "1.5" {
		t.Errorf("1.5 is %s: %v", decimal, err)
	}
}

// TestRootText reads texts that are the whole document.
func TestRootText(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{"": "", "a,b": "a,b", `"a,b"`: "a,b", `"a""b"`: `a"b`, `"`: `"`, `"a`: `"a`, "{a}": "{a}"} {
		if got, err := readAs(text, false, decodeString); got != want || err != nil {
			t.Errorf("%s reads as %q: %v", text, got, err)
		}
	}
	for text, want := range map[string]string{`"a\n"`: "a\n", "null": "", "5": "5"} {
		if got, err := readAs(text, true, decodeString); got != want || err != nil {
			t.Errorf("%s reads as %q: %v", text, got, err)
		}
	}
}
