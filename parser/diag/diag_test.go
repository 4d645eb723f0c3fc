package diag

import "testing"

func TestString(t *testing.T) {
	t.Parallel()
	d := Diagnostic{
		Severity: Warning, Code: "number-kind", Pos: Pos{"orders.html", 214, 5},
		Message: `type of "weight" is unknown (JavaScript number)`, Hint: "save the C# tab",
		Related: []Related{{Pos{"b.html", 3, 0}, "used here"}},
	}
	want := `orders.html:214:5: warning: type of "weight" is unknown (JavaScript number) (b.html:3: used here); save the C# tab`
	if got := d.String(); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestSortIsStableAndDropsRepeats(t *testing.T) {
	t.Parallel()
	var l List
	l.Warn("b", Pos{"x", 2, 0}, "", "second")
	l.Fail("a", Pos{"x", 1, 0}, "", "first")
	l.Warn("b", Pos{"x", 2, 0}, "", "second")
	l.Sort()
	if len(l) != 2 || l[0].Message != "first" || !l.HasErrors() || l.Count(Warning) != 1 {
		t.Errorf("sorted: %v", l)
	}
}
