package cli

import (
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// showProgress shows on a terminal how many pages of a host were read, and how fast; on
// anything else it shows nothing. The second function takes it away again.
func showProgress(w io.Writer, host string) (progress func(done, known int), end func()) {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return nil, func() {}
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil || width <= 0 {
		width = 80
	}
	return bar(w, width, host)
}

// bar fits into one line of a terminal, which alone can be taken away again.
func bar(w io.Writer, width int, host string) (progress func(done, known int), end func()) {
	const numbers, longest = 45, 30 // what stands behind the bar: " 100% || (12345/12345, 123 pages/min)"
	about := []rune("reading " + printable(host))
	about = about[:min(len(about), max(width-numbers-5, 0))]
	b := progressbar.NewOptions(1,
		progressbar.OptionSetWriter(w), progressbar.OptionSetDescription(string(about)),
		progressbar.OptionShowCount(), progressbar.OptionShowIts(), progressbar.OptionSetItsString("pages"),
		progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionSetWidth(max(5, min(longest, width-numbers-len(about)))),
		progressbar.OptionClearOnFinish(), progressbar.OptionSetPredictTime(false))
	progress = func(done, known int) {
		if known = max(known, done+1); known != b.GetMax() { // never full before the end, for more may be found
			b.ChangeMax(known)
		}
		_ = b.Set(done) // a terminal that is gone is no reason to stop
	}
	return progress, func() { _ = b.Clear() }
}
