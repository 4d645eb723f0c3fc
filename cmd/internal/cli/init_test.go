package cli

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/ssgen/ssgen/cmd/internal/codes"
	"github.com/ssgen/ssgen/cmd/internal/config"
	"github.com/ssgen/ssgen/parser"
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/source"
)

// offered is a line of a new config that is to be used once its sign is taken away.
var offered = regexp.MustCompile(`(?m)^# ([a-z ].*)$`)

// TestInitOffersWhatWorks takes the signs from all that new configs offer, and generates.
func TestInitOffersWhatWorks(t *testing.T) {
	t.Parallel()
	testdata := filepath.Join("..", "..", "..", "testdata")
	for _, name := range []string{
		filepath.Join(testdata, "golden", "options-names", "input", "shop.json"), filepath.Join(testdata, "pages"),
		filepath.Join(testdata, "golden", "enum-values-with-spaces", "input"), filepath.Join(testdata, "golden", "optional-number", "input"),
	} {
		abs, err := filepath.Abs(name)
		if err != nil {
			t.Fatal(err)
		}
		sources, err := source.Read(t.Context(), []string{abs}, source.Inputs{})
		if err != nil {
			t.Fatal(err)
		}
		api, found := parser.Parse(t.Context(), sources)
		text := configText(api, found, decided{sources: []string{filepath.ToSlash(abs)}, output: "out", pkg: "out"})
		file := filepath.Join(t.TempDir(), "ssgen.yaml")
		for _, text := range []string{text, uncommented(text)} {
			if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
			if out := ran(t, "generate", "-o", "-", "--config", file); !strings.Contains(out, "package out\n") {
				t.Errorf("%s: no package comes of\n%s", name, text)
			}
		}
	}
}

func uncommented(text string) string {
	text = strings.Replace(text, "# yaml-language-server", "## yaml", 1)
	text = strings.Replace(text, "# strict", "## strict", 1)
	return offered.ReplaceAllString(text, "$1")
}

// TestInitOfHostileText writes names of which a stranger has chosen every letter.
func TestInitOfHostileText(t *testing.T) {
	t.Parallel()
	for _, bad := range []string{"a\nstrict: true", "x: [", "'", `"`, "*", "#", "&a", "-", "\x1b[31m", "\u2028", "a: b", "{}", "!!int 1", strings.Repeat("a", 5000), "é", ""} {
		api := &model.API{
			Name: bad, BaseURL: "https://" + bad,
			Operations: []model.Operation{{Name: bad, Tags: []string{bad}, Routes: []model.Route{{Path: bad}}}},
			Types:      []model.Type{{Name: "T" + bad, Members: []model.Member{{Name: bad, Wire: bad, Type: model.Ref{Name: "int"}}}}},
		}
		var found diag.List
		found.Warn("number-kind", diag.Pos{}, "", "%s", bad).SettledBy(diag.Members, bad)
		found[0].Settings[0].Value = bad
		text := configText(api, found, decided{sources: []string{"a b'c"}, output: "out", pkg: "out"})
		file, problems := config.Parse("ssgen.yaml", []byte(text), codes.Names(), nil)
		if len(problems) > 0 || len(file.Options) != 3 || file.Texts("sources")[0] != "a b'c" {
			t.Errorf("%q: %v, %v\n%s", bad, file.Options, problems, text)
		}
		if strings.ContainsAny(text, "\x1b\u2028") {
			t.Errorf("%q reaches the file", bad)
		}
	}
}

func TestHostWord(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]string{
		"https://shop.example": "shop", "https://api.shop.example:80/api": "shop", "http://127.0.0.1:8080": "", "https://localhost": "", "": "", "x": "", "http://[::1]:80": "",
	} {
		if got := hostWord(address); got != want {
			t.Errorf("%s: %q, want %q", address, got, want)
		}
	}
}
