package native_test

import (
	"bufio"
	"encoding/json"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/native"
	"github.com/ssgen/ssgen/testdata/recordings"
)

// TestWireNames compares with what the recorded servers wrote: the keys of each
// type's values are its wire names, own ones first, in the model's order.
func TestWireNames(t *testing.T) {
	t.Parallel()
	eachRecording(t, func(t *testing.T, release, api string) {
		m := parse(t, release, api, "metadata.json")
		fsys, err := recordings.Open(release)
		if err != nil {
			t.Fatal(err)
		}
		data, err := fs.ReadFile(fsys, api+"/vectors.ndjson")
		if err != nil {
			t.Fatal(err)
		}
		written := map[string][]string{}
		scanner := bufio.NewScanner(strings.NewReader(string(data)))
		for scanner.Buffer(nil, len(data)+1); scanner.Scan(); {
			var v struct{ Type, CamelJSON string }
			if err := json.Unmarshal(scanner.Bytes(), &v); err != nil {
				t.Fatal(err)
			}
			// Some values the server itself writes wrong: [,1] for a null.
			if v.CamelJSON == "null" || !json.Valid([]byte(v.CamelJSON)) {
				continue
			}
			keys := topKeys(t, v.CamelJSON)
			wire := wireNames(m, v.Type)
			if !isSubsequence(keys, wire) {
				t.Fatalf("%s writes %q, the model has %q", v.Type, keys, wire)
			}
			written[v.Type] = append(written[v.Type], keys...)
		}
		for typ, keys := range written {
			wire := wireNames(m, typ)
			slices.Sort(keys)
			slices.Sort(wire)
			if d := cmp.Diff(wire, slices.Compact(keys)); d != "" {
				t.Errorf("%s: wire names differ from what the server ever wrote:\n%s", typ, d)
			}
		}
		if len(written) == 0 {
			t.Error("no value was compared")
		}
	})
}

func topKeys(t *testing.T, object string) []string {
	t.Helper()
	dec := json.NewDecoder(strings.NewReader(object))
	if _, err := dec.Token(); err != nil {
		t.Fatal(err)
	}
	var keys []string
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			t.Fatal(err)
		}
		keys = append(keys, key.(string))
		var value json.RawMessage
		if err := dec.Decode(&value); err != nil {
			t.Fatal(err)
		}
	}
	return keys
}

// wireNames lists a type's wire names, its own first and its bases' after.
func wireNames(m *model.API, name string) []string {
	var out []string
	for name != "" {
		i := slices.IndexFunc(m.Types, func(t model.Type) bool { return t.Name == name })
		if i < 0 {
			break
		}
		for _, member := range m.Types[i].Members {
			out = append(out, member.Wire)
		}
		name = m.Types[i].Base.Name
	}
	return out
}

func isSubsequence(part, whole []string) bool {
	for _, s := range part {
		i := slices.Index(whole, s)
		if i < 0 {
			return false
		}
		whole = whole[i+1:]
	}
	return true
}

var declaredInCSharp = regexp.MustCompile(`(?m)^ +public (?:partial class|partial interface|enum) (\w+)`)

// TestAgainstCSharp compares the declared names with the server's C# listing.
func TestAgainstCSharp(t *testing.T) {
	t.Parallel()
	for _, api := range recordings.APIs() {
		const release = "8.10.0" // whole, and TestSurfacesAgree has the others alike
		var want, got []string
		for _, match := range declaredInCSharp.FindAllStringSubmatch(string(recorded(t, release, api, "csharp")), -1) {
			want = append(want, match[1])
		}
		m := parse(t, release, api, "metadata.json")
		for _, typ := range m.Types {
			if !typ.Builtin {
				got = append(got, typ.Name)
			}
		}
		for _, e := range m.Enums {
			got = append(got, e.Name)
		}
		slices.Sort(want)
		slices.Sort(got)
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s differs from the C# listing:\n%s", api, d)
		}
	}
}

// TestPositions checks that facts lead back to the line that has them.
func TestPositions(t *testing.T) {
	t.Parallel()
	const doc = `{"config": {},
"types": [
  {"name": "Item", "properties": [
    {"name": "Id", "type": "Int32", "namespace": "System"}]},
  {"name": "Mode", "isEnum": true, "enumNames": ["On"]}],
"operations": [
  {"request": {"name": "Find"}, "returnsVoid": true, "routes": [
    {"path": "/find"}]}]}`
	m, diags := native.Parse("dir/m.json", []byte(doc))
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	for want, got := range map[string]string{
		"dir/m.json:3:3": m.Types[1].Pos.String(),
		"dir/m.json:4:5": m.Types[1].Members[0].Pos.String(),
		"dir/m.json:5:3": m.Enums[0].Pos.String(),
		"dir/m.json:7:3": m.Operations[0].Pos.String(),
		"dir/m.json:8:5": m.Operations[0].Routes[0].Pos.String(),
	} {
		if got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// TestModelsAreSound checks every recorded model as the fuzz test does.
func TestModelsAreSound(t *testing.T) {
	t.Parallel()
	eachRecording(t, func(t *testing.T, release, api string) {
		checkModel(t, parse(t, release, api, "app.json"))
	})
}

// checkModel checks what the generator relies on: unique names, references that
// are declared and can be written and read, classes that do not extend themselves.
func checkModel(t *testing.T, m *model.API) {
	t.Helper()
	arity := map[string]int{"List": 1, "[]": 1, "Dictionary": 2}
	bases := map[string]string{}
	for _, typ := range m.Types {
		declareOnce(t, arity, typ.Name, len(typ.Params))
		bases[typ.Name] = typ.Base.Name
	}
	for _, e := range m.Enums {
		declareOnce(t, arity, e.Name, 0)
	}
	for name := range bases {
		steps := 0
		for b := bases[name]; b != ""; b = bases[b] {
			if steps++; steps > len(bases) {
				t.Fatalf("%s extends itself", name)
			}
		}
	}
	for _, typ := range m.Types {
		checkRef(t, typ.Base, arity, typ.Params)
		for _, member := range typ.Members {
			checkRef(t, member.Type, arity, typ.Params)
		}
	}
	for _, op := range m.Operations {
		checkRef(t, op.Response, arity, nil)
		if n, ok := arity[op.Request]; !ok || n != 0 {
			t.Fatalf("%s: request %q is not declared", op.Name, op.Request)
		}
	}
}

func declareOnce(t *testing.T, arity map[string]int, name string, params int) {
	t.Helper()
	if _, ok := arity[name]; ok || name == "" || (model.Ref{Name: name}).IsScalar() {
		t.Fatalf("%q is declared twice or means something else", name)
	}
	arity[name] = params
}

func checkRef(t *testing.T, ref model.Ref, arity map[string]int, params []string) {
	t.Helper()
	again, err := model.ParseRef(ref.String())
	if err != nil || !again.Equal(ref) {
		t.Fatalf("%q reads as %q, %v", ref, again, err)
	}
	if ref.IsZero() || ref.IsScalar() || slices.Contains(params, ref.Name) && len(ref.Args) == 0 {
		return
	}
	if n, ok := arity[ref.Name]; !ok || n != len(ref.Args) {
		t.Fatalf("%q is not declared, or with %d parameters", ref, n)
	}
	for _, arg := range ref.Args {
		checkRef(t, arg, arity, params)
	}
}
