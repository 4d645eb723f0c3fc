// Package recorded is what generated packages and the program that tries them share.
package recorded

// Form is how a value is written.
type Form int

// The forms: JSV as servers write it, JSON, and JSV as clients send it.
const (
	JSV Form = iota
	JSON
	SafeJSV
)

// Type reads and writes the values of one type of an API.
type Type struct {
	// Rewrite reads a text and writes its value.
	Rewrite func(text string, from, to Form) (string, error)
	// Equal tells whether two texts can be read, and to the same value.
	Equal func(a string, of Form, b string, in Form) bool
}
