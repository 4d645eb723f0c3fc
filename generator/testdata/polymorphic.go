// These tests run inside a package with a polymorphic class; its API is made by hand.
package zoo

import (
	"context"
	"net/http/httptest"
	"reflect"
	"testing"
)

func TestPolymorphic(t *testing.T) {
	v := Cage{Pet: &Animal{Name: "a"}, All: []AnyAnimal{&Dog{Barks: true, Name: "d"}, nil, &Puppy{Weeks: 3}, &Animal{}}}
	const want = `{pet:{name:a},all:[{__type:Test.Dog,barks:True,name:d},{},{__type:Test.Puppy,weeks:3,barks:False},{}]}`
	text, err := v.MarshalJSV()
	if err != nil || string(text) != want {
		t.Fatalf("%v\n%s\n%s", err, text, want)
	}
	var got Cage
	v.All[3] = nil // {} in a list is what servers write for null
	if err := got.UnmarshalJSV(text); err != nil || !reflect.DeepEqual(got, v) {
		t.Errorf("%v: %+v", err, got)
	}
	if err := got.UnmarshalJSON([]byte(`{"pet":{"__type":"Test.Animal, X","name":"b"},"all":[{"__type":"Test.Cat","q":1}]}`)); err != nil ||
		!reflect.DeepEqual(got.Pet, AnyAnimal(&Animal{Name: "b"})) || got.All[0].(*RawValue).TypeName() != "Test.Cat" {
		t.Errorf("%v: %+v", err, got)
	}
	// Dog itself is not polymorphic: a puppy has no room there.
	if err := got.UnmarshalJSV([]byte(`{dog:{__type:Test.Puppy,weeks:1}}`)); err == nil {
		t.Error("weeks are lost in silence")
	}
}

type keeper struct{ Unimplemented }

func (keeper) GetPet(context.Context, *GetPet) (*Animal, error) { return &Animal{Name: "whole"}, nil }

func TestWhole(t *testing.T) {
	server := httptest.NewServer(NewHandler(keeper{}))
	defer server.Close()
	if got, err := NewClient(server.URL).GetPet(t.Context(), &GetPet{}); err != nil || got.Name != "whole" {
		t.Errorf("%+v, %v", got, err)
	}
}
