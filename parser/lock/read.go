package lock

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
)

// Detect tells a lock, and a model alone as inspect --json prints it, from other JSON:
// by the keys at the top, of which no document of ServiceStack has all.
func Detect(data []byte) bool {
	dec := json.NewDecoder(bytes.NewReader(data))
	if t, err := dec.Token(); err != nil || t != json.Delim('{') {
		return false
	}
	seen := map[string]bool{}
	for dec.More() {
		key, err := dec.Token()
		name, ok := key.(string)
		if err != nil || !ok {
			break
		}
		if seen[name] = true; isLock(seen) || isModel(seen) {
			return true
		}
		var skipped json.RawMessage
		if err := dec.Decode(&skipped); err != nil {
			break
		}
	}
	return false
}

func isLock(seen map[string]bool) bool { return seen["lock"] && seen["ssgen"] }

func isModel(seen map[string]bool) bool {
	return seen["name"] && seen["operations"] && seen["types"] && seen["enums"]
}

// Decode reads a lock, or a model alone. Places in the model are lines of the text; its
// lists are sorted whatever their order was. What is wrong with the text is one Error.
func Decode(name string, data []byte) (File, diag.List) {
	r := reader{name: name, data: data}
	var problems diag.List
	file, err := r.read()
	if err == nil {
		err = check(file.Model)
	}
	if err == nil {
		return file, nil
	}
	var wrong *wrongError
	if !errors.As(err, &wrong) {
		wrong = &wrongError{offset: r.offsetOf(err), problem: "cannot be read: " + err.Error()}
	}
	hint := cmp.Or(wrong.hint, "take the file from version control again, or generate from the sources")
	problems.Fail("lock-broken", r.pos(wrong.offset), hint, "the lock or model %s", wrong.problem)
	return File{}, problems
}

// Head reads what stands before a lock's model: enough to tell whether there is anything to
// do. It is false where the text is no lock of this version.
func Head(data []byte) (File, bool) {
	r := reader{data: data, dec: json.NewDecoder(bytes.NewReader(data))}
	var f File
	locked, atModel := false, errors.New("the model begins")
	err := r.object(func(key string) error {
		locked = locked || key == "lock"
		if key == "model" {
			return atModel
		}
		return r.head(&f, key)
	})
	return f, locked && err == atModel
}

// head reads what stands behind a key of a lock that is not the model.
func (r *reader) head(f *File, key string) error {
	switch key {
	case "lock":
		return r.version()
	case "ssgen":
		return r.dec.Decode(&f.Tool)
	case "inputs":
		return r.dec.Decode(&f.Inputs)
	case "output":
		return r.dec.Decode(&f.Output)
	case "warnings":
		return r.dec.Decode(&f.Warnings)
	case "options":
		return r.dec.Decode(&f.Options)
	case "beside":
		return r.dec.Decode(&f.Beside)
	case "sources":
		return r.dec.Decode(&f.Sources)
	}
	return r.unknown(key)
}

// wrongError is a problem at a byte of the text.
type wrongError struct {
	offset        int64
	problem, hint string
}

func (e *wrongError) Error() string { return e.problem }

// reader reads one text.
type reader struct {
	name string
	data []byte
	dec  *json.Decoder
	// counted bytes hold that many lines: places are asked for in their order.
	counted int64
	lines   int
}

func (r *reader) read() (File, error) {
	var f File
	r.dec = json.NewDecoder(bytes.NewReader(r.data))
	r.dec.DisallowUnknownFields()
	api := &model.API{}
	locked := false
	err := r.object(func(key string) error {
		switch {
		case key == "lock":
			locked, f.Model = true, nil
		case key == "model":
			f.Model = api
			return r.object(func(key string) error { return r.part(api, key) })
		case !locked:
			f.Model = api
			return r.part(api, key)
		}
		return r.head(&f, key)
	})
	if err == nil && f.Model == nil {
		err = &wrongError{problem: "holds no model"}
	}
	if err == nil && r.dec.More() {
		err = &wrongError{offset: r.dec.InputOffset(), problem: "has text after its end"}
	}
	return f, err
}

// version refuses a format that a later ssgen may have.
func (r *reader) version() error {
	var n int
	if err := r.dec.Decode(&n); err != nil {
		return err
	}
	if n != Version {
		return &wrongError{r.dec.InputOffset(), fmt.Sprintf("is of version %d, and %d is all that this ssgen reads", n, Version), "use the ssgen that wrote it, or generate from the sources"}
	}
	return nil
}

func (r *reader) unknown(key string) error {
	return &wrongError{r.dec.InputOffset(), fmt.Sprintf("has a key %q that ssgen does not know", key), "use the ssgen that wrote it, or generate from the sources"}
}

// object reads an object key by key.
func (r *reader) object(value func(key string) error) error {
	if t, err := r.dec.Token(); err != nil || t != json.Delim('{') {
		return cmp.Or(err, error(&wrongError{offset: r.dec.InputOffset(), problem: "has no object where one is needed"}))
	}
	for r.dec.More() {
		key, err := r.dec.Token()
		if err != nil {
			return err
		}
		if err := value(key.(string)); err != nil {
			return err
		}
	}
	_, err := r.dec.Token()
	return err
}

// part reads what stands behind a key of the model.
func (r *reader) part(api *model.API, key string) error {
	switch key {
	case "name":
		return r.dec.Decode(&api.Name)
	case "baseUrl":
		return r.dec.Decode(&api.BaseURL)
	case "serverVersion":
		return r.dec.Decode(&api.ServerVersion)
	case "dates":
		return r.dec.Decode(&api.Dates)
	case "guids":
		return r.dec.Decode(&api.GUIDs)
	case "formats":
		return r.dec.Decode(&api.Formats)
	case "operations":
		return list(r, &api.Operations, func(op *model.Operation, at diag.Pos) { op.Pos = at })
	case "types":
		return list(r, &api.Types, func(t *model.Type, at diag.Pos) {
			t.Pos = at
			for i := range t.Members {
				t.Members[i].Pos = at
			}
		})
	case "enums":
		return list(r, &api.Enums, func(e *model.Enum, at diag.Pos) {
			e.Pos = at
			for i := range e.Members {
				e.Members[i].Pos = at
			}
		})
	}
	return r.unknown(key)
}

// list reads a list and tells each of its items where it stands.
func list[T any](r *reader, into *[]T, place func(*T, diag.Pos)) error {
	if t, err := r.dec.Token(); err != nil || t != json.Delim('[') {
		return cmp.Or(err, error(&wrongError{offset: r.dec.InputOffset(), problem: "has no list where one is needed"}))
	}
	for r.dec.More() {
		begin := r.valueAt(r.dec.InputOffset())
		var item T
		if err := r.dec.Decode(&item); err != nil {
			return r.in(begin, err)
		}
		place(&item, r.pos(begin))
		*into = append(*into, item)
	}
	_, err := r.dec.Token()
	return err
}

// in says where the value begins that is wrong, if the error does not know better.
func (r *reader) in(begin int64, err error) error {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) || errors.Is(err, io.ErrUnexpectedEOF) {
		return err
	}
	return &wrongError{offset: begin, problem: "cannot be read: " + err.Error()}
}

// valueAt skips what stands between two values.
func (r *reader) valueAt(offset int64) int64 {
	for offset < int64(len(r.data)) && strings.IndexByte(", \t\r\n", r.data[offset]) >= 0 {
		offset++
	}
	return offset
}

// pos gives the line of a byte.
func (r *reader) pos(offset int64) diag.Pos {
	offset = min(max(offset, 0), int64(len(r.data)))
	if offset < r.counted {
		r.counted, r.lines = 0, 0
	}
	r.lines += bytes.Count(r.data[r.counted:offset], []byte("\n"))
	r.counted = offset
	return diag.Pos{File: r.name, Line: 1 + r.lines}
}

func (r *reader) offsetOf(err error) int64 {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return syntax.Offset
	}
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return int64(len(r.data))
	}
	return r.dec.InputOffset()
}

// check sorts the model, and refuses what no reader of sources makes.
func check(api *model.API) error {
	operations := sorted(api.Operations, func(o model.Operation) string { return o.Name })
	types := sorted(api.Types, func(t model.Type) string { return t.Name })
	enums := sorted(api.Enums, func(e model.Enum) string { return e.Name })
	for _, names := range [][]string{operations, append(types, enums...)} {
		slices.Sort(names)
		for i, name := range names {
			if name == "" {
				return &wrongError{problem: "has something without a name"}
			}
			if i > 0 && names[i-1] == name {
				return &wrongError{problem: fmt.Sprintf("has two things called %q", name)}
			}
		}
	}
	return nil
}

// sorted sorts a list by name and gives the names.
func sorted[T any](list []T, name func(T) string) []string {
	slices.SortStableFunc(list, func(a, b T) int { return strings.Compare(name(a), name(b)) })
	var names []string
	for _, item := range list {
		names = append(names, name(item))
	}
	return names
}
