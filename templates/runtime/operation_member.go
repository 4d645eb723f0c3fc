package runtime

// member is one member of a request as a URL shows it: a string as it is,
// anything else as JSV, a list without its outer brackets.
type member struct{ name, text string }
