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
	"sync/atomic"
)

// maxHeld bounds the texts that a store holds, in bytes. What comes later is read each time.
const maxHeld = 64 << 20

// Store keeps what was made of texts. The zero value is ready.
type Store[T any] struct {
	mu    sync.RWMutex
	known map[key]*Entry[T]
	held  int
}

// key is a text and what its meaning hangs on beside it.
type key struct{ context, text string }

// Entry is a text with what was made of it.
type Entry[T any] struct {
	Made T
	key
	next atomic.Pointer[Entry[T]] // what stood behind it last
}

// Len is the text's length.
func (e *Entry[T]) Len() int { return len(e.text) }

// Find gives the entry of the text, nil for none.
func (s *Store[T]) Find(context, text string) *Entry[T] {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.known[key{context, text}]
}

// Follow gives what Find would, where the source goes on with what stood behind the entry
// before. The entry may be nil.
func (s *Store[T]) Follow(e *Entry[T], context, src string) *Entry[T] {
	if e == nil {
		return nil
	}
	next := e.next.Load()
	if next == nil || next.context != context || !strings.HasPrefix(src, next.text) {
		return nil
	}
	rest := strings.TrimLeft(src[len(next.text):], "\r")
	if rest != "" && rest[0] != '\n' {
		return nil
	}
	return next
}

// Then notes that an entry stood behind this one, which may be nil.
func (e *Entry[T]) Then(next *Entry[T]) {
	if e != nil && e.next.Load() != next {
		e.next.Store(next)
	}
}

// Keep hands in what was made of a text, unless another was quicker. It gives what all
// have in common from now on, nil where the store is full.
func (s *Store[T]) Keep(context, text string, made T) *Entry[T] {
	s.mu.Lock()
	defer s.mu.Unlock()
	if known := s.known[key{context, text}]; known != nil {
		return known
	}
	if s.held += len(context) + len(text); s.held > maxHeld {
		return nil
	}
	if s.known == nil {
		s.known = map[key]*Entry[T]{}
	}
	e := &Entry[T]{Made: made, key: key{strings.Clone(context), strings.Clone(text)}}
	s.known[e.key] = e
	return e
}
