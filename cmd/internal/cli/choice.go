package cli

import (
	"path"
	"slices"
	"strings"

	"github.com/ssgen/ssgen/generator"
	"github.com/ssgen/ssgen/generator/naming"
	"github.com/ssgen/ssgen/generator/reach"
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
)

// checkChoice refuses what names no part of an API.
func (o *options) checkChoice() error {
	for key, list := range map[string][]string{"include": o.include, "exclude": o.exclude} {
		if list != nil && len(list) == 0 {
			return usage("--%s is empty; give names or patterns, or leave it out", key)
		}
		for i, text := range list {
			list[i] = strings.TrimSpace(text)
			if _, glob := choiceOf(list[i]); !reach.IsGlob(glob) {
				return usage("--%s: %q is neither a name nor a pattern; write Get*, tag:TAG, type:TYPE or route:/PATH/**", key, text)
			}
		}
	}
	return nil
}

// choiceOf parts a value of --include or --exclude into its kind and its glob.
func choiceOf(text string) (kind, glob string) {
	for _, kind := range [...]string{"tag", "type", "route"} {
		if glob, ok := strings.CutPrefix(text, kind+":"); ok {
			return kind, glob
		}
	}
	return "", text
}

// selection gives what a flag says, and where it is not given what the config does.
func (o *options) selection(key string, given []string, said reach.Selection) reach.Selection {
	if o.flags == nil || !o.flags.Changed(key) {
		return said
	}
	var s reach.Selection
	for _, text := range given {
		kind, glob := choiceOf(text)
		target := &s.Operations
		switch kind {
		case "tag":
			target = &s.Tags
		case "type":
			target = &s.Types
		case "route":
			target = &s.Routes
		}
		*target = append(*target, reach.Pattern{Text: glob})
	}
	return s
}

// wants tells whether an operation may be asked for, as far as its name tells.
func (o options) wants(operation string) bool {
	named := func(list []reach.Pattern) bool {
		return slices.ContainsFunc(list, func(p reach.Pattern) bool { return matches(p.Text, operation) })
	}
	include := o.selection("include", o.include, o.file.Include)
	if named(o.selection("exclude", o.exclude, o.file.Exclude).Operations) {
		return false
	}
	only := slices.ContainsFunc(o.only, func(pattern string) bool { return matches(pattern, operation) })
	byName := len(include.Tags)+len(include.Types)+len(include.Routes) == 0
	return len(o.only)+len(include.Operations) == 0 || !byName || only || named(include.Operations)
}

func matches(pattern, name string) bool {
	ok, _ := path.Match(pattern, name)
	return ok
}

// forGenerator gives the options as the generator takes them.
func (o *options) forGenerator() generator.Options {
	exact, exactIn := "", o.nulls
	if slices.Contains(o.nulls, generator.NullsExact) {
		exact, exactIn = generator.NullsExact, nil
	}
	return generator.Options{
		Package: o.pkg, Parts: o.parts, ImportPath: o.importPath, Builtins: o.builtin, Format: o.format,
		Only: o.only, Include: o.selection("include", o.include, o.file.Include), Exclude: o.selection("exclude", o.exclude, o.file.Exclude),
		Nulls: exact, NullsIn: exactIn, Optional: o.optional, Required: o.required, Assembly: o.assembly, Polymorphic: o.polymorphic, Rename: o.file.Rename, Own: o.own, Beside: o.beside, Initialisms: o.initialisms, Names: o.names, GUIDs: o.guids, Dates: o.dates, Zone: o.zone,
	}
}

// narrow gives the part of an API that the config includes, of which all is served.
func (s *serving) narrow(api *model.API) (*model.API, diag.List) {
	if s.file.Include.IsZero() && s.file.Exclude.IsZero() {
		return api, nil
	}
	choice := reach.Choice{Only: s.only, Include: s.file.Include, Exclude: s.file.Exclude, Builtins: s.builtin}
	s.only, s.builtin = nil, true
	return reach.Select(api, choice)
}

// checkInitialisms takes blanks off the words and refuses what can be none.
func (o *options) checkInitialisms() error {
	if o.initialisms != nil && len(o.initialisms) == 0 {
		return usage("--initialisms is empty; give words, or leave it out")
	}
	for i := range o.initialisms {
		o.initialisms[i] = strings.TrimSpace(o.initialisms[i])
		if problem := naming.InitialismProblem(o.initialisms[i]); problem != "" {
			return o.refuse("initialisms", i, ": %s", problem)
		}
	}
	return nil
}
