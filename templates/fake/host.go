// Package fake is the plain Go that travels with the test part of every generated package:
// a server of the API that lives in memory and answers by itself.
//
// An override or a sample comes in, or the type of an answer alone; the answer goes out, to
// a caller or through the package's own handler and client, and what was asked is kept.
// The generated package beside it is imported as api, here the runtime that every one of
// them has. It opens no port, starts no goroutine that outlives a call, and keeps no state
// outside a Fake.
package fake

import (
	"net/http"

	api "github.com/ssgen/ssgen/templates/runtime"
)

// Funcs stands for the fields that each package has for its own operations.
type Funcs struct{}

// operations stands for the implementation of each package's API.
type operations struct{ fake *Fake }

// newHandler serves nothing; generated packages serve their operations.
func newHandler(api.API, ...api.HandlerOption) http.Handler { return http.NotFoundHandler() }

// addKinds tells of no enum and no abstract type; generated packages tell of theirs.
func addKinds(kinds) {}
