package output

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
)

// staging is a file on its way in.
type staging struct {
	name string
	data []byte
	temp string
}

// write does what is planned: it stages all new bytes, then swaps them in. Where it
// fails before that, folders that it made are taken away and nothing has changed.
func (p *Plan) write() error {
	if len(p.staged)+len(p.stale) == 0 {
		return nil
	}
	top := ""
	if p.missing {
		var err error
		if top, err = CreateFolder(p.dir); err != nil {
			return unusable(p.dir, "cannot be created", err)
		}
	}
	err := p.writeIn()
	if err != nil && top != "" {
		RemoveCreated(p.dir, top)
	}
	return err
}

func (p *Plan) writeIn() error {
	f, err := open(p.dir)
	if err != nil {
		return err
	}
	defer f.root.Close()
	f.removeLeftovers(p)
	for i, name := range p.made {
		if err := f.root.Mkdir(name, 0o755); err != nil {
			f.removeEmpty(p.made[:i])
			return unusable(filepath.Join(f.dir, name), "cannot be created", err)
		}
	}
	j, err := f.stageAll(p.staged, p.stale)
	if err != nil {
		f.removeEmpty(p.made)
		return err
	}
	if err := f.carryOut(j); err != nil {
		return err
	}
	f.removeEmpty(p.left)
	return nil
}

// stageAll puts all files on disk under temporary names and writes down what is to be done
// with them. On failure none of that is left.
func (f folder) stageAll(files []staging, stale []string) (journal, error) {
	j := journal{Remove: stale}
	var err error
	for i := range files {
		if err = f.stage(&files[i]); err != nil {
			break
		}
		j.Rename = append(j.Rename, rename{files[i].temp, files[i].name})
	}
	if err == nil {
		err = f.begin(j)
	}
	if err == nil {
		return j, nil
	}
	for _, s := range files {
		if s.temp != "" {
			err = errors.Join(err, f.root.Remove(s.temp))
		}
	}
	return journal{}, err
}

// stage writes one file under a temporary name, which the Go tool ignores for its
// leading dot, and notes that name once the file exists.
func (f folder) stage(s *staging) error {
	in, name := path.Split(s.name)
	temp := fmt.Sprintf("%s.%s.%08x", in, name, rand.Uint32())
	file, err := f.root.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return unusable(f.dir, "cannot be written to", err)
	}
	s.temp = temp
	_, err = file.Write(s.data)
	if err = errors.Join(err, file.Close()); err != nil {
		return unusable(f.dir, "cannot be written to", err)
	}
	return nil
}

// carryOut renames and removes what the journal says, and ends it. What is done already,
// as by another run that found the journal, is passed over.
func (f folder) carryOut(j journal) error {
	for _, r := range j.Rename {
		if err := f.root.Rename(r.Temp, r.Name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return f.stopped(r.Name, "cannot be replaced", err)
		}
	}
	for _, name := range j.Remove {
		if err := f.root.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return f.stopped(name, "cannot be removed", err)
		}
	}
	return f.end()
}

// stopped says that a package is half old and half new, and how it gets whole.
func (f folder) stopped(name, what string, err error) error {
	return fmt.Errorf("%s: %s: %w; some files are new already: mend that and run ssgen again, which finishes it", filepath.Join(f.dir, name), what, Cause(err))
}
