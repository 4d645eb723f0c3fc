package page

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/ssgen/ssgen/parser/diag"
)

func TestCutRow(t *testing.T) {
	t.Parallel()
	known := knownTypes([]*textTable{{table: Table{Type: "WidgetTypes"}}, {table: Table{Type: "acsResponse"}}})
	for _, test := range []struct {
		text string
		want Row // no name: the row cannot be cut
	}{
		{"ColourqueryList<string>NoFilter by colour", Row{Name: "Colour", Param: "query", DataType: "List<string>", Required: "No", Description: "Filter by colour"}},
		{"TypequeryWidgetTypes?No", Row{Name: "Type", Param: "query", DataType: "WidgetTypes?", Required: "No"}},
		{"IdformintNoNote that No means no", Row{Name: "Id", Param: "form", DataType: "int", Required: "No", Description: "Note that No means no"}},
		{"IdpathstringYesYes or No", Row{Name: "Id", Param: "path", DataType: "string", Required: "Yes", Description: "Yes or No"}},
		{"InformationformstringNo", Row{Name: "Information", Param: "form", DataType: "string", Required: "No"}},
		{"XpathqueryintNo", Row{Name: "Xpath", Param: "query", DataType: "int", Required: "No"}},
		{"ByKeyformDictionary<string, List<Dictionary<String,Int32>>>No", Row{Name: "ByKey", Param: "form", DataType: "Dictionary<string, List<Dictionary<String,Int32>>>", Required: "No"}},
		{"ResformacsResponseNo", Row{Name: "Res", Param: "form", DataType: "acsResponse", Required: "No"}},
		{"LinkformUnlistedNo", Row{Name: "Link", Param: "form", DataType: "Unlisted", Required: "No"}},
		{"NodeformNodeNo", Row{Name: "Node", Param: "form", DataType: "Node", Required: "No"}},
		{"LinkformUnlistedNoNone", Row{}}, // UnlistedNo could be a type as well
		{"IdbodyparamstringNo", Row{}},    // the author's own parameter type
		{"IdformstringNo/formintNo more", Row{Name: "Id", Param: "form", DataType: "string", Required: "No", Description: "/formintNo more"}},
		{"AformformintNoformintNo", Row{}}, // A form formintNo…, Aform int…
		{"Idformint", Row{}}, {"", Row{}}, {"form", Row{}}, {"Some words with form in themNo", Row{}},
	} {
		got, sure := cutRow(test.text, known)
		if diff := cmp.Diff(test.want, got); diff != "" || sure != (test.want.Name != "") {
			t.Errorf("%q: sure %v (-want +got)\n%s", test.text, sure, diff)
		}
	}
}

func TestTextTables(t *testing.T) {
	t.Parallel()
	const title, head = "FindWidgets Parameters:\n", "NameParameterData TypeRequiredDescription\n"
	for _, test := range []struct {
		name, tables string
		want         []Table
		codes        []string
	}{
		{
			name:   "glued",
			tables: title + head + "IdpathintYesThe id\nSizequerySize?No\nSize Enum:\nBig\nSmall\nPart<T, U> Parameters:\n" + head + "ItemsformDictionary<T, U>No\n",
			want: []Table{
				{Type: "FindWidgets", Rows: []Row{{Name: "Id", Param: "path", DataType: "int", Required: "Yes", Description: "The id"}, {Name: "Size", Param: "query", DataType: "Size?", Required: "No"}}},
				{Type: "Size", Enum: true, Rows: []Row{{Name: "Big"}, {Name: "Small"}}},
				{Type: "Part<T, U>", Rows: []Row{{Name: "Items", Param: "form", DataType: "Dictionary<T, U>", Required: "No"}}},
			},
		},
		{
			name:   "tabs between the cells",
			tables: title + "Name\tParameter\tData Type\tRequired\tDescription\nId\tcustom\tany text\tYes\tThe id\nSize\tquery\tint\tNo\t\nLevel Enum:\nName\tValue\t\nLow\t10\tlowest\n",
			want: []Table{
				{Type: "FindWidgets", Rows: []Row{{Name: "Id", Param: "custom", DataType: "any text", Required: "Yes", Description: "The id"}, {Name: "Size", Param: "query", DataType: "int", Required: "No"}}},
				{Type: "Level", Enum: true, Rows: []Row{{Name: "Low", Value: "10", Description: "lowest"}}},
			},
		},
		{
			name:   "what is allowed",
			tables: title + head + "SortquerystringNoSorts\nAllowable Values\nname\n- -id\nTakequeryint?NoValid Range: 1 - 100\nPagequeryint?NoAllowable Values12\n",
			want: []Table{{Type: "FindWidgets", Rows: []Row{
				{Name: "Sort", Param: "query", DataType: "string", Required: "No", Description: "Sorts", Allowed: "name, - -id"},
				{Name: "Take", Param: "query", DataType: "int?", Required: "No", Allowed: "1 - 100"}, {Name: "Page", Param: "query", DataType: "int?", Required: "No"},
			}}},
			codes: []string{"table-cut"},
		},
		{
			name: "description of several lines, then a row that cannot be cut", tables: title + head + "IdqueryintNoThe id\nof it\nXmystringNo\nYqueryintNo\n", codes: []string{"table-cut"},
			want: []Table{{Type: "FindWidgets", Incomplete: true, Rows: []Row{{Name: "Id", Param: "query", DataType: "int", Required: "No", Description: "The id\nof it"}, {Name: "Y", Param: "query", DataType: "int", Required: "No"}}}},
		},
		{
			name:   "enum values",
			tables: title + head + "Zero Enum:\nNameValue\nNone0\nAll-1\nLevel Enum:\nNameValue\nLow10\nWords Enum:\nRed\nBlueas the sky\nRegion Enum:\nNameValue\nUsEastus-east\n",
			want: []Table{
				{Type: "FindWidgets"}, {Type: "Zero", Enum: true, Rows: []Row{{Name: "None", Value: "0"}, {Name: "All", Value: "-1"}}},
				{Type: "Level", Enum: true, Incomplete: true}, {Type: "Words", Enum: true, Incomplete: true}, {Type: "Region", Enum: true, Incomplete: true},
			},
			codes: []string{"table-cut", "table-cut", "table-cut"},
		},
		{
			name: "all in one line", tables: "FindWidgets Parameters:NameParameterData TypeRequiredDescriptionIdpathintNoColour Enum:Red\n",
			want:  []Table{{Type: "FindWidgets", Incomplete: true}},
			codes: []string{"table-cut"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			p, diags := Parse("w.txt", []byte(copied(widgetRoutes+test.tables, "", widgetGet+widgetAnswer)))
			if p == nil {
				t.Fatal(diags)
			}
			if diff := cmp.Diff(test.want, p.Tables, cmpopts.IgnoreTypes(diag.Pos{}), cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if diff := cmp.Diff(strings.Join(append(test.codes, "code-missing"), " "), sortedCodes(diags)); diff != "" {
				t.Errorf("codes (-want +got)\n%s", diff)
			}
		})
	}
}

// sortedCodes gives the diagnostics' codes, that of a page without code last.
func sortedCodes(diags diag.List) string {
	var found []string
	for _, code := range codes(diags) {
		if code != "code-missing" {
			found = append(found, code)
		}
	}
	if len(found) < len(diags) {
		found = append(found, "code-missing")
	}
	return strings.Join(found, " ")
}
