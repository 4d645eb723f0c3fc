package csharp_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/ssgen/ssgen/parser/csharp"
	"github.com/ssgen/ssgen/parser/diag"
)

// readCase is code and what dump writes of it; both begin with a line break.
type readCase struct{ name, code, want string }

func runCases(t *testing.T, cases []readCase) {
	t.Helper()
	for _, tt := range cases {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			file, diags := csharp.Parse(tt.code, diag.Pos{File: "x", Line: 1, Col: 1})
			if d := cmp.Diff(strings.TrimPrefix(tt.want, "\n"), dump(file, diags)); d != "" {
				t.Errorf("(-want +got)\n%s", d)
			}
		})
	}
}

func TestDeclarations(t *testing.T) {
	t.Parallel()
	runCases(t, []readCase{
		{"options, usings and namespaces", `
/* Options:
Date: 2026-01-02
Version: 4,54
BaseUrl: https://x.example/api

GlobalNamespace: Acme
//AddNullableAnnotations: False
*/
using System;
using Json = System.Text.Json;
global using static System.Math;
#pragma warning disable
[assembly: ContractNamespace("urn:x", ClrNamespace="Acme")]

namespace Acme
{
    namespace Deep.Er { public class A {} }
    public class B { public string? S { get; set; } public string R { get; set; } }
}
namespace Other;
public class C {}`, `
header 4,54 https://x.example/api
18:38 class Acme.Deep.Er/A
19:18 class Acme/B
  19:37 S string?
  19:67 R string
22:14 class Other/C
`},
		{"bases and interfaces", `
namespace N
{
    public partial interface IHasKeeper { string Keeper { get; set; } }
    public partial interface IMore : IHasKeeper, IMeta { }
    public class IBase { }
    public class A : IBase, IHasKeeper { }
    public class B : Page<Row<T[]>>, IReturn<List<Row>>, IPost, ICreateDb<Row> { }
    public class C : IReturn<byte[]>, IGet { }
    public class D : IReturnVoid, IDelete { }
    public class E : List<Item>, IReturn<E> { }
    public class F : Dictionary<string, Item>, IExtensibleDataObject { public ExtensionDataObject ExtensionData { get; set; } }
    public class G : Ns.Outer.Base { }
    public struct H : Whole { }
    public abstract partial class I<TKey, in TValue> : Base<TKey>, IHas<TValue> where TKey : class, new() where TValue : struct
    {
    }
    public sealed class J : IReturn<J>, Named { }
}`, `
4:30 interface N/IHasKeeper
  4:50 Keeper string
5:30 interface N/IMore implements [IHasKeeper IMeta]
6:18 class N/IBase
7:18 class N/A : IBase implements [IHasKeeper]
8:18 class N/B : Page<Row<T[]>> implements [IPost ICreateDb<Row>] returns List<Row>
9:18 class N/C implements [IGet] returns byte[]
10:18 class N/D implements [IDelete] void
11:18 class N/E : List<Item> returns E
12:18 class N/F : { [index:string]: Item; }
13:18 class N/G : Base
14:19 class N/H implements [Whole]
15:35 abstract class N/I<TKey,TValue> : Base<TKey> implements [IHas<TValue>]
18:25 class N/J implements [Named] returns J
`},
		{"attributes and comments", `
///<summary>
///Lines are lost<br/> a < b && "c" </summary> here
///</summary>
[Route("/orders/{Id}", "GET, PUT")]
[Route("/all", Verbs="ANY", Summary="s", Notes="a\tb")]
[Route(@"/v""erb\", Verbs = "get get")]
[Api(Description="First\r\nsecond \"q\" \\ \u00e9 \ud83d\ude00")]
[Tag("web"), ServiceStack.Tag("more"), ValidateRequest("IsAuthenticated")]
[ValidateRequest(Conditions=new[] { "a", "b(" }, Type=typeof(List<string>))]
[DataContract(Name="x", Namespace="urn:y")]
public class A
{
    /// <summary>By hand</summary>
    /// <remarks>not this</remarks>
    [DataMember(Name="x-id", Order=3, IsRequired=true, EmitDefaultValue=false)]
    public virtual string Id { get; set; }

    [Required] public int One { get; set; }
    [ValidateNotEmpty]
    [StringLength(int.MaxValue)]
    public string Two { get; set; }
    [Validate("NotNull")]
    [Obsolete("use " + "Two")]
    [Description("old")]
    public string Three { get; set; }
    [Obsolete]
    public string Four { get; set; }
    /** <summary>
     * Block
     * two
     */
    [ApiMember(Description="d", IsRequired=true, ParameterType="path"), References(typeof(A.B))]
    public string Five { get; set; }
    [ApiMember(IsRequired=false, AllowMultiple=true)]
    public string Six { get; set; } // trailing
    [IgnoreDataMember] public string Seven { get; set; }
}`, `
12:14 class A tags ["web" "more"] doc "First\nsecond \"q\" \\ é 😀"
  @5:2 "/orders/{Id}" ["GET" "PUT"]
  @6:2 "/all" [] summary "s" notes "a\tb"
  @7:2 "/v\"erb\\" ["GET"]
  17:27 Id string wire "x-id" required order 3 doc "By hand"
  19:27 One int required
  22:19 Two string required
  26:19 Three string required doc "old\nDeprecated: use Two"
  28:19 Four string doc "Deprecated: do not use it"
  34:19 Five string required doc "d"
  36:19 Six string
`},
		{"members of every kind", `
public class A
{
    public A()
    {
        Tags = new string[]{};
        if (x) { Map = new Dictionary<string, string>{}; }
    }
    public A(int id) : base(id) => Id = id;
    ~A() { }
    public string[] Tags { get; set; } = [];
    public Dictionary<string, int> Map { get; set; } = new();
    public List<int> New { get; init; } = new List<int>();
    public int Count { get; private set; } = 3;
    public required string Must { get; set; }
    public string Text { get; set; } = "a; } b";
    public int Sum => One + Two;
    public int Field;
    public int Other = 3;
    public static int Shared { get; set; }
    public const string K = "v";
    private string hidden;
    protected internal string Hidden2 { get; set; }
    public virtual int int { get; set; }
    public virtual @class @event { get; set; }
    public virtual string class { get; set; }
    public enum enum { get; set; }
    public System.Collections.Generic.List<global::System.Int32> Qualified { get; set; }
    public (int Id, string Name) Pair { get; set; }
    public int[,] Grid { get; set; }
    public string[][]? Rows { get; set; }
    public T Open { get; set; }
    public Élan Élan_ { get; set; }
    public string Do(int a, string b = ")") { return "}"; }
    public event Handler Changed;
}`, `
header   nullable
2:14 class A
  11:21 Tags string[] = [] required
  12:36 Map { [index:string]: int; } = {} required
  13:22 New List<int> = [] required
  14:16 Count int
  15:28 Must string required
  16:19 Text string required
  17:16 Sum int
  18:16 Field int
  19:16 Other int
  24:24 int int
  25:27 event class
  26:27 class string required
  27:17 enum enum
  28:66 Qualified List<int> required
  29:34 Pair ValueTuple<int, string>
  30:19 Grid int[][] required
  31:24 Rows string[][]?
  32:14 Open T
  33:18 Élan_ Élan
! 34:5 lines of code are not understood and left out: "public string Do(int a, string b = \")\") { return \"}\"; }"
`},
		{"nested types and records", `
namespace N {
public partial class Outer
{
    public Inner One { get; set; }
    public partial class Inner
    {
        public Deeper Deep { get; set; }
        public class Deeper { public int Level { get; set; } }
    }

    [Flags]
    public enum Mode { On = 1, Off }

    public Mode Last { get; set; }
}
public record Rec(int Id, [property: DataMember(Name="n")] string? Name = null, List<string> Tags) : Base(Id), IGet;
public record struct Point(int X);
public record Empty;
}`, `
header   nullable
13:17 enum N/Outer/Mode numbers flags
  On = 1
  Off = 2
3:22 class N/Outer
  5:18 One Inner required
  15:17 Last Mode
6:26 class N/Outer/Inner
  8:23 Deep Deeper required
9:22 class N/Outer.Inner/Deeper
  9:42 Level int
17:15 class N/Rec : Base implements [IGet]
  17:23 Id int
  17:68 Name string? wire "n"
  17:94 Tags List<string> required
18:22 class N/Point
  18:32 X int
19:15 class N/Empty
`},
		{"enums", `
[Flags, EnumAsInt]
public enum A : long
{
    None = 0,
    [EnumMember(Value="us-east")]
    [Description("East")]
    East = 0x10,
    Next,
    ///<summary>
    ///Doc
    ///</summary>
    Neg = -1,
    Shift = 1 << 3,
    Both = East | Shift,
    Min = int.MinValue,
    Top = 18446744073709551615,
    L = 5UL,
    @class = 7,
    default
}
public enum B
{
    [EnumMember(Value="ap,south")]
    ApSouth,
    [EnumMember(Value="say "hi" to")]
    Hi,
    value, Value,
}
public enum Empty { }`, `
3:13 enum A numbers flags int
  None = 0
  East = 16 = "us-east" doc "East"
  Next = 17
  Neg = -1 doc "Doc"
  Shift = 8
  Both = 24
  Min = -2147483648
  Top = -1
  L = 5
  class = 7
  default = 8
22:13 enum B
  ApSouth = "ap,south"
  Hi = "say \"hi\" to"
  value
  Value
30:13 enum Empty
`},
		{"reference types with ?", `
namespace N
{
    public enum E { A }
    public struct S { }
    public class C
    {
        public string? A { get; set; }
        public string B { get; set; }
        public List<int> D { get; set; }
        public C F { get; set; }
        public E G { get; set; }
        public S H { get; set; }
        public Unknown I { get; set; }
        public int J { get; set; }
        public KeyValuePair<string, int> K { get; set; }
    }
}`, `
header   nullable
4:17 enum N/E
  A
5:19 class N/S
6:18 class N/C
  8:24 A string?
  9:23 B string required
  10:26 D List<int> required
  11:18 F C required
  12:18 G E
  13:18 H S
  14:24 I Unknown
  15:20 J int
  16:42 K KeyValuePair<string, int>
`},
	})
}

func TestPositionsCountFromTheFirstByte(t *testing.T) {
	t.Parallel()
	file, _ := csharp.Parse("public class A {\n    public int X { get; }\n}", diag.Pos{File: "page.html", Line: 40, Col: 9})
	want := []diag.Pos{{File: "page.html", Line: 40, Col: 22}, {File: "page.html", Line: 41, Col: 16}}
	if got := []diag.Pos{file.Classes[0].Pos, file.Classes[0].Members[0].Pos}; !cmp.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
