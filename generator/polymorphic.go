package generator

import (
	"fmt"
	"slices"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
)

// checkPolymorphic refuses names of what can have no class in its place.
func (o Options) checkPolymorphic(api *model.API, diags *diag.List) {
	names := make([]string, len(api.Types))
	for i := range api.Types {
		names[i] = api.Types[i].Name
	}
	for _, name := range o.Polymorphic {
		i := slices.Index(names, name)
		switch near := diag.Near(name, names); {
		case i < 0 && len(near) > 0:
			diags.Fail("polymorphic", diag.Pos{}, fmt.Sprintf("the nearest name is %q", near[0]), "there is no class %q", name)
		case i < 0:
			diags.Fail("polymorphic", diag.Pos{}, "ssgen inspect lists the types that there are", "there is no class %q", name)
		case len(api.Types[i].Params) > 0 || api.Types[i].Base.IsList() || api.Types[i].Base.IsMap():
			diags.Fail("polymorphic", diag.Pos{}, "leave it out", "the class %q has type parameters or is a list: nothing can stand in its place", name)
		}
	}
}
