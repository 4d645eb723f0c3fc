package respell

import (
	"slices"
	"strings"
	"testing"

	"github.com/ssgen/ssgen/parser/model"
)

func api(members ...model.Member) *model.API {
	return &model.API{Types: []model.Type{{Name: "T", Members: members}}}
}

func TestAPI(t *testing.T) {
	t.Parallel()
	names := []string{"FirstName", "Id", "HTTPServer", "TraceId", "FullName", "ID"}
	aliased := []string{"x-trace-id", "full_name_", "iD"}
	for from, wires := range map[model.Casing][]string{
		model.CamelCase:  {"firstName", "id", "httpServer"},
		model.PascalCase: {"FirstName", "Id", "HTTPServer"},
		model.SnakeCase:  {"first_name", "id", "http_server"},
	} {
		in := api()
		for i, wire := range slices.Concat(wires, aliased) {
			in.Types[0].Members = append(in.Types[0].Members, model.Member{Name: names[i], Wire: wire})
		}
		for to, want := range map[model.Casing]string{
			model.CamelCase: "firstName id httpServer", model.PascalCase: "FirstName Id HTTPServer", model.SnakeCase: "first_name id http_server",
		} {
			want += " " + strings.Join(aliased, " ")
			if got := wiresOf(API(in, to)); got != want {
				t.Errorf("from casing %d to %d: %s, want %s", from, to, got, want)
			}
		}
		if got, want := wiresOf(in), strings.Join(slices.Concat(wires, aliased), " "); got != want {
			t.Errorf("the model was changed to %s", got)
		}
	}
}

func wiresOf(api *model.API) string {
	var wires []string
	for _, m := range api.Types[0].Members {
		wires = append(wires, m.Wire)
	}
	return strings.Join(wires, " ")
}

func TestCasingOf(t *testing.T) {
	t.Parallel()
	alias := model.Member{Name: "TraceId", Wire: "x-trace-id"}
	for want, wires := range map[model.Casing][2]string{
		model.CamelCase: {"firstName", "id"}, model.PascalCase: {"FirstName", "Id"}, model.SnakeCase: {"first_name", "id"},
	} {
		in := api(alias, model.Member{Name: "FirstName", Wire: wires[0]}, model.Member{Name: "Id", Wire: wires[1]})
		if got := CasingOf(in); got != want {
			t.Errorf("%v: casing %d, want %d", wires, got, want)
		}
	}
	if got := CasingOf(api(alias)); got != model.CamelCase {
		t.Errorf("without a sign: casing %d", got)
	}
}
