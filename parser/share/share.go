// Package share lets the pages of one reading have their equal declarations in common.
//
// The pages of a server repeat the same classes over and over. A reader of code asks the
// store with the text that seems to be the next declaration, and either gets what was made
// of the same text before or reads it and hands it in. The package neither reads code nor
// decides what is equal: texts are, byte for byte, in the same context. A store lives as
// long as one reading does, may be used by several goroutines, and holds each text once.
package share

import (
	"strings"
	"sync"
)

// maxHeld bounds the texts that a store holds, in bytes. What comes later is read each time.
const maxHeld = 64 << 20

// Store keeps what was made of texts. The zero value is ready; a nil one keeps nothing.
type Store[T any] struct {
	mu    sync.RWMutex
	known map[key]T
	held  int
}

// key is a text and what its meaning hangs on beside it.
type key struct{ context, text string }

// Find gives what was made of the text.
func (s *Store[T]) Find(context, text string) (T, bool) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	made, ok := s.known[key{context, text}]
	return made, ok
}

// Keep hands in what was made of a text, unless another was quicker. It gives what all
// have in common from now on; ok is false where the store is full.
func (s *Store[T]) Keep(context, text string, made T) (common T, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if common, ok = s.known[key{context, text}]; ok {
		return common, true
	}
	if s.held += len(context) + len(text); s.held > maxHeld {
		return made, false
	}
	if s.known == nil {
		s.known = map[key]T{}
	}
	s.known[key{strings.Clone(context), strings.Clone(text)}] = made
	return made, true
}
