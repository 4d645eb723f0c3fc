package runtime

// Format is how values are written on the wire; its text is the name that
// ServiceStack gives it in paths and in ?format=.
type Format string

// The formats that a package reads and writes.
const (
	FormatJSV  Format = "jsv"
	FormatJSON Format = "json"
)
