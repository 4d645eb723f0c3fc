package script_test

import "testing"

func TestJavaScript(t *testing.T) {
	t.Parallel()
	runCases(t, []readCase{
		{"class without members", `
export class NewAdministrator {
    constructor(init) { Object.assign(this, init) }
}
export class Bare {}`, `
2:14 class NewAdministrator
5:14 class Bare
`},
		{"generic with two blanks, arity suffix, erased base arguments", `
/** @typedef  From {any} */
/** @typedef  TValue {any} */
export class QueryDb_2 extends QueryBase {
    /** @type {Tuple_2<string, number>[]} */
    pairs;
    /** @type {Page<TValue,KeyValuePair<string,From>>} */
    page;
}
/** @typedef {any} T */
export class Named { }`, `
4:14 class QueryDb_2<From,TValue> : QueryBase
  6:5 pairs Tuple_2<string, number>[]
  8:5 page Page<TValue, KeyValuePair<string, From>>
` + `11:14 class Named
`},
		{"maps of every spelling", `
export class Maps {
    /** @type {{ [index: string]: { [index:string]: Poco; }[]; }} */
    nested;
    /** @type {?{ [index:number]: string[][]; }} */
    byNumber = {};
    /** @type {{ [index:string]: Poco; }[]} */
    list = [];
    /** @type {IList<number?>} */
    aliased;
    /** @type {string|null} */
    union;
    /** @type {object} */
    lower;
    /** @type {Tuple` + "`" + `2<SByte, any>} */
    clr;
}`, `
2:14 class Maps
  4:5 nested { [index:string]: { [index:string]: Poco; }[]; }
  6:5 byNumber? { [index:number]: string[][]; } = {}
  8:5 list { [index:string]: Poco; }[] = []
  10:5 aliased IList<number?>
  12:5 union? string
  14:5 lower Object
  16:5 clr Tuple<SByte, any>
`},
		{"names of every kind", `
export class Names {
    /** @type {string} */
    continue;
    /** @type {string} */
    constructor;
    /** @type {string} */
    __Restore;
    /** @type {string} */
    2fa;
    /** @type {string} */
    Élan;
    /** @type {string} */ sameLine;
    /** @type {string} */
    public;
    untyped;
    ResponseStatus;
}`, `
2:14 class Names
  4:5 continue string
  6:5 constructor string
  8:5 __Restore string
  10:5 2fa string
  12:5 Élan string
  13:27 sameLine string
  15:5 public string
  16:5 untyped any
`},
		{"what a request answers", `
export class A { getTypeName() { return 'A' } getMethod() { return 'GET' } createResponse() { return new Page() } }
export class B { getTypeName() { return "B"; }; createResponse() { return '' }; }
export class C { createResponse() { return 0 } }
export class D { createResponse() { return false } }
export class E { createResponse() { return [] } }
export class F { createResponse() { return {} } }
export class G { createResponse() { return new Blob() } }
export class H { createResponse() { } }
export class I { createResponse () { }; }
export class J { createResponse() { return new Uint8Array(0) } }`, `
2:14 class A returns Page type "A" method "GET"
3:14 class B returns string type "B"
4:14 class C returns number
5:14 class D returns boolean
6:14 class E returns Array
7:14 class F returns Dictionary
8:14 class G returns Blob
9:14 class H void
10:14 class I
11:14 class J returns Uint8Array
`},
		{"lists and maps as classes", `
class Dictionary {}
export class Map extends Dictionary {
    constructor(init) { super(init); Object.assign(this, init) }
}
export class List extends Array
{
}
export class Loose extends any {
}`, `
3:14 class Map : Dictionary
6:14 class List : Array
9:14 class Loose
`},
		{"members of the constructor's comment are not read", `
export class A {
    /** @param {{a?:T,b?:{ [index:string]: string; }}} [init] */
    constructor(init) { super(init); Object.assign(this, init) }
    /** @type {number} */
    own;
}`, `
2:14 class A
  6:5 own number
`},
		{"broken lines of AddResponseStatus", `
export class A {
    responseType?:ResponseType
    /** @param {{a?:string}} [init] */
    constructor(init) { Object.assign(this, init) }
    /** @type {string} */
    a;
    ResponseStatus;
}`, `
2:14 class A
  7:5 a string
`},
		{"duplicates both appear", "export class A { x; }\nexport class A { y; }", `
1:14 class A
  1:18 x any
2:14 class A
  2:18 y any
`},
		{"header, directives and lines of other tools", "\uFEFF/* Options:\r\nVersion: 4,54\r\nBaseUrl: http://x.example/api\r\n//AddDocAnnotations: True\r\n*/\r\n\r\n\"use strict\";\r\n" +
			"/* eslint-disable */\r\n// @ts-nocheck\r\nimport { type X } from \"./base.dtos\"\r\nimport {\r\n  A,\r\n} from 'b';\r\nexport class A {\r\n    /** @type {string} */\r\n    x;\r\n}\r\n", `
header 4,54 http://x.example/api
14:14 class A
  16:5 x string
`},
	})
}

func TestJavaScriptDescriptions(t *testing.T) {
	t.Parallel()
	runCases(t, []readCase{
		{"descriptions that hold anything", `
export class A {
    /**
     * @type {string}
     * @description Uses @type {x}, "quotes", back` + "`ticks`" + ` and */ ends
export class is text;
* and so is this
 */
    q;
    /**
     * @type {number}
     * @description plain */
    r;
    /**
     * Block text
     * of two lines
     * @type {boolean}
     */
    s;
}`, `
2:14 class A
  9:5 q string doc "Uses @type {x}, \"quotes\", back` + "`ticks`" + ` and */ ends\nexport class is text;\n* and so is this"
  13:5 r number doc "plain"
  19:5 s boolean doc "Block text\nof two lines"
`},
		{"a class's description does not go to the class before", `
export class A {
    /** @type {string} */
    x;
}
/** @description Says hello to the Größe <pb> */
/** @typedef T {any} */
export class B {
}
/** Says bye */
export class C {
}`, `
2:14 class A
  4:5 x string
8:14 class B<T> doc "Says hello to the Größe <pb>"
11:14 class C doc "Says bye"
`},
	})
}

func TestJavaScriptEnums(t *testing.T) {
	t.Parallel()
	runCases(t, []readCase{
		{"texts as they are", `
/** @typedef {'SD 3.5 Large'|'PixArt-Σ'} */
export var Model;
(function (Model) {
    Model["SD35"] = "SD 3.5 Large"
    Model["PixArt"] = "PixArt-Σ";
    Model["Quoted"] = "a "quoted" b"
    Model["Path"] = "C:\temp\"
    Model["Same"] = "Same"; Model["Line"] = "line"
})(Model || (Model = {}));`, `
3:12 enum Model
  SD35 = "SD 3.5 Large"
  PixArt = "PixArt-Σ"
  Quoted = "a \"quoted\" b"
  Path = "C:\\temp\\"
  Same
  Line = "line"
`},
		{"numbers", `
/** @typedef {number} */
export var N;
(function (N) {
    N[N["InProcess"] = -2147483648] = "InProcess"
    N[N["One"] = 1] = "One";
    N[N["All"] = 18446744073709551615] = "All"
})(N || (N = {}));`, `
3:12 enum N numbers
  InProcess = -2147483648
  One = 1
  All = -1
`},
		{"one value, none, and no annotation", `
/** @typedef {'Download'} */
export var ORDER_DIRECTION;
(function (ORDER_DIRECTION) {
    ORDER_DIRECTION["asc"] = "asc"
})(ORDER_DIRECTION || (ORDER_DIRECTION = {}));
export var Empty;
(function (Empty) {
})(Empty || (Empty = {}));`, `
3:12 enum ORDER_DIRECTION
  asc
7:12 enum Empty
`},
	})
}

func TestJavaScriptDamaged(t *testing.T) {
	t.Parallel()
	runCases(t, []readCase{
		{"one warning a run, and on", `
export class A {
    /** @type {List<} */
    bad;
    /** @type {string} */
    good;
    toString() { return "}" }
    what is this
    and this
}
function custom(a, b) {
  return a + b;
}
export class B { x; }`, `
2:14 class A
  4:5 bad any
  6:5 good string
14:14 class B
  14:18 x any
! 3:15 a line of code is not understood and left out: "{List<}"
! 7:5 lines of code are not understood and left out: "toString() { return \"}\" }"
! 11:1 lines of code are not understood and left out: "function custom(a, b) {"
`},
		{"lines of nothing but braces lost", `
/** @typedef {'A'} */
export var E;
(function (E) {
    E["A"] = "A"
})(E || (E = {}));
export class A {
    /** @type {string} */
    x;
/** next */
export class B {
    y;`, `
3:12 enum E
  A
7:14 class A
  9:5 x string
11:14 class B doc "next"
  12:5 y any
! 7:14 "A" has no end; its members up to there are kept
! 11:14 "B" has no end; its members up to there are kept
`},
		{"cut inside an enum, a comment, a variable", `
export var E;
(function (E) {
    E["A"] = "A"
    E["B"]
export var Alone;
export class A {
    /** @type {str`, `
2:12 enum E
  A
7:14 class A
! 2:12 "E" has no end; its values up to there are kept
! 5:5 a line of code is not understood and left out: "E[\"B\"]"
! 6:8 a line of code is not understood and left out: "var Alone;"
! 7:14 "A" has no end; its members up to there are kept
! 8:5 a line of code is not understood and left out: "/** @type {str"
`},
		{"a stack trace is no code", `
System.NullReferenceException: Object reference not set to an instance of an object.
   at ServiceStack.NativeTypes.TypeScript.MjsGenerator.GetCode(MetadataTypes metadata) in C:\x.cs:line 12`, `
! 2:1 lines of code are not understood and left out: "System.NullReferenceException: Object reference not set to a…"
`},
		{"nothing", "", "\n"},
	})
}
