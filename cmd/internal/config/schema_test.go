package config

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"golang.org/x/tools/txtar"

	"github.com/ssgen/ssgen/cmd/internal/codes"
	"github.com/ssgen/ssgen/parser/diag"
)

// node is a part of the schema.
type node struct {
	Type                 any             `json:"type"`
	Enum                 []any           `json:"enum"`
	AnyOf                []node          `json:"anyOf"`
	Items                *node           `json:"items"`
	Properties           map[string]node `json:"properties"`
	AdditionalProperties any             `json:"additionalProperties"`
	Required             []string        `json:"required"`
	Description          string          `json:"description"`
	Ref                  string          `json:"$ref"`
}

func readSchema(t *testing.T) node {
	t.Helper()
	var n node
	if err := json.Unmarshal(Schema(codesAbout(), nil), &n); err != nil {
		t.Fatal(err)
	}
	return n
}

// TestSchemaHasTheKeys holds the schema to the reader, key by key, at every level.
func TestSchemaHasTheKeys(t *testing.T) {
	t.Parallel()
	s := readSchema(t)
	under := func(names ...string) node {
		n := s
		for _, name := range names {
			n = n.Properties[name]
		}
		return n
	}
	for _, level := range []struct {
		name string
		node node
		keys []string
	}{
		{"the file", s, Keys()}, {"include", under("include"), choices[:]}, {"exclude", under("exclude"), choices[:]}, {"rename", under("rename"), renames[:]},
		{"overrides", under("overrides"), sections[:]}, {"severities", under("severities"), codes.Names()}, {"diff", under("diff"), []string{"ignore"}},
		{"diff: ignore", *under("diff", "ignore").Items, ignoreKeys[:]},
	} {
		keys := slices.Sorted(slices.Values(level.keys))
		if d := cmp.Diff(keys, slices.Sorted(maps.Keys(level.node.Properties))); d != "" {
			t.Errorf("%s has the keys (-reader +schema):\n%s", level.name, d)
		}
		if level.node.AdditionalProperties != false {
			t.Errorf("%s: the schema allows other keys", level.name)
		}
	}
	for _, k := range keys {
		n := s.Properties[k.name]
		if is := kindOf(n); is != k.kind {
			t.Errorf("%s is of kind %d, and of %d in the schema", k.name, k.kind, is)
		}
		if !strings.HasSuffix(n.Description, ".") {
			t.Errorf("%s: %q does not describe the key", k.name, n.Description)
		}
	}
}

func kindOf(n node) kind {
	switch {
	case len(n.AnyOf) > 0:
		return list
	case n.Type == "boolean":
		return toggle
	case slices.Contains([]string{"object"}, typeName(n.Type)):
		return section
	}
	return text
}

func typeName(t any) string {
	if several, ok := t.([]any); ok && len(several) > 0 {
		t = several[0]
	}
	name, _ := t.(string)
	return name
}

// refusedLater are files with values that the reader leaves to those who know them, and that
// the schema knows too.
var refusedLater = []string{
	"config-errors.txtar/dates.yaml", "config-errors.txtar/enum-value.yaml", "config-errors.txtar/format.yaml", "config-errors.txtar/guids.yaml",
	"config-errors.txtar/names.yaml", "config-errors.txtar/part.yaml", "rename.txtar/initialism.yaml",
}

// TestSchemaJudgesAsTheReader holds that every file of the tests which the reader takes is
// valid by the schema, and that one which it refuses for its keys or types is not.
func TestSchemaJudgesAsTheReader(t *testing.T) {
	t.Parallel()

	fixed := []string{}
	for _, c := range codes.All() {
		if c.IsError() {
			fixed = append(fixed, c.Name)
		}
	}
	schema := compiled(t, fixed)
	taken, refused := 0, 0
	for name, data := range configs(t) {
		var value any
		if yaml.Unmarshal(data, &value) != nil {
			continue
		}
		_, problems := Parse(name, data, codes.Names(), fixed)
		invalid := schema.Validate(plain(t, value))
		switch {
		case slices.Contains(refusedLater, name) && len(problems) == 0 && invalid != nil:
			refused++
		case len(problems) == 0 && invalid != nil:
			t.Errorf("%s is taken by the reader:\n%s\n%v", name, data, invalid)
		case len(problems) == 0:
			taken++
		case slices.ContainsFunc(problems, isStructure) && invalid == nil:
			t.Errorf("%s is refused by the reader, and valid by the schema:\n%s\n%v", name, data, problems)
		default:
			refused++
		}
	}
	if taken < 40 || refused < 25 {
		t.Errorf("only %d files are taken and %d refused", taken, refused)
	}
}

// isStructure tells the findings that are about keys and types of values, which a schema knows.
func isStructure(d diag.Diagnostic) bool {
	return slices.Contains([]string{"config-key", "config-type", "config-version", "config-code"}, d.Code)
}

func codesAbout() map[string]string {
	about := map[string]string{}
	for _, c := range codes.All() {
		about[c.Name] = c.Summary()
	}
	return about
}

// compiled reads the schema as validators do.
func compiled(t *testing.T, fixed []string) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema(codesAbout(), fixed)))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// plain gives a value of YAML as JSON has it.
func plain(t *testing.T, value any) any {
	t.Helper()
	data, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	value, err = jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return value
}

// TestReadmesExample holds that the README's example is a config, to reader and schema.
func TestReadmesExample(t *testing.T) {
	t.Parallel()
	readme, err := os.ReadFile(filepath.Join("..", "..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(readme), "```yaml\n")
	example, _, ok := strings.Cut(rest, "```")
	if !ok {
		t.Fatal("the README has no example")
	}
	var value any
	if err := yaml.Unmarshal([]byte(example), &value); err != nil {
		t.Fatal(err)
	}
	if _, problems := Parse("README.md", []byte(example), codes.Names(), nil); len(problems) > 0 {
		t.Error(problems)
	}
	if err := compiled(t, nil).Validate(plain(t, value)); err != nil {
		t.Error(err)
	}
}

// configs gives all that tests have of ssgen.yaml: in scripts, under any name, and in goldens.
func configs(t *testing.T) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	testdata := filepath.Join("..", "..", "..", "testdata")
	scripts, err := filepath.Glob(filepath.Join(testdata, "script", "*.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	for _, script := range scripts {
		archive, err := txtar.ParseFile(script)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			if strings.HasSuffix(f.Name, ".yaml") {
				all[filepath.Base(script)+"/"+f.Name] = f.Data
			}
		}
	}
	goldens, err := filepath.Glob(filepath.Join(testdata, "golden", "*", "ssgen.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range goldens {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all[name] = data
	}
	return all
}

// TestGoldensHaveEveryKey holds that each key of a file, and each of its sections, has a golden.
func TestGoldensHaveEveryKey(t *testing.T) {
	t.Parallel()
	// These say nothing of what is generated, but for the last, which asks for a lock.
	used := map[string]bool{"strict": true, "severities": true, "diff": true, "keep-removed": true}
	for name, data := range configs(t) {
		if !strings.HasSuffix(filepath.ToSlash(name), "/ssgen.yaml") || strings.HasSuffix(filepath.Dir(name), ".txtar") {
			continue
		}
		var value map[string]any
		if err := yaml.Unmarshal(data, &value); err != nil {
			t.Fatal(err)
		}
		for key, v := range value {
			used[key] = true
			below, _ := v.(map[string]any)
			for key2 := range below {
				used[key+": "+key2] = true
			}
		}
	}
	var want []string
	want = append(want, Keys()...)
	for section, keys := range map[string][]string{"include": choices[:], "exclude": choices[:], "rename": renames[:], "overrides": sections[:]} {
		for _, k := range keys {
			want = append(want, section+": "+k)
		}
	}
	for _, key := range want {
		if !used[key] {
			t.Errorf("no ssgen.yaml of a golden has the key %s", key)
		}
	}
}
