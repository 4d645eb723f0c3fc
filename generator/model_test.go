package generator

import (
	"strings"
	"testing"

	"github.com/ssgen/ssgen/parser/model"
)

// class declares a class as C# would name its parts: class(t, "Dog<T> : Animal",
// "Name string", "x-id TraceId string"). Three words are the wire name, the name and
// the type; two the name, which travels with its first letter in lower case, and the
// type. A type that ends in "!" is of unknown nullability.
func class(t *testing.T, head string, members ...string) model.Type {
	t.Helper()
	name, base, _ := strings.Cut(head, " : ")
	declared := ref(t, name)
	out := model.Type{Name: declared.Name, Namespace: "Test", Base: ref(t, base)}
	for _, p := range declared.Args {
		out.Params = append(out.Params, p.Name)
	}
	for _, m := range members {
		out.Members = append(out.Members, member(t, m))
	}
	return out
}

func member(t *testing.T, text string) model.Member {
	t.Helper()
	text, unknown := strings.CutSuffix(text, "!")
	i := strings.IndexByte(text, ' ')
	m := model.Member{NullUnknown: unknown}
	wire, rest := text[:i], text[i+1:]
	m.Name, m.Wire = wire, strings.ToLower(wire[:1])+wire[1:]
	if j := strings.IndexByte(rest, ' '); j >= 0 && !strings.ContainsAny(rest[:j], "<>,") {
		m.Name, m.Wire, rest = rest[:j], wire, rest[j+1:]
	}
	m.Type = ref(t, rest)
	return m
}

func ref(t *testing.T, text string) model.Ref {
	t.Helper()
	if text == "" {
		return model.Ref{}
	}
	r, err := model.ParseRef(text)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// operation declares an operation: operation(t, "GetOrder", "Order", "GET /orders/{Id}").
func operation(t *testing.T, name, response string, routes ...string) model.Operation {
	t.Helper()
	op := model.Operation{Name: name, Request: name, Response: ref(t, response), Verb: "POST"}
	for i, r := range routes {
		verb, path, _ := strings.Cut(r, " ")
		if i == 0 {
			op.Verb = verb
		}
		op.Routes = append(op.Routes, model.Route{Path: path, Verbs: []string{verb}})
	}
	return op
}

func enum(name string, values ...string) model.Enum {
	e := model.Enum{Name: name, Namespace: "Test"}
	for _, v := range values {
		e.Members = append(e.Members, model.EnumMember{Name: v, Wire: v})
	}
	return e
}

func flags(name string, values ...string) model.Enum {
	e := enum(name, values...)
	e.Numeric, e.Flags = true, true
	for i := range e.Members {
		n := int64(0)
		if i > 0 {
			n = 1 << (i - 1)
		}
		e.Members[i].Value = &n
	}
	return e
}

// scalars are the names of every scalar that the model knows.
var scalarNames = strings.Fields("bool byte sbyte short ushort int uint long ulong float double decimal char Number DateTime DateTimeOffset DateOnly TimeOnly TimeSpan Guid string byte[] Uri object")

// everyShape is an API with every scalar, alone and in containers, generics of every
// kind, inheritance, and every kind of response.
func everyShape(t *testing.T) *model.API {
	t.Helper()
	api := &model.API{Name: "Every Shape", BaseURL: "https://every.example/api", Formats: []string{"jsv"}}
	api.Enums = []model.Enum{enum("Color", "Red", "Green"), flags("Access", "None", "Read", "Write"), enum("Nothing")}
	elements := append([]string{"Color", "Access", "Line", "Settings", "Box<int>", "List<string>", "Dictionary<string, int>"}, scalarNames...)
	var plain, nullable, lists, maps, keyed, boxed []string
	for i, s := range elements {
		n := string(rune('A'+i/10)) + string(rune('a'+i%10))
		plain = append(plain, "Plain"+n+" "+s, "Unknown"+n+" "+s+"!")
		nullable = append(nullable, "Nullable"+n+" "+s+"?")
		lists = append(lists, "List"+n+" List<"+s+">", "Array"+n+" "+s+"?[]", "Deep"+n+" List<List<"+s+">>")
		maps = append(maps, "Map"+n+" Dictionary<string, "+s+">", "Null"+n+" Dictionary<string, "+s+"?>", "Far"+n+" Dictionary<string, List<Dictionary<string, "+s+">>>")
		boxed = append(boxed, "Box"+n+" Box<"+s+">", "Maybe"+n+" Box<"+s+"?>", "Page"+n+" Page<"+s+">", "Pages"+n+" List<Page<Box<"+s+">>>")
		if !strings.ContainsAny(s, "<[LS") && s != "object" || s == "Uri" {
			keyed = append(keyed, "Key"+n+" Dictionary<"+s+", "+s+">")
		}
	}
	api.Types = []model.Type{
		class(t, "Plain", plain...), class(t, "Nullable", nullable...), class(t, "Lists", lists...), class(t, "Maps", maps...),
		class(t, "Keyed", keyed...), class(t, "Boxed", boxed...), class(t, "Line", "Id int", "Next Line"), class(t, "Empty"),
		class(t, "Box<T>", "Value T", "Maybe T?", "More Dictionary<string, T>"),
		class(t, "Page<T>", "Results List<T>", "Rows T[][]", "Matrix List<Dictionary<string, List<T>>>", "Total int", "ResponseStatus ResponseStatus"),
		class(t, "Pair<TKey, TValue>", "Key TKey", "Value TValue", "Swapped Pair<TValue, TKey>", "ByKey Dictionary<TKey, TValue>", "ByInt Dictionary<int, TValue>"),
		class(t, "Node<T>", "Value T", "Next Node<T>", "Children List<Node<T>>", "Items Items<T>"),
		class(t, "Items<T> : List<T>"), class(t, "Settings : Dictionary<string, string>"), class(t, "Tree : List<Tree>"),
		class(t, "StoreLines : List<Line>"), class(t, "Lookup : Dictionary<int, Line>"),
		class(t, "Base<T>", "Id string", "Data T", "All List<T>"), class(t, "Middle<U> : Base<List<U>>", "Count int"),
		class(t, "Derived : Middle<Line>", "Id string", "Name string"), class(t, "Sub<T> : Base<T>", "Extra T"),
		class(t, "Uses", "One Pair<string, Line>", "Two Pair<int, Page<Line>>", "Three Node<Color>", "Four Node<Pair<Guid, List<Line>>>", "Five Items<Items<int>>",
			"Six Sub<DateTime>", "Seven Sub<DateTimeOffset>", "Eight Pair<int?, Dictionary<string, Line>>", "Nine Page<Settings>", "Ten Box<Settings>"),
		class(t, "Send"), class(t, "GetText", "Name string"), class(t, "GetBytes", "Size int"), class(t, "GetStream"), class(t, "GetCount"), class(t, "GetColor"), class(t, "GetAny"),
		class(t, "GetUnknown"), class(t, "GetMap"), class(t, "GetPage"), class(t, "GetSelf", "x-trace-id TraceId string"), class(t, "GetTime"), class(t, "GetTree"), class(t, "GetPlain"), class(t, "GetItems"),
	}
	api.Types[len(api.Types)-1].Doc = "Items."
	unknown := operation(t, "GetUnknown", "object")
	unknown.ResponseUnknown = true
	api.Operations = []model.Operation{
		operation(t, "Send", "", "DELETE /send"), operation(t, "GetText", "string", "GET /text/{Name}"), operation(t, "GetBytes", "byte[]", "GET /bytes/{Size}"),
		operation(t, "GetStream", "Stream"), operation(t, "GetCount", "int"), operation(t, "GetColor", "Color"), operation(t, "GetAny", "object"), unknown,
		operation(t, "GetMap", "Dictionary<string, Line>"), operation(t, "GetPage", "Page<Line>"), operation(t, "GetSelf", "GetSelf", "GET /self/{TraceId}", "POST /self"),
		operation(t, "StoreLines", "List<Line>", "POST /lines"), operation(t, "GetTime", "DateTime?"), operation(t, "GetTree", "Tree"), operation(t, "GetPlain", "Plain"),
		operation(t, "Plain", "Plain"), operation(t, "GetItems", "Items<Line>"),
	}
	return api
}
