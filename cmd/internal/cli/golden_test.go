package cli

import (
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

// TestConfigOfGoldens holds that an ssgen.yaml says the same as the options beside it: what
// stands in "want" is made from both.
func TestConfigOfGoldens(t *testing.T) {
	t.Parallel()
	configs, err := filepath.Glob(filepath.Join("..", "..", "..", "testdata", "golden", "*", "ssgen.yaml"))
	if err != nil || len(configs) == 0 {
		t.Fatalf("%v, %v", configs, err)
	}
	for _, config := range configs {
		dir := filepath.Dir(config)
		t.Run(filepath.Base(dir), func(t *testing.T) {
			t.Parallel()
			got := map[string]string{}
			for _, f := range txtar.Parse([]byte(ran(t, "generate", "-o", "-", "--config", config))).Files {
				if !strings.HasPrefix(path.Base(f.Name), "runtime_") {
					got[f.Name] = string(f.Data)
				}
			}
			if diff := cmp.Diff(wanted(t, filepath.Join(dir, "want")), got); diff != "" {
				t.Errorf("differs from the golden (-want +got):\n%s", diff)
			}
		})
	}
}

func wanted(t *testing.T, dir string) map[string]string {
	t.Helper()
	want := map[string]string{}
	names, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	below, err := filepath.Glob(filepath.Join(dir, "*", "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range append(names, below...) {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			t.Fatal(err)
		}
		want[filepath.ToSlash(rel)] = string(data)
	}
	return want
}
