package generator_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/ssgen/ssgen/generator"
	"github.com/ssgen/ssgen/parser"
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/lock"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/source"
)

// TestLockIsASource makes the package of each golden from its sources and from their lock.
func TestLockIsASource(t *testing.T) {
	t.Parallel()
	for _, g := range goldens(t) {
		api, found := parser.Parse(context.Background(), g.sources)
		if found.HasErrors() {
			continue
		}
		locked := throughLock(t, g.name, api)
		want, wantFound := generator.Generate(api, g.options)
		got, gotFound := generator.Generate(locked, g.options)
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s: from the lock (-sources +lock):\n%.2000s", g.name, d)
		}
		if len(wantFound) != len(gotFound) {
			t.Errorf("%s: %d findings, from the lock %d", g.name, len(wantFound), len(gotFound))
		}
	}
}

// throughLock writes the lock of a model and reads it again. It must be the same model, but
// for places, and have the same lock.
func throughLock(t *testing.T, what string, api *model.API) *model.API {
	t.Helper()
	text, err := lock.File{Tool: "v0", Model: api}.Encode()
	if err != nil {
		t.Fatal(err)
	}
	locked, found := parser.Parse(context.Background(), []source.Source{source.FromBytes(lock.Name, text)})
	if len(found) > 0 {
		t.Fatalf("%s: %v", what, found)
	}
	if d := cmp.Diff(api, locked, cmpopts.IgnoreTypes(diag.Pos{}), cmpopts.EquateEmpty()); d != "" {
		t.Errorf("%s: from the lock (-sources +lock):\n%.2000s", what, d)
	}
	if again, err := (lock.File{Tool: "v0", Model: locked}).Encode(); err != nil || string(again) != string(text) {
		t.Errorf("%s: the lock's lock is another (%v):\n%.2000s", what, err, cmp.Diff(string(text), string(again)))
	}
	return locked
}
