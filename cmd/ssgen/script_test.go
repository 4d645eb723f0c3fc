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

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/ssgen/ssgen/testdata/recordings"
)

var update = flag.Bool("update", false, "rewrite what the scripts expect")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"ssgen": main})
}

// TestScripts drives the real program. Beside testscript's commands there are
//
//	edit FILE OLD NEW               puts one text in another's place, wherever it is
//	exitcode N COMMAND...           the command must end with that code
//	hexfile NAME HEX                writes a file that no text can hold
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
		"edit":     edit,
		"exitcode": exitCode,
		"hexfile":  hexFile,
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
