package cli

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// TestBar holds that a terminal shows how much was read of what is known, and how fast, in
// one line of its width, and nothing of it at the end.
func TestBar(t *testing.T) {
	t.Parallel()
	for width, about := range map[int]string{200: "reading shop.example:8080 ", 80: "reading shop.example:8080 ", 60: "reading sh "} {
		var out strings.Builder
		progress, end := bar(&out, width, "shop.example:8080")
		progress(0, 12345)
		time.Sleep(150 * time.Millisecond) // it is drawn ten times a second at most
		progress(11, 12345)
		time.Sleep(150 * time.Millisecond)
		progress(12, 12345)
		shown := out.String()
		if !strings.Contains(shown, about) || !strings.Contains(shown, "(12/12345, ") || !strings.Contains(shown, " pages/") {
			t.Errorf("%d columns: %q", width, shown)
		}
		end()
		for line := range strings.SplitSeq(out.String(), "\r") {
			if n := utf8.RuneCountInString(line); n > width {
				t.Errorf("%d columns: %d in %q", width, n, line)
			}
		}
		if last := strings.Split(strings.TrimRight(out.String(), "\r"), "\r"); strings.TrimSpace(last[len(last)-1]) != "" {
			t.Errorf("%d columns: %q is left", width, last[len(last)-1])
		}
	}
}
