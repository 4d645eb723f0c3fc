package generator

import (
	"encoding/json"
	"go/format"
	"testing"

	"github.com/ssgen/ssgen/parser/model"
)

// FuzzGenerate asserts that no model makes the generator panic or write what is no
// formatted Go.
func FuzzGenerate(f *testing.F) {
	for _, seed := range []string{
		`{}`,
		`{"operations":[{"name":"A","request":"A","response":"List<B>","routes":[{"path":"/a/{X}","verbs":["GET"]}]}],"types":[{"name":"B","members":[{"name":"X","wire":"x","type":"int?"}]}]}`,
		`{"types":[{"name":"A","params":["T","T"],"base":"List<A<T>>"},{"name":"B","base":"A<B, B>"},{"name":"C","base":"C"}]}`,
		`{"types":[{"name":"N","params":["T"],"members":[{"name":"a","wire":"a","type":"N<List<T>>"},{"name":"A","wire":"A","type":"Dictionary<T, N<T?>>"}]}]}`,
		`{"enums":[{"name":"E","members":[{"name":"","wire":""},{"name":"a","wire":"b","doc":"+build x"}]},{"name":"e","flags":true,"members":[{"name":"A","wire":"A"}]}],"operations":[{"name":"","verb":"\n"}]}`,
		`{"name":"type","baseUrl":"http://x","types":[{"name":"ResponseStatus","builtin":true},{"name":"Client"},{"name":"List"},{"name":"string"},{"name":"A","abstract":true,"members":[{"name":"M","wire":"m","type":"A"}]}]}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var api model.API
		if len(data) > 4000 || json.Unmarshal(data, &api) != nil {
			t.Skip()
		}
		files, diags := Generate(&api, Options{Package: "p", Builtins: true})
		for _, d := range diags {
			if d.Code == "internal" {
				t.Fatal(d)
			}
		}
		if diags.HasErrors() != (len(files) == 0) {
			t.Fatalf("%d files with %v", len(files), diags)
		}
		for _, file := range files {
			if len(file.Name) > len("runtime_") && file.Name[:len("runtime_")] == "runtime_" {
				continue
			}
			if out, err := format.Source(file.Data); err != nil || string(out) != string(file.Data) {
				t.Fatalf("%s is not formatted: %v\n%s", file.Name, err, file.Data)
			}
		}
	})
}
