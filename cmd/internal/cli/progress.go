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
	return bar(w, host)
}

func bar(w io.Writer, host string) (progress func(done, known int), end func()) {
	b := progressbar.NewOptions(1,
		progressbar.OptionSetWriter(w), progressbar.OptionSetDescription("reading "+printable(host)),
		progressbar.OptionShowCount(), progressbar.OptionShowIts(), progressbar.OptionSetItsString("pages"),
		progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionSetWidth(30),
		progressbar.OptionClearOnFinish(), progressbar.OptionSetPredictTime(false))
	progress = func(done, known int) {
		b.ChangeMax(max(known, done+1)) // never full before the end, for more may be found
		_ = b.Set(done)                 // a terminal that is gone is no reason to stop
	}
	return progress, func() { _ = b.Clear() }
}
