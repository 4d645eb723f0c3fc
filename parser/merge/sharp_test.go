package merge_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/dto"
	"github.com/ssgen/ssgen/parser/merge"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/page"
	"github.com/ssgen/ssgen/parser/sample"
	"github.com/ssgen/ssgen/parser/script"
)

// sharpOrder is what a C# tab and, without the attributes, the Metadata tab declare.
func sharpOrder(lang dto.Lang) *dto.File {
	typ := func(name string, args ...dto.Type) dto.Type { return dto.Type{Name: name, Args: args} }
	null := func(t dto.Type) dto.Type { t.Nullable = true; return t }
	f := &dto.File{Lang: lang, Classes: []*dto.Class{{Name: "Order", Pos: diag.Pos{File: "sharp", Line: 1}, Members: []dto.Member{
		{Name: "ID", Type: typ("int"), Order: 1},
		{Name: "FullName", Type: typ("string"), Order: 2, Required: true},
		{Name: "TraceId", Type: typ("Guid"), Order: 3},
		{Name: "Weight", Type: null(typ("decimal")), Order: 4},
		{Name: "On", Type: null(typ("DateOnly")), Order: 5},
		{Name: "State", Type: null(typ("State")), Order: 6},
		{Name: "Lines", Type: typ(dto.ArrayOf, typ("long")), Order: 7},
		{Name: "ByState", Type: typ(dto.MapOf, typ("State"), typ("List", null(typ("int")))), Order: 8},
		{Name: "Data", Type: typ(dto.ArrayOf, typ("byte")), Order: 9},
	}}}, Enums: []*dto.Enum{{Name: "State", Members: []dto.EnumMember{{Name: "Draft", Value: "Draft"}, {Name: "Sent", Value: "Sent"}}}}}
	if lang == dto.CSharp {
		f.Classes[0].Namespace, f.Enums[0].Namespace = "Shop", "Shop"
		f.Classes[0].Members[1].Wire, f.Classes[0].Members[2].Wire = "full_name", "x-trace-id"
	}
	return f
}

const scriptOrder = `"use strict";
/** @typedef {'Draft'|'Sent'} */
export var State;
(function (State) { State["Draft"] = "Draft" State["Sent"] = "Sent" })(State || (State = {}));
export class Order {
    /** @type {number} */
    id;
    /** @type {string} */
    full_name;
    /** @type {string} */
    x_trace_id;
    /** @type {?number} */
    weight;
    /** @type {?string} */
    on;
    /** @type {?State} */
    state;
    /** @type {number[]} */
    lines;
    /** @type {{ [index:string]: number[]; }} */
    byState;
    /** @type {string} */
    data;
}`

const sampleOrder = "{\n\tid: 0,\n\tfull_name: String,\n\tx-trace-id: 00000000000000000000000000000000,\n\tweight: 0,\n\ton: 0001-01-01,\n\tstate: Draft,\n\tlines: \n\t[\n\t\t0\n\t],\n\tbyState: \n\t{\n\t\tDraft: \n\t\t[\n\t\t\t0\n\t\t]\n\t},\n\tdata: AA==\n}"

// TestExactTypes holds that a C# tab or a Metadata tab closes what JavaScript and its
// samples leave open, alone or beside them, and never the other way round.
func TestExactTypes(t *testing.T) {
	t.Parallel()
	scripts, found := script.Parse(scriptOrder, diag.Pos{File: "mjs", Line: 1}, dto.JavaScript)
	if len(found) > 0 {
		t.Fatal(found)
	}
	body, _ := sample.Parse(sampleOrder, "text/jsv", diag.Pos{File: "sample", Line: 1})
	const want = `ID id int
FullName full_name string required
TraceId x-trace-id Guid
Weight weight decimal?
On on DateOnly?
State state State?
Lines lines long[]
ByState byState Dictionary<State, List<int?>>
Data data byte[]
`
	for _, langs := range [][]dto.Lang{{dto.CSharp}, {dto.Table}, {dto.CSharp, dto.JavaScript}, {dto.JavaScript, dto.Table}, {dto.JavaScript, dto.CSharp, dto.Table}} {
		var readings []merge.Reading
		for i, lang := range langs {
			r := newReading("Order", "jsv", fmt.Sprint(i))
			if r.Code = sharpOrder(lang); lang == dto.JavaScript {
				r.Code = scripts
			}
			r.Request, r.Page.Request = body, &page.Message{Verb: "POST", HasBody: true, Body: sampleOrder}
			readings = append(readings, r)
		}
		api, diags := merge.Merge(readings, nil)
		diags = slices.DeleteFunc(diags, func(d diag.Diagnostic) bool {
			return d.Code == "wire-name" && slices.Equal(langs, []dto.Lang{dto.Table})
		})
		if diags.Count(diag.Warning)+diags.Count(diag.Error) > 0 {
			t.Errorf("%v leave something open: %v", langs, diags)
		}
		if d := cmp.Diff(want, orderMembers(t, api)); d != "" {
			t.Errorf("%v (-want +got):\n%s", langs, d)
		}
	}
}

func orderMembers(t *testing.T, api *model.API) string {
	t.Helper()
	var b strings.Builder
	for _, typ := range api.Types {
		for _, mb := range typ.Members {
			fmt.Fprintf(&b, "%s %s %s", mb.Name, mb.Wire, mb.Type)
			if mb.Required {
				b.WriteString(" required")
			}
			b.WriteString("\n")
		}
	}
	return b.String()
}
