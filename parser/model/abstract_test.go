package model

import "testing"

func TestSplitTypeName(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][2]string{
		"": {}, "Shop.Order": {"Shop.Order"}, "Shop.Order, Shop.Dtos": {"Shop.Order", "Shop.Dtos"}, "Shop.Cart+Line,Shop": {"Shop.Cart+Line", "Shop"},
		"Shop.Order, Shop, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null": {"Shop.Order", "Shop"},
		"Shop.Page`1[[System.Int32, mscorlib]], Shop":                             {"Shop.Page`1[[System.Int32, mscorlib]]", "Shop"},
		"a]]],b": {"a]]],b"},
	} {
		if name, assembly := SplitTypeName(text); name != want[0] || assembly != want[1] {
			t.Errorf("%q is %q of %q, want %q", text, name, assembly, want)
		}
	}
}

func TestDotNetName(t *testing.T) {
	t.Parallel()
	for want, typ := range map[string]Type{
		"Order": {Name: "Order"}, "Shop.Order": {Name: "Order", Namespace: "Shop"}, "Shop.Page`2": {Name: "Page", Namespace: "Shop", Params: []string{"A", "B"}},
		"Shop.Cart+Line": {Name: "CartLine", Namespace: "Shop", CLRName: "Shop.Cart+Line"},
	} {
		if got := typ.DotNetName(); got != want {
			t.Errorf("%+v is called %q, want %q", typ, got, want)
		}
	}
}
