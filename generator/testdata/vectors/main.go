// Command vectors reads and writes every recorded value with generated packages, and
// prints what became of it. What nothing explains goes to standard error.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"generated.example/recorded"
)

// vector is a recorded value, in four texts.
type vector struct {
	Type, N                        string
	Jsv, Json, CamelJsv, CamelJson string
}

// texts are the four, with the packages that read them.
var texts = [...]struct {
	name, names string
	form        recorded.Form
	of          func(vector) string
}{
	{"camelJsv", "camel", recorded.JSV, func(v vector) string { return v.CamelJsv }},
	{"camelJson", "camel", recorded.JSON, func(v vector) string { return v.CamelJson }},
	{"jsv", "pascal", recorded.JSV, func(v vector) string { return v.Jsv }},
	{"json", "pascal", recorded.JSON, func(v vector) string { return v.Json }},
}

// recording is one file of vectors.
type recording struct {
	release, api, name string // name is the API's, with what sets the file apart
	vectors            []vector
	empty              int // lines without text
}

func main() {
	recordings, err := read(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	r := report{}
	for _, of := range recordings {
		for _, nulls := range []string{"exact", "plain"} {
			r.count(of, nulls)
		}
		r.cross(of)
	}
	r.oldOffsets(recordings)
	r.print()
	if len(r.unexplained) > 0 {
		fmt.Fprint(os.Stderr, strings.Join(r.unexplained[:min(len(r.unexplained), 20)], ""))
		fmt.Fprintln(os.Stderr, len(r.unexplained), "values are not explained")
		os.Exit(1)
	}
}

// read reads the files "RELEASE/API/vectors….ndjson" of a folder, in the order of the
// releases' versions.
func read(dir string) ([]*recording, error) {
	var all []*recording
	for _, release := range releases {
		names, err := filepath.Glob(filepath.Join(dir, release, "*", "vectors*.ndjson"))
		if err != nil {
			return nil, err
		}
		for _, name := range names {
			of := &recording{release: release, api: filepath.Base(filepath.Dir(name))}
			of.name = of.api + strings.TrimPrefix(strings.TrimSuffix(filepath.Base(name), ".ndjson"), "vectors")
			if err := of.read(name); err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
			all = append(all, of)
		}
	}
	return all, nil
}

func (of *recording) read(name string) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var v vector
		if err := json.Unmarshal(lines.Bytes(), &v); err != nil {
			return err
		}
		has := slices.Repeat([]bool{v.CamelJsv != ""}, len(texts))
		for i, text := range texts {
			has[i] = text.of(v) != ""
		}
		switch {
		case !slices.Contains(has, true):
			of.empty++
		case slices.Contains(has, false):
			return fmt.Errorf("%s %s has some texts and not all", v.Type, v.N)
		default:
			of.vectors = append(of.vectors, v)
		}
	}
	return lines.Err()
}

// typeOf gives the type of a vector in the package for it, which for a server in a zone of
// its own has that zone.
func (of *recording) typeOf(v vector, nulls, names string) recorded.Type {
	key := strings.Join([]string{of.release, of.name, nulls, names}, " ")
	if packages[key] == nil {
		key = strings.Join([]string{of.release, of.api, nulls, names}, " ")
	}
	t, ok := packages[key][v.Type]
	if !ok {
		panic("no type " + v.Type + " in the package of " + key)
	}
	return t
}
