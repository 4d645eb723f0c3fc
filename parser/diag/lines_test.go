package diag_test

import (
	"testing"

	"github.com/ssgen/ssgen/parser/diag"
)

func TestLines(t *testing.T) {
	t.Parallel()
	text := "ab\ncd\n\nx"
	for _, tt := range []struct {
		at     diag.Pos
		offset int
		want   diag.Pos
	}{
		{diag.Pos{File: "f", Line: 10, Col: 5}, 0, diag.Pos{File: "f", Line: 10, Col: 5}},
		{diag.Pos{File: "f", Line: 10, Col: 5}, 1, diag.Pos{File: "f", Line: 10, Col: 6}},
		{diag.Pos{File: "f", Line: 10, Col: 5}, 2, diag.Pos{File: "f", Line: 10, Col: 7}},
		{diag.Pos{File: "f", Line: 10, Col: 5}, 3, diag.Pos{File: "f", Line: 11, Col: 1}},
		{diag.Pos{File: "f", Line: 10, Col: 5}, 7, diag.Pos{File: "f", Line: 13, Col: 1}},
		{diag.Pos{File: "f", Line: 10, Col: 5}, 8, diag.Pos{File: "f", Line: 13, Col: 2}},
		{diag.Pos{File: "f", Line: 10}, 1, diag.Pos{File: "f", Line: 10}},
		{diag.Pos{File: "f"}, 7, diag.Pos{File: "f"}},
	} {
		if got := diag.NewLines(text, tt.at).Pos(tt.offset); got != tt.want {
			t.Errorf("offset %d from %v: %v, want %v", tt.offset, tt.at, got, tt.want)
		}
	}
}
