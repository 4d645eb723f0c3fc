package explore

import "github.com/ssgen/ssgen/parser/source"

// Memory is a Shelf that forgets: it holds what it is given in memory, packed, as long
// as the sources live.
type Memory struct{}

// Kept gives nothing.
func (Memory) Kept(string, string) (source.Source, bool) { return source.Source{}, false }

// Keep gives a source named by the address.
func (Memory) Keep(_, address string, data []byte) (source.Source, error) {
	return source.Packed(address, data)
}
