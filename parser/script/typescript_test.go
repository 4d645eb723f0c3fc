package script_test

import "testing"

func TestTypeScript(t *testing.T) {
	t.Parallel()
	runCases(t, []readCase{
		{"scaffolding is left out, the API's own interfaces are not", `
// @ts-nocheck
export interface IReturn<T>
{
    createResponse(): T;
}
export interface IReturnVoid { createResponse(): void; }
export class Dictionary<T> { [Key: string]: T; }
export interface IMeta { meta?: { [index: string]: string; }; }
export interface IMore extends IMeta { }
export class shape extends Dictionary<Item> { public constructor() { super(); } public createResponse() {} }
export class Rows extends Array<Item[]> implements IMeta { }`, `
9:18 interface IMeta
  9:26 meta? { [index:string]: string; }
10:18 interface IMore implements [IMeta]
11:14 class shape : { [index:string]: Item; }
12:14 class Rows : Item[][] implements [IMeta]
`},
		{"generics, bases and markers", `
export class Page<T, K extends object = any> extends Base<Row<T>, number> implements IReturn<Paged<T[]>>, IPost, IHas<C<D>>
{
    public getTypeName() { return 'Page'; }
    public getMethod() { return 'PUT'; }
    public createResponse() { return new Paged<T[]>(); }
}
export class Void implements IReturnVoid, IDelete { public createResponse() {} }
export class Unknown { public createResponse() {} }
export class Made { createResponse() { return new Array<Row>(); } }
export abstract class Shape { }`, `
2:14 class Page<T,K> : Base<Row<T>, number> implements [IPost IHas<C<D>>] returns Paged<T[]> type "Page" method "PUT"
8:14 class Void implements [IDelete] void
9:14 class Unknown
10:14 class Made returns Row[]
11:23 class Shape
`},
		{"members of every kind", `
export class A
{
    public type?: string|null;
    public: number;
    readonly: Uint8Array = new Uint8Array(0);
    bytes: ByteArray;
    list: Array<string> = [];
    map: Dictionary<Item> = {};
    'odd-name'?: { [index:string]: Poco; }[];
    version: number; //1
    o: object; u: string|number; l: "a"|'b'; t: boolean
    outer: dtos.Inner;
    fn: Nullable<Date>;
    public constructor(init?: Partial<A>) { (Object as any).assign(this, init); }
}
export class NewFlowMessage {
    [key:string] : FlowMessage;
}`, `
2:14 class A
  4:12 type? string
  5:5 public number
  6:5 readonly Uint8Array
  7:5 bytes Uint8Array
  8:5 list string[] = []
  9:5 map { [index:string]: Item; } = {}
  10:5 odd-name? { [index:string]: Poco; }[]
  11:5 version number
  12:5 o Object
  12:16 u any
  12:34 l string
  12:46 t boolean
  13:5 outer Inner
  14:5 fn? Date
17:14 class NewFlowMessage index FlowMessage
`},
		{"enums", `
// @Flags()
export enum Access { None = 0, A = 1, Neg = -2147483648, Hex = 0x10 }
export enum ORDER_DIRECTION
{
    /** @description up */
    asc = 'asc',
    desc = 'it's, "so"',
    plain,
    last
}
export const enum Empty { }
export type Union = "A" | "B";
type Lines =
  | 'A'
  | 'B'`, `
3:13 enum Access numbers flags
  None = 0
  A = 1
  Neg = -2147483648
  Hex = 16
4:13 enum ORDER_DIRECTION
  asc doc "up"
  desc = "it's, \"so\""
  plain
  last
12:19 enum Empty
13:13 enum Union
  A
  B
14:6 enum Lines
  A
  B
`},
		{"a module of interfaces", `
declare module dtos {
    interface IReturn<T> { }
    interface Foo extends IReturn<Foo[]>, IPost {
        name?: string; other: number,
        third: boolean
    }
    interface Bar extends Foo, IHasName { }
    interface IHasName { }
    interface IPAddress { }
}`, `
4:15 class Foo implements [IPost] returns Foo[]
  5:9 name? string
  5:24 other number
  6:9 third boolean
8:15 class Bar : Foo implements [IHasName]
9:15 interface IHasName
10:15 class IPAddress
`},
		{"damaged", `
export type Alias = Foo<string>;
export class Half {
    public a: string;
    public bad: Map<string;
    public c: Lis`, `
3:14 class Half
  4:12 a string
  5:12 bad any
  6:12 c Lis
! 2:8 a line of code is not understood and left out: "type Alias = Foo<string>;"
! 3:14 "Half" has no end; its members up to there are kept
! 5:5 a line of code is not understood and left out: "public bad: Map<string;"
`},
	})
}

func TestTypeScriptComments(t *testing.T) {
	t.Parallel()
	runCases(t, []readCase{
		{"routes", `
// @Route("/x/{Path*}", "GET POST")
// @Route("/y", "GET, OPTIONS", Summary="Sum \"mary\"", Notes="a, b)")
// @Route("{PathInfo*}")
// @Route(Path="/z", Verbs="put")
export class A { }`, `
6:14 class A
  @2:1 "/x/{Path*}" ["GET" "POST"]
  @3:1 "/y" ["GET" "OPTIONS"] summary "Sum \"mary\"" notes "a, b)"
  @4:1 "{PathInfo*}" []
  @5:1 "/z" ["PUT"]
`},
		{"attributes of members", `
export class A {
    // @DataMember(Name="x-id", Order=12, IsRequired=true)
    // @ApiMember(Description="a \"b\", c) \u00e9", ParameterType="path")
    public x_id: string;
    // @DataMember
    // @Required()
    public a: string;
    // @Validate(Validator="NotEmpty")
    public b: string;
    // @ValidateNotNull()
    // @References("typeof(A.B)")
    public c: string;
    // @ApiMember(IsRequired=false, Description="plain")
    public d: string;
    // just a remark
    public e: string;
}`, `
2:14 class A
  5:12 x_id string wire "x-id" required order 12 doc "a \"b\", c) é"
  8:12 a string required
  10:12 b string required
  13:12 c string required
  15:12 d string doc "plain"
  17:12 e string
`},
		{"three styles of descriptions", `
/** @description One line, with "quotes" and */ in it */
export class A {
    /**
    * Block text
    * of two lines with */ in it
    */
    // @Order(1)
    public x: string;
    /** Untagged */
    public y: string;
}
/** @description words run together: server.Each */
// @Api(Description="words run together: server.\r\nEach")
export class B { }
/**
* Old style
*/
// @ApiResponse(HttpStatusCode.BadRequest, "Your request was not understood")
export interface IOld { }
/** @deprecated Use B */
export class C {
    /**
    * Was good once
    * @deprecated
    */
    public z: string;
}`, `
3:14 class A doc "One line, with \"quotes\" and */ in it"
  9:12 x string doc "Block text\nof two lines with */ in it"
  11:12 y string doc "Untagged"
15:14 class B doc "words run together: server.\nEach"
20:18 interface IOld doc "Old style"
22:14 class C doc "Deprecated: Use B"
  27:12 z string doc "Was good once\nDeprecated: do not use it"
`},
	})
}
