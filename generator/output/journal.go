package output

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"time"
)

// journalName is the file that says what is to be done with staged files. While it is
// there, all new bytes are on disk: whoever finds it can finish what it tells. It comes
// and goes in one step each, so that a killed run leaves the old package, or the new one
// but for steps that the next run makes.
const journalName = ".ssgen-unfinished"

// journal is what is to be done once all bytes are on disk.
type journal struct {
	Rename []rename `json:"rename"`
	Remove []string `json:"remove"`
}

type rename struct {
	Temp string `json:"temp"`
	Name string `json:"name"`
}

// begin writes the journal, unless what it tells is one step anyway.
func (f folder) begin(j journal) error {
	if len(j.Rename)+len(j.Remove) < 2 {
		return nil
	}
	data, err := json.Marshal(j)
	if err != nil {
		return err
	}
	s := staging{name: strings.TrimPrefix(journalName, "."), data: data}
	err = f.stage(&s)
	if err == nil {
		if err = f.root.Rename(s.temp, journalName); err == nil {
			return nil
		}
		err = unusable(f.dir, "cannot be written to", err)
	}
	if s.temp != "" {
		err = errors.Join(err, f.root.Remove(s.temp))
	}
	return err
}

func (f folder) end() error {
	if err := f.root.Remove(journalName); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return f.stopped(journalName, "cannot be removed", err)
	}
	return nil
}

func (f folder) isUnfinished() bool {
	info, err := f.root.Lstat(journalName)
	return err == nil && info.Mode().IsRegular()
}

// finish carries out the journal of a run that was killed.
func finish(dir string) error {
	if missing, err := isMissing(dir); err != nil || missing {
		return err
	}
	f, err := open(dir)
	if err != nil {
		return err
	}
	defer f.root.Close()
	if !f.isUnfinished() {
		return nil
	}
	data, err := f.root.ReadFile(journalName)
	if err != nil {
		return unusable(filepath.Join(dir, journalName), "cannot be read", err)
	}
	var j journal
	if err := json.Unmarshal(data, &j); err != nil || !f.isSound(j) {
		return fmt.Errorf("%s: is no journal that ssgen wrote; remove it", filepath.Join(dir, journalName))
	}
	return f.carryOut(j)
}

// isSound tells whether a journal touches nothing but files of ours.
func (f folder) isSound(j journal) bool {
	for _, r := range j.Rename {
		in, name := path.Split(r.Name)
		if !isInside(r.Name) {
			return false
		}
		temp, ok := strings.CutPrefix(r.Temp, in+"."+name+".")
		if !ok || !isTemporary("."+name+"."+temp) || !f.isOurs(r.Name) && f.exists(r.Name) {
			return false
		}
	}
	for _, name := range j.Remove {
		if !isInside(name) || f.exists(name) && !f.isOurs(name) {
			return false
		}
	}
	return true
}

// isInside tells whether a name is that of a file in the folder or in one in it.
func isInside(name string) bool {
	return filepath.IsLocal(name) && path.Clean(name) == name && strings.Count(name, "/") < 2
}

func (f folder) exists(name string) bool {
	_, err := f.root.Lstat(name)
	return err == nil
}

// isOurs tells whether a file was written by ssgen: a Go file by its header, another by
// the journal's word and its being regular.
func (f folder) isOurs(name string) bool {
	info, err := f.root.Lstat(name)
	if err != nil || !info.Mode().IsRegular() {
		return false
	}
	if !strings.HasSuffix(name, Suffix) {
		return !strings.HasSuffix(name, ".go") && !strings.Contains(name, "/")
	}
	data, err := f.root.ReadFile(name)
	return err == nil && Ours(data)
}

// temporary is how staged files are called.
var temporary = regexp.MustCompile(`^\.[\w.-]+\.[0-9a-f]{8}$`)

func isTemporary(name string) bool { return temporary.MatchString(name) }

// leftoverAge is how old a staged file is that no run will come back for.
const leftoverAge = 10 * time.Minute

// removeLeftovers removes what runs staged that were killed before they had it all. One
// that stays does no harm.
func (f folder) removeLeftovers(p *Plan) {
	looked := map[string]bool{}
	for _, c := range p.changes {
		in, _ := path.Split(c.Name)
		if !looked[in] {
			looked[in] = true
			f.removeLeftoversIn(in)
		}
	}
}

func (f folder) removeLeftoversIn(in string) {
	entries, err := fs.ReadDir(f.root.FS(), path.Join(".", in))
	if err != nil {
		return
	}
	for _, e := range entries {
		name := e.Name()
		if !e.Type().IsRegular() || !isTemporary(name) || !strings.Contains(name, Suffix+".") && !strings.HasPrefix(name, ".ssgen") {
			continue
		}
		if info, err := e.Info(); err == nil && time.Since(info.ModTime()) > leftoverAge {
			_ = f.root.Remove(path.Join(in, name))
		}
	}
}
