package runtime

// UnmarshalJSVString reads JSV as v's method UnmarshalJSV does, from a string and without a
// copy of it. Strings in v are then parts of the text: while any one of them is in use, all
// of the text stays in memory. Where little of a large text is kept for long, clone what is
// kept (strings.Clone). A generic type is read from a copy all the same.
func UnmarshalJSVString(text string, v interface{ UnmarshalJSV(data []byte) error }) error {
	if own, ok := v.(decodable); ok {
		return unmarshalText(text, FormatJSV, own)
	}
	return v.UnmarshalJSV([]byte(text))
}

// UnmarshalJSONString is UnmarshalJSVString for JSON.
func UnmarshalJSONString(text string, v interface{ UnmarshalJSON(data []byte) error }) error {
	if own, ok := v.(decodable); ok {
		return unmarshalText(text, FormatJSON, own)
	}
	return v.UnmarshalJSON([]byte(text))
}
