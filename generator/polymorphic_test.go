package generator

import (
	"strings"
	"testing"

	"github.com/ssgen/ssgen/parser/model"
)

// zoo has a class that others extend and that members are of; made by hand.
func zoo(t *testing.T) *model.API {
	t.Helper()
	return &model.API{Name: "Zoo", Formats: []string{"jsv"}, Types: []model.Type{
		class(t, "Animal", "Name string"), class(t, "Dog : Animal", "Barks bool"), class(t, "Puppy : Dog", "Weeks int"), class(t, "Other"),
		class(t, "Cage", "Pet Animal", "All List<Animal>", "Dog Dog"), class(t, "GetCage"), class(t, "GetPet"),
	}, Operations: []model.Operation{operation(t, "GetCage", "Cage"), operation(t, "GetPet", "Animal")}}
}

func TestPolymorphic(t *testing.T) {
	t.Parallel()
	pkg := checkFiles(t, generate(t, zoo(t), Options{Polymorphic: []string{"Animal"}, Only: []string{"GetCage"}}))
	for _, name := range []string{"AnyAnimal", "Animal", "Dog", "Puppy"} {
		if pkg.Scope().Lookup(name) == nil {
			t.Errorf("%s is missing", name)
		}
	}
	for name, want := range map[string]string{
		"Animl": `there is no class "Animl"; the nearest name is "Animal"`, "Qqqqqqqqqqqqqq": `there is no class "Qqqqqqqqqqqqqq"; ssgen inspect lists`,
	} {
		if files, diags := Generate(zoo(t), Options{Polymorphic: []string{name}}); len(files) > 0 || len(diags) != 1 || !strings.Contains(diags[0].String(), want) {
			t.Errorf("%s: %v", name, diags)
		}
	}
}

// TestPolymorphicPackage runs the tests of testdata/polymorphic.go and plainly.go.
func TestPolymorphicPackage(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("runs the go command")
	}
	testInside(t, generate(t, zoo(t), Options{Polymorphic: []string{"Animal"}}), "polymorphic.go")
	testInside(t, generate(t, zoo(t), Options{}), "plainly.go")
}
