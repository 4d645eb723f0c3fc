package compat_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"strings"
	"testing"

	"github.com/ssgen/ssgen/generator/compat"
	"github.com/ssgen/ssgen/testdata/recordings"
)

// uses is code that calls the first version of the API, by what it uses of it.
var uses = map[string]string{
	"":                     `_ = shop.NewClient(shop.DefaultBaseURL)`,
	"Order.weight":         `var o shop.Order; _ = o.Weight`,
	"OrderLine.quantity":   `var l shop.OrderLine; var n int32 = l.Quantity; _ = n`,
	"OrderState.Cancelled": `_ = shop.OrderStateCancelled`,
	"OrderState.Packed":    `switch s := shop.OrderStatePlaced; s { case shop.OrderStatePlaced, shop.OrderStateShipped: }`,
	"OrderState.Refunded":  `for _, s := range shop.OrderStateValues() { _ = s.String() }`,
	"OrderState.Shipped":   `_ = shop.OrderStateShipped`,
	"Ping":                 `var c *shop.Client; _, _ = c.Ping(context.Background(), &shop.Ping{Text: "x"})`,
	"ShipOrder":            `var c *shop.Client; _, _ = c.ShipOrder(context.Background(), &shop.ShipOrder{ID: "1"})`,
	"UpdateOrder":          `var c *shop.Client; _, _ = c.UpdateOrder(context.Background(), &shop.UpdateOrder{ID: "1"})`,
	"CancelOrder":          `type service struct{ shop.Unimplemented }; var _ shop.API = service{}; _ = shop.NewHandler(service{})`,
	"Lab.Open.Orders":      `_ = shop.Order{ID: "1"}`,
	"Order.shipTo":         `_ = shop.Order{ID: "1", State: shop.OrderStatePlaced}`,
	"Order.weightKg":       `var o *shop.Order = new(shop.Order); _ = o.ID`,
}

// TestVerdictsAreTrue compiles callers of the first version against both: those of which a
// change says that it breaks them do not compile any more, and the others do.
func TestVerdictsAreTrue(t *testing.T) {
	t.Parallel()
	imports, err := load()
	if err != nil {
		t.Fatal(err)
	}
	for _, release := range recordings.Releases() {
		first, second := recorded(t, release, "orders/types/metadata.json"), recorded(t, release, "orders-v2/types/metadata.json")
		before, after := checked(t, generated(t, first), imports), checked(t, generated(t, second), imports)
		broken := map[string]compat.Effect{}
		for _, c := range compared(t, first, second) {
			if _, ok := uses[c.Subject]; !ok {
				t.Errorf("no code uses %q", c.Subject)
			}
			if c.Go == compat.Breaks || broken[c.Subject] == "" {
				broken[c.Subject] = c.Go
			}
		}
		for subject, code := range uses {
			if err := compiles(code, before, imports); err != nil {
				t.Errorf("%s: %q does not compile with the first version: %v", release, subject, err)
			}
			err := compiles(code, after, imports)
			if breaks := broken[subject] == compat.Breaks; breaks != (err != nil) {
				t.Errorf("%s: %q is said to be %s for callers, and compiling says %v", release, subject, broken[subject], err)
			}
		}
	}
}

func checked(t *testing.T, p compat.Package, imports loaded) *types.Package {
	t.Helper()
	set := token.NewFileSet()
	var files []*ast.File
	for _, f := range p.Files {
		file, err := parser.ParseFile(set, f.Name, f.Data, 0)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	pkg, err := (&types.Config{Importer: imports}).Check("shop", set, files, nil)
	if err != nil {
		t.Fatal(err)
	}
	return pkg
}

type with struct {
	loaded
	shop *types.Package
}

func (w with) Import(path string) (*types.Package, error) {
	if path == "shop" {
		return w.shop, nil
	}
	return w.loaded.Import(path)
}

// compiles type-checks statements that use the package.
func compiles(code string, shop *types.Package, imports loaded) error {
	text := "package caller\n\nimport \"shop\"\n\nfunc _() {\n" + code + "\n}\n"
	if strings.Contains(code, "context.") {
		text = strings.Replace(text, "import \"shop\"", "import (\n\"context\"\n\"shop\"\n)", 1)
	}
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, "caller.go", text, 0)
	if err != nil {
		return err
	}
	_, err = (&types.Config{Importer: with{imports, shop}}).Check("caller", set, []*ast.File{file}, nil)
	return err
}
