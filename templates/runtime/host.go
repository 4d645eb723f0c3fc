// Package runtime is the plain Go that travels with every generated package: the codec,
// the scalar types, the client's transport and the server's plumbing, a set of files a part.
//
// Generated code calls its unexported functions, for the files are copied beside it. Only
// ssgen's own server imports this package, for what is in dynamic.go. It reads and writes JSV and JSON as ServiceStack does, never
// panics on any input, holds no mutable state, and needs no code at start-up.
package runtime

// What the host of an API changes in the spelling of values. A generated package has
// these constants in a file of its own; this one serves the tests here.
const (
	hostDashedGUID   = false      // GUIDs as 8-4-4-4-12 instead of 32 digits
	hostISODates     = false      // JSON dates as ISO 8601 text instead of \/Date(ms)\/
	hostClockOffsets = false      // the ms of a JSON DateTimeOffset are its clock's, as release 5 has it, not UTC's
	hostZone         = ""         // ServerTime: UTC+0, or the server's zone by name or offset
	hostNames        = namesCamel // members of errors
	hostFormat       = FormatJSV  // what the client speaks unless told otherwise
)

// API stands for the interface that each package has of its own operations.
type API any
