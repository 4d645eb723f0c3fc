// Package saved keeps what servers were asked for in a folder that ssgen reads again
// without a network.
//
// Documents go in one by one, each under its address; they come to lie in the folder all
// at once, when everything is there. Until then they wait in a hidden folder inside it,
// whole files only, where the next run finds them, so that nothing is asked for twice.
// The package replaces and removes only what it wrote itself, follows no name and no link
// out of the folder, and never asks a server.
package saved

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"

	"github.com/ssgen/ssgen/generator/output"
	"github.com/ssgen/ssgen/parser/source"
)

// waiting is the folder in which documents wait for the others; a hidden one, which
// reading a folder passes over.
const waiting = ".ssgen-fetch.part"

// Request is what is asked for.
type Request struct {
	// From are the addresses as people read them, without secrets.
	From []string
	// Scope tells callers apart who may see different things, without telling secrets:
	// what waits for one is not taken by another.
	Scope string
	// Fresh forgets what waits, and replaces what was fetched from other addresses.
	Fresh bool
}

// Folder is where documents are kept; it is an explore.Shelf.
type Folder struct {
	dir     string
	made    string // the topmost folder that was not there before
	root    *os.Root
	request Request
	before  manifest

	mu      sync.Mutex
	waits   map[string]document // of this run, by file
	lower   map[string]string   // the files of waits, by their name in lower case
	resumed int
}

// document is one that waits.
type document struct{ address, name string }

// Open opens a folder for what is asked for; it is created where it is missing. It
// refuses a folder that holds what came from elsewhere.
func Open(dir string, r Request) (*Folder, error) {
	f := &Folder{dir: dir, request: r, waits: map[string]document{}, lower: map[string]string{}}
	var err error
	if f.made, err = makeFolder(dir); err != nil {
		return nil, err
	}
	if f.root, err = os.OpenRoot(dir); err != nil {
		return nil, f.fail("", "cannot be opened", err)
	}
	if err = f.begin(); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

func (f *Folder) begin() (err error) {
	if f.before, err = f.readManifest(); err != nil {
		return err
	}
	if !f.request.Fresh && len(f.before.From) > 0 && !sameAddresses(f.before.From, f.request.From) {
		return fmt.Errorf("%s: holds what was fetched from %s; give that address, another folder, or --fresh to replace it all",
			f.dir, strings.Join(f.before.From, " and "))
	}
	if f.request.Fresh {
		if err := f.root.RemoveAll(waiting); err != nil {
			return f.fail(waiting, "cannot be removed", err)
		}
	}
	if err := f.root.MkdirAll(waiting, 0o755); err != nil {
		return f.fail("", "cannot be written to", err)
	}
	return f.put(path.Join(waiting, ".gitignore"), []byte("*\n"))
}

// Kept gives what an interrupted run has kept of an address.
func (f *Folder) Kept(file, address string) (source.Source, bool) {
	d := document{address, f.waitingName(address)}
	if info, err := f.root.Lstat(d.name); err != nil || !info.Mode().IsRegular() {
		return source.Source{}, false
	}
	if err := f.add(file, d, true); err != nil {
		return source.Source{}, false
	}
	return f.source(d), true
}

// Keep keeps a document, tidied up for comparing it with later ones.
func (f *Folder) Keep(file, address string, data []byte) (source.Source, error) {
	d := document{address, f.waitingName(address)}
	if err := f.add(file, d, false); err != nil {
		return source.Source{}, err
	}
	return f.source(d), f.put(d.name, tidy(file, data))
}

// add notes which file a document is to be.
func (f *Folder) add(file string, d document, resumed bool) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	twin, ok := f.lower[strings.ToLower(file)]
	if ok && (twin != file || f.waits[file].address != d.address) {
		return fmt.Errorf("%s: %s and %s would both be its %s; fetch each into a folder of its own", f.dir, f.waits[twin].address, d.address, file)
	} else if !ok && resumed {
		f.resumed++
	}
	f.waits[file], f.lower[strings.ToLower(file)] = d, file
	return nil
}

// Counts tells how many documents there are so far, and how many of them an interrupted
// run had left.
func (f *Folder) Counts() (all, resumed int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return len(f.waits), f.resumed
}

// waitingName is of an address alone: what is in a file says nothing of where it may lie.
func (f *Folder) waitingName(address string) string {
	sum := sha256.Sum256([]byte(f.request.Scope + "\n" + address))
	return path.Join(waiting, hex.EncodeToString(sum[:16]))
}

// source reads a document where it waits.
func (f *Folder) source(d document) source.Source {
	return source.New(d.address, func(ctx context.Context) ([]byte, error) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		return f.root.ReadFile(d.name)
	})
}

// put writes a file whole or not at all; one that is right already is left alone.
func (f *Folder) put(name string, data []byte) error {
	if old, err := f.root.ReadFile(name); err == nil && bytes.Equal(old, data) {
		return nil
	}
	if err := f.root.MkdirAll(path.Dir(name), 0o755); err != nil {
		return f.fail(path.Dir(name), "cannot be created", err)
	}
	temp := path.Join(path.Dir(name), fmt.Sprintf(".ssgen-%08x.tmp", rand.Uint32()))
	file, err := f.root.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return f.fail(path.Dir(name), "cannot be written to", err)
	}
	_, err = file.Write(data)
	if err = errors.Join(err, file.Close()); err == nil {
		err = f.root.Rename(temp, name)
	}
	if err != nil {
		return errors.Join(f.fail(name, "cannot be written", err), f.root.Remove(temp))
	}
	return nil
}

// Close ends the work. What waits stays for the next run; where nothing does, nothing
// that Open made is left.
func (f *Folder) Close() error {
	if all, _ := f.Counts(); all == 0 {
		f.removeIfBare()
	}
	err := f.root.Close()
	if f.made != "" {
		output.RemoveCreated(f.dir, f.made)
	}
	return err
}

// removeIfBare takes away the waiting folder where no run has left anything in it.
func (f *Folder) removeIfBare() {
	left, err := fs.ReadDir(f.root.FS(), waiting)
	if err == nil && len(left) == 1 && left[0].Name() == ".gitignore" {
		_ = f.root.RemoveAll(waiting)
	}
}

// fail says in one line what cannot be done with a file of the folder.
func (f *Folder) fail(name, what string, err error) error {
	return fmt.Errorf("%s: %s: %w", filepath.Join(f.dir, filepath.FromSlash(name)), what, output.Cause(err))
}
