package main

import (
	"archive/zip"
	"encoding/hex"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/ssgen/ssgen/testdata/recordings"
)

var update = flag.Bool("update", false, "rewrite what the scripts expect")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"ssgen": main})
}

// TestScripts drives the real program. Beside testscript's commands there are
//
//	age DIR                         makes the files below a folder an hour old
//	aged DIR                        and asks whether they are still
//	edit FILE OLD NEW               puts one text in another's place, wherever it is
//	exitcode N COMMAND...           the command must end with that code
//	hexfile NAME HEX                writes a file that no text can hold
//	proxied COMMAND...              runs a command that resolves modules, see there
//	recorded RELEASE API GLOB DIR   copies recorded pages into a folder
//	zipfile ARCHIVE NAME=FILE...    packs files under names of any kind
//
// and those of serverCommands.
//
// The committed page lies where the repository has it, so that the README's
// commands run as they stand.
func TestScripts(t *testing.T) {
	t.Parallel()
	commands := serverCommands()
	maps.Copy(commands, map[string]func(*testscript.TestScript, bool, []string){
		"age":      age,
		"aged":     aged,
		"edit":     edit,
		"exitcode": exitCode,
		"hexfile":  hexFile,
		"proxied":  proxied,
		"recorded": recorded,
		"zipfile":  zipFile,
	})
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("..", "..", "testdata", "script"),
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup:               copyPages,
		Cmds:                commands,
	})
}

func copyPages(env *testscript.Env) error {
	to := filepath.Join(env.WorkDir, "testdata", "pages")
	env.Setenv("GOPACKAGE", "")
	env.Values[serverKey("")] = map[string]*server{}
	for _, name := range []string{"GOCACHE", "GOMODCACHE"} {
		value, err := exec.Command("go", "env", name).Output()
		if err != nil {
			return err
		}
		env.Setenv(name, strings.TrimSpace(string(value)))
	}
	module, err := filepath.Abs(house)
	if err != nil {
		return err
	}
	env.Setenv("SSGEN_MODULE", module)
	self, err := exec.LookPath("ssgen")
	if err != nil {
		return err
	}
	env.Setenv("SSGEN_DIR", filepath.Dir(self))
	env.Setenv("GOPROXY", "off")
	env.Setenv("GONOSUMDB", "*")
	env.Setenv("GOTOOLCHAIN", "local")
	return os.CopyFS(to, os.DirFS(filepath.Join("..", "..", "testdata", "pages")))
}

func exitCode(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exitcode N COMMAND...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code is %d, want %d", got, want)
	}
}

// old is the age of files that nobody has touched.
func old() time.Time { return time.Now().Add(-time.Hour) }

func age(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: age DIR")
	}
	for _, name := range filesBelow(ts, args[0]) {
		ts.Check(os.Chtimes(name, old(), old()))
	}
}

func aged(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: aged DIR")
	}
	for _, name := range filesBelow(ts, args[0]) {
		info, err := os.Stat(name)
		ts.Check(err)
		if time.Since(info.ModTime()) < time.Minute {
			ts.Fatalf("%s was touched", name)
		}
	}
}

func filesBelow(ts *testscript.TestScript, dir string) []string {
	var names []string
	ts.Check(filepath.WalkDir(ts.MkAbs(dir), func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			names = append(names, name)
		}
		return err
	}))
	return names
}

func edit(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: edit FILE OLD NEW")
	}
	text := ts.ReadFile(args[0])
	if !strings.Contains(text, args[1]) {
		ts.Fatalf("%s does not hold %q", args[0], args[1])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.ReplaceAll(text, args[1], args[2])), 0o644))
}

func hexFile(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: hexfile NAME HEX")
	}
	data, err := hex.DecodeString(args[1])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), data, 0o644))
}

func zipFile(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: zipfile ARCHIVE NAME=FILE...")
	}
	f, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	z := zip.NewWriter(f)
	for _, arg := range args[1:] {
		name, from, _ := strings.Cut(arg, "=")
		data, err := os.ReadFile(ts.MkAbs(from))
		ts.Check(err)
		w, err := z.Create(name)
		ts.Check(err)
		_, err = w.Write(data)
		ts.Check(err)
	}
	ts.Check(z.Close())
	ts.Check(f.Close())
}

func recorded(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 4 {
		ts.Fatalf("usage: recorded RELEASE API GLOB DIR")
	}
	ts.Check(copyRecorded(args[0], args[1], args[2], ts.MkAbs(args[3])))
}

func copyRecorded(release, api, glob, dir string) error {
	all, err := recordings.Open(release)
	if err != nil {
		return err
	}
	names, err := fs.Glob(all, api+"/pages/"+glob)
	if err != nil {
		return err
	}
	if len(names) == 0 {
		return fmt.Errorf("no page of %s in the recording of %s matches %q", api, release, glob)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	slices.Sort(names)
	for _, name := range names {
		data, err := fs.ReadFile(all, name)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, path.Base(name)), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}
