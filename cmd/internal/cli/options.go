package cli

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"github.com/ssgen/ssgen/generator"
	"github.com/ssgen/ssgen/generator/goir"
	"github.com/ssgen/ssgen/parser/diag"
)

// options are what a call of generate can be told.
type options struct {
	settings

	dir   string
	pkg   string
	parts []string
	// importPath is the path of the package, which the test part imports.
	importPath string
	only       []string
	// include and exclude name operations, tags, types and routes, as --exclude has them.
	include, exclude []string
	format           string
	// nulls is "exact", or has members as optional has.
	nulls []string
	// optional and required are members, as Type.Member.
	optional, required []string
	assembly           string
	// polymorphic are classes that may stand for what extends them.
	polymorphic []string
	names       string
	initialisms []string
	guids       string
	dates       string
	zone        string
	// own are the types of the user's, once they are looked up.
	own []generator.Own
	// beside is what hand-written files of the package declare, of all that are in the folder.
	beside    []goir.Beside
	handFiles handWritten
	// met are those for which the package made room.
	met         []string
	builtin     bool
	keepRemoved bool
	strict      bool
	json        bool
}

// allParts are the values of --parts; all but the last are its default.
var allParts = [...]string{"types", "client", "server", "test"}

// addFlags declares a flag for each option.
func (o *options) addFlags(f *pflag.FlagSet) {
	f.StringVarP(&o.dir, "output", "o", "", `folder to write to, or "-" for all files as one txtar on standard output`)
	f.StringVar(&o.pkg, "package", "", "name of the package (default: the folder's name; under go:generate the package's own)")
	f.StringSliceVar(&o.parts, "parts", allParts[:len(allParts)-1], "parts to generate: types, client, server, test (a fake, in a package NAMEtest)")
	f.StringVar(&o.importPath, "import-path", "", "path by which Go imports the package, for the part test (default: by the go.mod around the folder)")
	f.StringSliceVar(&o.only, "only", nil, "operations to generate, with all that they reach: names or patterns with *")
	f.StringSliceVar(&o.include, "include", nil, "as --only, and by tag:TAG, type:TYPE and route:/PATH/**")
	f.StringSliceVar(&o.exclude, "exclude", nil, "operations to leave out, and tag:TAG, type:TYPE, route:/PATH/**; wins over --only and --include")
	f.StringVar(&o.format, "format", "", "wire format of the client, jsv or json (default: jsv where the server speaks it)")
	f.StringSliceVar(&o.nulls, "nulls", nil, "exact: every null can be seen, as pointers; or members in which it can, as in --optional (default: plain values)")
	f.StringSliceVar(&o.optional, "optional", nil, "members that may be sent empty, as pointers: Type.Member, or patterns with *")
	f.StringSliceVar(&o.required, "required", nil, "members that are always sent, also zero and empty, and never null: Type.Member, or patterns with *")
	f.StringSliceVar(&o.polymorphic, "polymorphic", nil, "classes in whose place servers send what extends them: interfaces that hold either")
	f.StringVar(&o.assembly, "assembly", "", "assembly of the server's classes, which values of abstract types name (default: as the source tells)")
	f.StringVar(&o.names, "names", "", "how the host spells members: camel, pascal or snake (default: as the source does)")
	f.StringSliceVar(&o.initialisms, "initialisms", nil, "words that are spelled like ID: inherit for Go's own, CRM for one more, -TS for one less (default: inherit)")
	f.StringVar(&o.guids, "guids", "", "how the host writes GUIDs: dashed as 8-4-4-4-12 digits, or plain (default: as the source tells, else plain)")
	f.StringVar(&o.dates, "dates", "", "how the host writes dates in JSON: ms, iso, or v5 for releases before 6 (default: as the source tells, else ms)")
	f.StringVar(&o.zone, "zone", "", `time zone of the server, such as America/New_York or +05:30 (default: UTC+0)`)
	f.BoolVar(&o.builtin, "builtins", false, "generate ServiceStack's own operations too (Authenticate, …)")
	f.BoolVar(&o.keepRemoved, "keep-removed", false, "keep what the API had when ssgen.lock was written and has no more, as deprecated")
	f.BoolVar(&o.strict, "strict", false, "fail with exit code 4, and write nothing, where something was not fully understood")
	o.settings.addFlags(f)
	f.BoolVar(&o.json, "json", false, "print the result as JSON on standard output")
}

// check refuses options that make no sense before anything is read.
func (o *options) check() error {
	if o.dir == "" {
		return usage(`no output folder: give it with -o DIR, or -o - for standard output`)
	}
	if o.dir == "-" && o.json {
		return usage("-o - and --json both want standard output; give one of them")
	}
	if o.pkg != "" && !isPackageName(o.pkg) {
		return o.refuse("package", 0, " %q cannot be the name of a package to import", o.pkg)
	}
	return cmp.Or(o.checkParts(), o.checkImportPath(), o.checkOnly(), o.checkChoice(), o.checkMembers(), o.checkInitialisms(), o.checkWords())
}

// badSetting is an option that makes no sense where the config has it.
type badSetting struct{ diag.Diagnostic }

func (b badSetting) Error() string { return b.String() }

// refuse says what is wrong with the i-th value of an option, as it was given: by a flag
// or by the config.
func (o *options) refuse(key string, i int, format string, args ...any) error {
	if at, ok := o.where(key, i); ok {
		return badSetting{diag.Diagnostic{Severity: diag.Error, Code: "config-value", Pos: at, Message: fmt.Sprintf(key+format, args...)}}
	}
	return usage("--"+key+format, args...)
}

// checkParts takes blanks off the parts, which lists often have behind their commas.
func (o *options) checkParts() error {
	if len(o.parts) == 0 {
		return usage("--parts is empty; give some of %s", strings.Join(allParts[:], ", "))
	}
	for i := range o.parts {
		o.parts[i] = strings.TrimSpace(o.parts[i])
		if !slices.Contains(allParts[:], o.parts[i]) {
			return o.refuse("parts", i, ": there is no part %q; the parts are %s", o.parts[i], strings.Join(allParts[:], ", "))
		}
	}
	return nil
}

// checkImportPath finds out how the test part imports the package.
func (o *options) checkImportPath() error {
	if !slices.Contains(o.parts, generator.PartTest) {
		return nil
	}
	if o.importPath == "" {
		found, err := importPathOf(o.dir)
		if err != nil {
			return usage("the part test imports the package, and %s; give --import-path", err)
		}
		o.importPath = found
	}
	if !generator.IsImportPath(o.importPath) {
		return o.refuse("import-path", 0, " %q is no import path; give one such as example.com/shop/api", o.importPath)
	}
	return nil
}

// checkOnly takes blanks off the patterns, and refuses a list of none: an empty
// variable in a script must not mean everything.
func (o *options) checkOnly() error {
	if o.only != nil && len(o.only) == 0 {
		return usage("--only is empty; give names or patterns, or leave it out for all operations")
	}
	for i := range o.only {
		o.only[i] = strings.TrimSpace(o.only[i])
		if _, err := path.Match(o.only[i], ""); err != nil || o.only[i] == "" {
			return o.refuse("only", i, ": %q is neither a name nor a pattern", o.only[i])
		}
	}
	return nil
}

// checkMembers takes blanks off members' names and refuses what can name none.
func (o *options) checkMembers() error {
	for _, list := range []struct {
		key     string
		members []string
	}{{"optional", o.optional}, {"required", o.required}, {"nulls", o.nulls}} {
		if list.members != nil && len(list.members) == 0 {
			return usage("--%s is empty; give members such as Order.Note, or leave it out", list.key)
		}
		for i, name := range list.members {
			name = strings.TrimSpace(name)
			list.members[i] = name
			switch exact := list.key == "nulls" && name == generator.NullsExact; {
			case exact && len(list.members) == 1, generator.IsMemberPattern(name):
			case exact:
				return o.refuse(list.key, i, ": exact is about all members; leave the others out")
			case list.key == "nulls":
				return o.refuse(list.key, i, ": %q is neither exact nor a member; write Type.Member, such as Order.Note or Update*.*", name)
			default:
				return o.refuse(list.key, i, ": %q names no member; write Type.Member, such as Order.Note or Update*.*", name)
			}
		}
	}
	return nil
}

// checkWords refuses options whose value is none of those that there are.
func (o *options) checkWords() error {
	for _, f := range []struct {
		key, value, what string
		known            []string
	}{
		{"format", o.format, "the formats are", []string{"jsv", "json"}},
		{"names", o.names, "the casings are", []string{"camel", "pascal", "snake"}},
		{"guids", o.guids, "the spellings are", []string{"dashed", "plain"}},
		{"dates", o.dates, "the spellings are", []string{"ms", "iso", "v5"}},
	} {
		if f.value != "" && !slices.Contains(f.known, f.value) {
			return o.refuse(f.key, 0, " %q: %s %s", f.value, f.what, enumerate(f.known))
		}
	}
	if !generator.IsZone(o.zone) {
		return o.refuse("zone", 0, " %q is no time zone; give a name such as America/New_York, or an offset such as +05:30", o.zone)
	}
	return nil
}

// given names the options that are given and settle findings about the whole API.
func (o *options) given() []string {
	var names []string
	for name, value := range map[string]string{"names": o.names, "guids": o.guids, "dates": o.dates, "format": o.format, "zone": o.zone} {
		if value != "" {
			names = append(names, name)
		}
	}
	return names
}

// enumerate writes "a", "a and b", "a, b and c".
func enumerate(words []string) string {
	last := len(words) - 1
	if last == 0 {
		return words[0]
	}
	return strings.Join(words[:last], ", ") + " and " + words[last]
}
