package model

import "testing"

func TestRefTextRoundTrip(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"", "int", "int?", "string", "byte[]", "string[]", "int?[]", "string[][]", "List<Order>",
		"Dictionary<string, List<int?>>", "Envelope<int, Paged<Pair>>", "List<byte[]>", "byte?[]",
	} {
		ref, err := ParseRef(text)
		if err != nil {
			t.Errorf("ParseRef(%q): %v", text, err)
			continue
		}
		if got := ref.String(); got != text {
			t.Errorf("ParseRef(%q) prints %q", text, got)
		}
	}
}

func TestRefErrors(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"List<":      `type "List<": a name is missing at byte 5`,
		"List<int":   `type "List<int": "," or ">" is missing at byte 8`,
		"List<int>x": `type "List<int>x": text after the type at byte 9`,
		"<int>":      `type "<int>": a name is missing at byte 0`,
	} {
		if _, err := ParseRef(text); err == nil || err.Error() != want {
			t.Errorf("ParseRef(%q) = %v, want %s", text, err, want)
		}
	}
}

func TestRefKinds(t *testing.T) {
	t.Parallel()
	ref := func(s string) Ref { r, _ := ParseRef(s); return r }
	if !ref("List<int>").IsList() || !ref("int[]").IsList() || ref("byte[]").IsList() {
		t.Error("lists are List and arrays, but bytes are one value")
	}
	if !ref("int?").IsValueScalar() || ref("string").IsValueScalar() || ref("Order").IsScalar() {
		t.Error("int is a value scalar, string is a scalar, Order is neither")
	}
	for text, number := range map[string]bool{"int": true, "decimal?": true, Number: true, "bool": false, "DateTime": false, "char": false, "string": false, "List<int>": false} {
		if ref(text).IsNumber() != number {
			t.Errorf("%s is a number: %v", text, !number)
		}
	}
	if !ref("Guid?").IsTextValue() || ref("string").IsTextValue() || ref("int").IsTextValue() {
		t.Error("a Guid is a value that travels as text, string is no value, int is no text")
	}
	if !ref("Dictionary<string, int>").IsMap() {
		t.Error("a dictionary is a map")
	}
}

func FuzzParseRef(f *testing.F) {
	for _, s := range []string{"int", "List<Order>", "Dictionary<string, int?>", "a<b<c[]>>?"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		ref, err := ParseRef(s)
		if err != nil {
			return
		}
		again, err := ParseRef(ref.String())
		if err != nil || !again.Equal(ref) {
			t.Fatalf("%q prints %q, which reads as %v, %v", s, ref, again, err)
		}
	})
}
