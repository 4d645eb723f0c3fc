// These tests run inside a package with classes that others extend; its API is made by hand.
package zoo

import "testing"

func TestNoRoom(t *testing.T) {
	var v Cage
	err := v.UnmarshalJSV([]byte(`{pet:{__type:"Test.Dog, X",barks:True,name:d},all:[{name:e,__type:Test.Animal},{__type:Test.Cat}],dog:{barks:True}}`))
	const want = `pet.__type at byte 13: "Test.Dog, X" extends Animal, which has no room for it: generate with --polymorphic Animal`
	if err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
	if v.Pet.Name != "d" || v.All[0].Name != "e" || !v.Dog.Barks {
		t.Errorf("%+v", v)
	}
}
