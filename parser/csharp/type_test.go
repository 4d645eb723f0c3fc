package csharp_test

import (
	"testing"

	"github.com/ssgen/ssgen/parser/csharp"
)

type typeCase struct{ text, want string }

// typeCases are types and what they are read as, "" for those that are none.
func typeCases() []typeCase {
	return []typeCase{
		{"int", "int"},
		{"int?", "int?"},
		{" string ", "string"},
		{"String", "string"},
		{"System.Int32", "int"},
		{"Single", "float"},
		{"SByte", "sbyte"},
		{"Object", "object"},
		{"dynamic", "object"},
		{"DateTimeOffset?", "DateTimeOffset?"},
		{"string?", "string?"},
		{"byte[]", "byte[]"},
		{"Byte[]", "byte[]"},
		{"int?[]", "int?[]"},
		{"int?[]?", "int?[]?"},
		{"string[][]", "string[][]"},
		{"int[,]", "int[][]"},
		{"Nullable<Int32>", "int?"},
		{"Nullable<Int32>[]", "int?[]"},
		{"List<Nullable<Byte>>", "List<byte?>"},
		{"Nullable`1", "any?"},
		{"Nullable`1[]", "any?[]"},
		{"List`1", "List"},
		{"Paged`1[]", "Paged[]"},
		{"List<string>", "List<string>"},
		{"List<Outer.Inner>", "List<Inner>"},
		{"Outer+Inner", "Inner"},
		{"global::Acme.Order", "Order"},
		{"Dictionary<string, int>", "{ [index:string]: int; }"},
		{"Dictionary<string, List<Dictionary<String,Poco>>>", "{ [index:string]: List<{ [index:string]: Poco; }>; }"},
		{"IDictionary<int,string>", "IDictionary<int, string>"},
		{"KeyValuePair<string, string>", "KeyValuePair<string, string>"},
		{"Tuple<int,Tuple<A,B>>", "Tuple<int, Tuple<A, B>>"},
		{"QueryResponse<T>", "QueryResponse<T>"},
		{"List<'T>", "List<T>"},
		{"(int Id, List<string> Names)", "ValueTuple<int, List<string>>"},
		{"List`1[[System.String, mscorlib, Version=4.0.0.0]]", "List<string>"},
		{"Dictionary`2[System.String,Order]", "{ [index:string]: Order; }"},
		{"@class", "class"},
		{"Élan<Straße>", "Élan<Straße>"},
		// Brackets that servers leave out.
		{"Dictionary<string, List<Byte[]", "{ [index:string]: List<byte[]>; }"},
		{"Dictionary<string, List<Byte[", "{ [index:string]: List<byte[]>; }"},
		{"List<List<String", "List<List<string>>"},
		{"List<Dictionary<String[]>", "List<any>"},
		{"Inner>>", ""},
		{"Inner>", ""},
		// No types.
		{"", ""},
		{"?", ""},
		{"[]", ""},
		{"<string>", ""},
		{"List<>", ""},
		{"List<,>", ""},
		{"Order Customer", ""},
		{"List<string Name", ""},
		{"number | null", ""},
		{"{ [index:string]: int }", ""},
		{"int\nx", ""},
		{"a.", ""},
	}
}

func TestParseType(t *testing.T) {
	t.Parallel()
	for _, tt := range typeCases() {
		got, ok := csharp.ParseType(tt.text)
		if want := tt.want; want == "" && (ok || got.String() != "any") || want != "" && (!ok || got.String() != want) {
			t.Errorf("%q is read as %q, %t; want %q", tt.text, got, ok, want)
		}
	}
}
