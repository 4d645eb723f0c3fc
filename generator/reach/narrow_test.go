package reach

import (
	"strings"
	"testing"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
)

// TestNarrow asserts that what is about the part alone stays, and all of which nobody
// knows what it is about.
func TestNarrow(t *testing.T) {
	t.Parallel()
	pos := func(file string, line int) diag.Pos { return diag.Pos{File: file, Line: line} }
	api := &model.API{
		Operations: []model.Operation{
			{Name: "Get", Pos: pos("get", 5), ResponseSample: &model.Sample{Pos: pos("get", 50)}},
			{Name: "Put", Pos: pos("put", 5), Routes: []model.Route{{Pos: pos("other", 9)}}, RequestSample: &model.Sample{Pos: pos("put", 60)}},
		},
		Types: []model.Type{{Name: "Order", Pos: pos("put", 20), Members: []model.Member{{Pos: pos("put", 22)}}}, {Name: "Own", Pos: pos("put", 30)}},
		Enums: []model.Enum{{Name: "Color", Pos: pos("put", 40)}},
	}
	part := &model.API{Operations: api.Operations[:1], Types: api.Types[:1]}
	about := func(section, key string) []diag.Setting { return []diag.Setting{{Section: section, Key: key}} }
	found := diag.List{
		{Code: "kept: on its page", Pos: pos("get", 60)},
		{Code: "gone: on another's page", Pos: pos("put", 10)},
		{Code: "kept: a type of both, on another's page", Pos: pos("put", 23)},
		{Code: "gone: a type of the other", Pos: pos("put", 31)},
		{Code: "gone: an enum of the other", Pos: pos("put", 45)},
		{Code: "gone: a sample of the other", Pos: pos("put", 61)},
		{Code: "gone: a route of the other", Pos: pos("other", 9)},
		{Code: "kept: above anything known", Pos: pos("put", 1)},
		{Code: "kept: a file of which nothing is known", Pos: pos("ssgen.yaml", 3)},
		{Code: "kept: no place"},
		{Code: "kept: an error", Severity: diag.Error, Pos: pos("put", 10)},
		{Code: "kept: a member of both", Pos: pos("put", 10), Settings: about(diag.Members, "Order.x")},
		{Code: "gone: a member of the other", Pos: pos("get", 10), Settings: about(diag.Members, "Own.x")},
		{Code: "kept: one of many", Pos: pos("put", 10), Subjects: []string{"Put", "Get"}},
		{Code: "gone: none of many", Pos: pos("get", 10), Subjects: []string{"Put", "Own"}},
		{Code: "kept: names of nothing that there is", Pos: pos("get", 10), Subjects: []string{"Lost"}},
		{Code: "kept: said of it", Pos: pos("put", 10), Message: `the code of "Order.x" is damaged`},
		{Code: "gone: said of another", Pos: pos("put", 10), Message: `the code of "Orders" is damaged`},
		{Code: "kept: another place is its", Pos: pos("put", 10), Related: []diag.Related{{Pos: pos("get", 10)}}},
	}
	var got []string
	for _, d := range Narrow(api, part, found) {
		got = append(got, d.Code)
	}
	var want []string
	for _, d := range found {
		if strings.HasPrefix(d.Code, "kept") {
			want = append(want, d.Code)
		}
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
