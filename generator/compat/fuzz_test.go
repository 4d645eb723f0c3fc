package compat_test

import (
	"testing"

	"github.com/ssgen/ssgen/generator/compat"
	"github.com/ssgen/ssgen/parser/lock"
)

// FuzzCompare compares models that strangers made: nothing panics, a model does not differ
// from itself, and what is there one way is there the other way.
func FuzzCompare(f *testing.F) {
	seed, err := lock.File{Model: shop()}.Encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(seed), string(seed))
	for _, c := range cases {
		changed := shop()
		c.change(changed)
		text, err := lock.File{Model: changed}.Encode()
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(seed), string(text))
	}
	f.Add(string(seed), `{"name":"","operations":[],"types":[{"name":"A","base":"A<B>","params":["T","T"],"members":[{"name":"a","wire":"a","type":"T?[]"}]},{"name":"B","base":"A<B>","members":[]}],"enums":[]}`)
	f.Add(string(seed), `{"name":"","operations":[],"types":[{"name":"A","base":"A<B<T, T>>","params":["T"],"members":[{"name":"a","wire":"a","type":"T"}]},{"name":"B","base":"","params":["X","Y"],"members":[]}],"enums":[]}`)
	f.Fuzz(func(t *testing.T, a, b string) {
		before, problems := lock.Decode("a", []byte(a))
		if problems.HasErrors() {
			return
		}
		after, problems := lock.Decode("b", []byte(b))
		if problems.HasErrors() {
			return
		}
		for _, m := range []lock.File{before, after} {
			if same := compat.Compare(m.Model, m.Model); len(same) > 0 {
				t.Errorf("differs from itself: %s", lines(same))
			}
		}
		there, back := compat.Compare(before.Model, after.Model), compat.Compare(after.Model, before.Model)
		if again := compat.Compare(before.Model, after.Model); lines(again) != lines(there) {
			t.Errorf("once\n%s, then\n%s", lines(there), lines(again))
		}
		if len(there) == 0 && len(back) > 0 && !onlyAppeared(back) {
			t.Errorf("one way nothing, the other way\n%s", lines(back))
		}
	})
}

// onlyAppeared tells changes that are none the other way round: types that nothing reaches,
// and what one model does not tell at all.
func onlyAppeared(changes []compat.Change) bool {
	for _, c := range changes {
		if c.Rule != "type-removed" && c.Rule != "format-removed" {
			return false
		}
	}
	return true
}
