package main

import (
	"fmt"
	"strings"
)

// jxCodec writes methods with jx, in the form that ogen gives them.
func jxCodec(all []shape) string {
	var b strings.Builder
	b.WriteString(header + "package plain\n\nimport (\n\"time\"\n\n\"github.com/go-faster/jx\"\n)\n")
	for _, s := range all {
		fmt.Fprintf(&b, "\n// EncodeJX appends the value to e.\nfunc (v *%s) EncodeJX(e *jx.Encoder) {\ne.ObjStart()\n", s.name)
		for _, f := range s.fields {
			b.WriteString(f.encodeJX())
		}
		b.WriteString("e.ObjEnd()\n}\n")
		fmt.Fprintf(&b, "\n// DecodeJX reads the value from d.\nfunc (v *%s) DecodeJX(d *jx.Decoder) error {\n", s.name)
		b.WriteString("return d.ObjBytes(func(d *jx.Decoder, key []byte) error {\nswitch string(key) {\n")
		for _, f := range s.fields {
			fmt.Fprintf(&b, "case %q:\n%s", f.wire, f.decodeJX())
		}
		b.WriteString("default:\nreturn d.Skip()\n}\nreturn nil\n})\n}\n")
	}
	return b.String()
}

func (f field) encodeJX() string {
	value, test := "v."+f.name, ""
	switch {
	case f.typ.optional:
		test, value = value+" != nil", "*"+value
	case f.typ.kind == "string" || f.typ.kind == "enum":
		test = value + ` != ""`
	case f.typ.kind == "list" || f.typ.kind == "map":
		test = "len(" + value + ") > 0"
	}
	text := fmt.Sprintf("e.FieldStart(%q)\n%s", f.wire, f.typ.encodeJX(value))
	if test != "" {
		return fmt.Sprintf("if %s {\n%s}\n", test, text)
	}
	return text
}

func (t peerType) encodeJX(value string) string {
	switch t.kind {
	case "string", "enum":
		return "e.Str(string(" + value + "))\n"
	case "bool":
		return "e.Bool(" + value + ")\n"
	case "int32":
		return "e.Int32(" + value + ")\n"
	case "int64", "duration":
		return "e.Int64(int64(" + value + "))\n"
	case "float64":
		return "e.Float64(" + value + ")\n"
	case "time":
		return "{\nvar text [40]byte\ne.ByteStr((" + value + ").AppendFormat(text[:0], time.RFC3339Nano))\n}\n"
	case "list":
		return "e.ArrStart()\nfor i := range " + value + " {\n" + t.element.encodeJX(value+"[i]") + "}\ne.ArrEnd()\n"
	case "map":
		return "e.ObjStart()\nfor k, x := range " + value + " {\ne.FieldStart(k)\n" + t.element.encodeJX("x") + "}\ne.ObjEnd()\n"
	}
	return value + ".EncodeJX(e)\n"
}

func (f field) decodeJX() string {
	if f.typ.optional {
		return "v." + f.name + " = new(" + strings.TrimPrefix(f.typ.goType(), "*") + ")\n" + f.typ.decodeJX("*v."+f.name)
	}
	return f.typ.decodeJX("v." + f.name)
}

func (t peerType) decodeJX(target string) string {
	read := func(method, value string) string {
		return "x, err := d." + method + "()\nif err != nil {\nreturn err\n}\n" + target + " = " + value + "\n"
	}
	switch t.kind {
	case "string":
		return read("Str", "x")
	case "enum":
		return read("Str", t.name+"(x)")
	case "bool":
		return read("Bool", "x")
	case "int32":
		return read("Int32", "x")
	case "int64":
		return read("Int64", "x")
	case "duration":
		return read("Int64", "time.Duration(x)")
	case "float64":
		return read("Float64", "x")
	case "time":
		return "text, err := d.Str()\nif err != nil {\nreturn err\n}\n" + checked(target+", err = time.Parse(time.RFC3339Nano, text)")
	case "list":
		return checked("err := d.Arr(func(d *jx.Decoder) error {\nvar element " + t.element.goType() + "\n" + t.element.decodeJX("element") +
			target + " = append(" + target + ", element)\nreturn nil\n})")
	case "map":
		return target + " = " + t.goType() + "{}\n" + checked("err := d.Obj(func(d *jx.Decoder, key string) error {\nvar element "+
			t.element.goType()+"\n"+t.element.decodeJX("element")+target+"[key] = element\nreturn nil\n})")
	}
	return checked("err := " + target + ".DecodeJX(d)")
}

// checked returns early where the statement gives an error.
func checked(statement string) string {
	return "if " + statement + "; err != nil {\nreturn err\n}\n"
}
