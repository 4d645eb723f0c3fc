package runtime

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"testing"
)

// TestMapsInOrder writes maps of few keys, of as many as are put in order in place, and of more.
func TestMapsInOrder(t *testing.T) {
	t.Parallel()
	for _, n := range []int{0, 1, 2, 3, fewKeys - 1, fewKeys, fewKeys + 1, 4 * fewKeys} {
		texts, numbers := map[string]string{}, map[int32]string{}
		for i := range n {
			texts[fmt.Sprint("k", i*7919%101)] = fmt.Sprint(i)
			numbers[int32(i*7919%101-50)] = fmt.Sprint(i)
		}
		wantTexts, wantNumbers := "{", "{"
		for i, k := range slices.Sorted(maps.Keys(texts)) {
			wantTexts += fmt.Sprint(comma(i), k, ":", texts[k])
		}
		for i, k := range slices.Sorted(maps.Keys(numbers)) {
			wantNumbers += fmt.Sprint(comma(i), k, ":", numbers[k])
		}
		for range 8 { // the order of a range over a map is another each time
			if got, err := writeAs(texts, encoder{}, encodeTexts); err != nil || got != wantTexts+"}" {
				t.Errorf("%s, not %s}: %v", got, wantTexts, err)
			}
			if got, err := writeAs(numbers, encoder{}, encodeMapProbeMapInt32String); err != nil || got != wantNumbers+"}" {
				t.Errorf("%s, not %s}: %v", got, wantNumbers, err)
			}
		}
	}
}

func comma(i int) string {
	if i == 0 {
		return ""
	}
	return ","
}

// TestFewKeysAreNoAllocation holds what fewKeys is for.
func TestFewKeysAreNoAllocation(t *testing.T) {
	m, numbers := map[string]string{}, map[int32]string{}
	for i := range fewKeys {
		m[fmt.Sprint(i)] = "value"
		numbers[int32(i)] = "value"
	}
	b := make([]byte, 0, 1<<10)
	e := &encoder{}
	if n := testing.AllocsPerRun(10, func() { encodeTexts(&m, b, e) }); n != 0 {
		t.Errorf("%v allocations for texts", n)
	}
	if n := testing.AllocsPerRun(10, func() { encodeMapProbeMapInt32String(&numbers, b, e) }); n != 0 {
		t.Errorf("%v allocations for numbers", n)
	}
}

// TestTexts reads what it wrote, in every format.
func TestTexts(t *testing.T) {
	t.Parallel()
	want := map[string]string{"": "", "a": "", "b,c": "1:2", `d"`: `"`, "e f": " x ", "[": "]", "{": "}", "\n": "\r"}
	for _, e := range []encoder{{}, {safe: true}, {json: true}} {
		text, err := writeAs(want, e, encodeTexts)
		if err != nil {
			t.Fatal(err)
		}
		got, err := readAs(text, e.json, decodeTexts)
		if err != nil || !maps.Equal(got, want) {
			t.Errorf("%s reads as %v: %v", text, got, err)
		}
	}
}

// TestInOrder keeps what is in the list.
func TestInOrder(t *testing.T) {
	t.Parallel()
	got := inOrder([]int{}, map[int]bool{3: true, 1: false, 2: true}, cmp.Compare[int])
	if !slices.Equal(got, []int{1, 2, 3}) {
		t.Error(got)
	}
}
