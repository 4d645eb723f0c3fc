package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"github.com/ssgen/ssgen/cmd/internal/codes"
	"github.com/ssgen/ssgen/cmd/internal/config"
	"github.com/ssgen/ssgen/parser"
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/override"
	"github.com/ssgen/ssgen/parser/source"
)

// settings are what ssgen.yaml says to a call: values for flags that are not given,
// overrides of the API, severities of findings.
type settings struct {
	path  string // --config
	flags *pflag.FlagSet
	file  config.File
	given bool          // the call names sources
	text  source.Source // the file as it stands
	// configText is its text, with line ends of one kind.
	configText string
	// adjust changes what the sources tell, before the config's overrides do; nil for nothing.
	adjust func(*model.API) *model.API
}

// noConfig is the value of --config for none at all.
const noConfig = "off"

// addFlags declares the flag; the others of the set are those that a config can give.
func (s *settings) addFlags(f *pflag.FlagSet) {
	f.StringVar(&s.path, "config", "", `config to use, or "off" for none (default: ssgen.yaml in the output folder, beside it, or above it up to go.mod)`)
	s.flags = f
}

// read finds and reads the config that is about a folder.
func (s *settings) read(folder string) diag.List {
	path := s.path
	if path == noConfig {
		return nil
	}
	if path == "" {
		found, err := config.Find(folder)
		if err != nil || found == "" {
			return nil
		}
		path = fromHere(found)
	}
	name := filepath.ToSlash(path)
	data, err := readConfig(path)
	if err != nil {
		var problems diag.List
		problems.Fail("config-unread", diag.Pos{File: name}, "give the path of an ssgen.yaml, or leave --config out", "%s", reason(err))
		return problems
	}
	s.text, s.configText = source.FromBytes(name, data), strings.ReplaceAll(string(data), "\r\n", "\n")
	var problems diag.List
	s.file, problems = config.Parse(name, data, codes.Names(), alwaysErrors())
	return problems
}

// readConfig reads a file, and no more of it than a config can have.
func readConfig(path string) ([]byte, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, errors.New("this is no file")
	}
	return os.ReadFile(path)
}

// reason tells why a file cannot be read, without its name.
func reason(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return err.Error()
}

// fromHere makes a path relative to the working directory, as people write it.
func fromHere(path string) string {
	if here, err := os.Getwd(); err == nil {
		if rel, err := filepath.Rel(here, path); err == nil {
			return rel
		}
	}
	return path
}

func alwaysErrors() []string {
	var names []string
	for _, c := range codes.All() {
		if c.IsError() {
			names = append(names, c.Name)
		}
	}
	return names
}

// fill gives flags that are not given the values of the config.
func (s *settings) fill() {
	for key, values := range s.file.Options {
		flag := s.flags.Lookup(key)
		if flag == nil || flag.Changed {
			continue
		}
		texts := s.file.Texts(key)
		if key == "output" {
			texts[0] = s.fromConfig(texts[0])
		}
		if list, ok := flag.Value.(pflag.SliceValue); ok {
			_ = list.Replace(texts) // texts always fit
			continue
		}
		_ = flag.Value.Set(texts[len(values)-1]) // as the config's reader has checked
	}
}

// fromConfig reads a path as the config does, from its own folder.
func (s *settings) fromConfig(path string) string {
	path = filepath.FromSlash(path)
	if filepath.IsAbs(path) || path == "-" {
		return path
	}
	return filepath.Join(filepath.Dir(s.file.Name), path)
}

// inputs gives the sources that the config names, where the command line has none.
func (s *settings) inputs(args []string) []string {
	if s.given = len(args) > 0; s.given {
		return args
	}
	for _, text := range s.file.Texts("sources") {
		if !source.IsURL(text) {
			text = s.fromConfig(text)
		}
		args = append(args, text)
	}
	return args
}

// raised is the failure of a run with findings that the config makes errors.
func (s *settings) raised(n int) error {
	return failure{code: exitDoubt, err: fmt.Errorf("%s by the severities of %s", count(n, "error"), s.file.Name)}
}

// placed adds to what is wrong with a source the place in the config that names it.
func (s *settings) placed(err error) error {
	var known *source.Error
	if !errors.As(err, &known) {
		return err
	}
	for _, v := range s.file.Options["sources"] {
		if name := filepath.ToSlash(s.fromConfig(v.Text)); !s.given && (name == known.Name || v.Text == known.Name) {
			return fmt.Errorf("%s: %w", v.Pos, err)
		}
	}
	return err
}

// where gives the place in the config of an option's i-th value, if it comes from there.
func (s *settings) where(key string, i int) (diag.Pos, bool) {
	if s.flags == nil || s.flags.Changed(key) {
		return diag.Pos{}, false
	}
	return s.file.Option(key, i)
}

// understand makes the model of the sources, as they tell it and as the config has it,
// with the findings that are open still.
func (s *settings) understand(ctx context.Context, sources []source.Source, given ...string) (told, api *model.API, found diag.List, err error) {
	told, found = parser.Parse(ctx, sources)
	if found.HasErrors() {
		return told, told, found, failure{code: exitFailed}
	}
	if s.adjust != nil {
		told = s.adjust(told)
	}
	set := s.file.Overrides
	set.Options, set.Nulls = given, slices.Concat(s.said("optional"), s.said("required"), s.said("nulls"))
	api, open, problems := override.Apply(told, set, found)
	found = append(open, problems...)
	found.Sort()
	if problems.HasErrors() {
		return told, api, found, errConfig
	}
	return told, api, found, nil
}

// said gives the values of an option that is a list, of the call or else of the config.
func (s *settings) said(key string) []string {
	if flag := s.flags.Lookup(key); flag != nil {
		if list, ok := flag.Value.(pflag.SliceValue); ok {
			return list.GetSlice()
		}
	}
	return s.file.Texts(key)
}

// place says where in the config a pattern stands that the generator refuses, which knows
// nothing of files. It tells whether there is one.
func (s *settings) place(found diag.List) (refused bool) {
	for _, d := range found {
		refused = refused || d.Severity == diag.Error && d.Pos.File == s.file.Name && d.Pos.File != ""
	}
	keys := map[string]string{"only-glob": "only", "optional": "optional", "required": "required", "nulls": "nulls", "polymorphic": "polymorphic", "initialism": "initialisms", "zone": "zone"}
	for i := range found {
		d := &found[i]
		key, ok := keys[d.Code]
		if !ok || d.Pos.File != "" {
			continue
		}
		at := slices.IndexFunc(s.file.Options[key], func(v config.Value) bool { return strings.Contains(d.Message, strconv.Quote(v.Text)) })
		if pos, ok := s.where(key, at); ok && at >= 0 {
			d.Pos, refused = pos, true
		}
	}
	return refused
}
