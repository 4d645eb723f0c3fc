package runtime

import (
	"slices"
	"strings"
)

// fewKeys is how many keys of a map are put in order without an allocation.
const fewKeys = 16

// inOrder appends a map's keys to all in order, so that one value is always the same bytes.
func inOrder[K comparable, V any](all []K, m map[K]V, compare func(a, b K) int) []K {
	for k := range m {
		all = append(all, k)
	}
	slices.SortFunc(all, compare)
	return all
}

// textEntry is an entry of a map of texts.
type textEntry struct{ key, value string }

// encodeTexts writes a map of texts: most maps of most APIs.
func encodeTexts(v *map[string]string, b []byte, e *encoder) []byte {
	if b = e.begin(b); e.err != nil {
		return b
	}
	var few [fewKeys]textEntry
	for _, p := range pairsInOrder(few[:0], *v) {
		b = appendText(b, e, p.key)
		b[len(b)-1] = ':'
		b = appendText(b, e, p.value)
	}
	return e.end(b)
}

// pairsInOrder appends a map's entries to all in the order of their keys: while they are
// few, each where it belongs, which takes less than a sort and than looking values up.
func pairsInOrder(all []textEntry, m map[string]string) []textEntry {
	if len(m) > fewKeys {
		for k, v := range m {
			all = append(all, textEntry{k, v})
		}
		slices.SortFunc(all, func(a, b textEntry) int { return strings.Compare(a.key, b.key) })
		return all
	}
	for k, v := range m {
		i := len(all)
		all = append(all, textEntry{})
		for ; i > 0 && all[i-1].key > k; i-- {
			all[i] = all[i-1]
		}
		all[i] = textEntry{k, v}
	}
	return all
}

// decodeTexts reads a map of texts.
func decodeTexts(v *map[string]string, d *decoder) {
	if *v = nil; !d.beginMap() {
		return
	}
	m := map[string]string{}
	for d.moreKeys() {
		var key, value string
		decodeString(&key, d)
		d.endKey()
		decodeString(&value, d)
		m[key] = value
	}
	*v = m
}
