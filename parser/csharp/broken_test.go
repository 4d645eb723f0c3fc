package csharp_test

import "testing"

func TestBrokenCode(t *testing.T) {
	t.Parallel()
	runCases(t, []readCase{
		{"types that servers print broken", `
public class A : IReturn<Inner>>, IPost { }
public class B
    : IReturn<Dictionary<string, List<Byte[]>, IPost
{
    public virtual Dictionary<string, List<Byte[]> Tail { get; set; }
    public virtual List<Dictionary<String[]> Half { get; set; }
    public virtual Dictionary<string, Inner>> Head { get; set; }
    public virtual List<Nullable<Byte>> Fine { get; set; }
}
public class D : Inner>, IGet { }`, `
2:14 class A implements [IPost]
3:14 class B implements [IPost] returns { [index:string]: List<byte[]>; }
  6:52 Tail { [index:string]: List<byte[]>; }
  7:46 Half List<any>
  8:47 Head any
  9:41 Fine List<byte?>
11:14 class D implements [IGet]
! 2:18 a type of A is not whole, as servers print some types of nested classes; it is left open
! 8:20 a type of B.Head is not whole, as servers print some types of nested classes; it is left open
! 11:18 a type of D is not whole, as servers print some types of nested classes; it is left open
`},
		{"an exception in place of code", `
System.IO.InvalidDataException: MetaData is potentially malicious. Expected token, Received: A+B
   at ServiceStack.NativeTypes.CSharp.CSharpGenerator.NameOnly(String type, Boolean includeNested)
   at ServiceStack.Metadata.BaseMetadataHandler.<ProcessRequestAsync>d__4.MoveNext() in C:\x.cs:line 98
--- End of stack trace from previous location ---`, `
! 2:1 lines of code are not understood and left out: "System.IO.InvalidDataException: MetaData is potentially mali…"
`},
		{"a cut class before another", `
namespace N
{
    public partial class A
    {
        public virtual int Id { get; set; }
        public virtual string Na
    [Route("/b")]
    public partial class B
    {
        public virtual int Id { get; set; }
    }
    public enum C
    {
        X,
    public class D
    {
        public D()
        {
            Tags = new string[]{};

        public virtual string[] Tags { get; set; }
        [ApiMember(Description="never clo
        public virtual int Last { get;`, `
13:17 enum N/C
  X
4:26 class N/A
  6:28 Id int
9:26 class N/B
  @8:6 "/b" []
  11:28 Id int
16:18 class N/D
  22:33 Tags string[]
  24:28 Last int
! 4:26 "A" has no end; its members up to there are kept
! 7:9 a line of code is not understood and left out: "public virtual string Na"
! 13:17 "C" has no end; its values up to there are kept
! 16:18 "D" has no end; its members up to there are kept
! 18:9 lines of code are not understood and left out: "public D()"
! 23:9 lines of code are not understood and left out: "[ApiMember(Description=\"never clo"
`},
		{"a page's tail spliced in", `
        public virtual int Lost { get; set; }
    }

    public partial class A
    {
        public virtual int Id { get; set; }
    }
}
To override the Content-type in your clients, use the HTTP Accept Header, append the .jsv suffix or ?format=jsv
HTTP + JSV
POST /x HTTP/1.1
{
	id: 0
}`, `
5:26 class A
  7:28 Id int
! 2:9 lines of code are not understood and left out: "public virtual int Lost { get; set; }"
! 9:1 lines of code are not understood and left out: "}"
`},
		{"another language", `
/** @typedef {number} */
export class A {
    constructor(init) { Object.assign(this, init) }
    /** @type {number} */
    id;
}`, `
! 3:1 lines of code are not understood and left out: "export class A {"
! 6:5 lines of code are not understood and left out: "id;"
`},
		{"stray words", `
public class A
{
    public int A B C;
    public int
    { get; set; }
    hello world
    = 3;
    public int Fine { get; set; } junk
    ] ) >
    public string this[int i] { get { return ""; } }
    string IHas.Name { get; set; }
    [Broken(
    public int Next { get; set; }
    [Broken(a b = , ]
    public int Also { get; set; }
    public class
}`, `
2:14 class A
  9:16 Fine int
  14:16 Next int
  16:16 Also int
! 4:5 lines of code are not understood and left out: "public int A B C;"
! 9:35 lines of code are not understood and left out: "junk"
! 15:5 a line of code is not understood and left out: "[Broken(a b = , ]"
! 17:5 a line of code is not understood and left out: "public class"
`},
		{"a class without its brace", `
public partial class A
        public virtual int Id { get; set; }
    }
public partial class B ???
{
    public virtual int Id { get; set; }
}`, `
2:22 class A
  3:28 Id int
5:22 class B
  7:24 Id int
! 5:24 lines of code are not understood and left out: "???"
`},
		{"literals that do not end", `
public class A
{
    [Api(Description=@"no end)]
    public int B { get; set; }
    /* nor this
    public int C { get; set; }
}`, `
2:14 class A
  5:16 B int
  7:16 C int
! 6:5 a line of code is not understood and left out: "/* nor this"
`},
	})
}
