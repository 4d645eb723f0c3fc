package cli

import (
	"io"
	"os"

	"golang.org/x/term"

	"github.com/ssgen/ssgen/parser/diag"
)

// style colours what people read, on a terminal that can and for those who want it.
type style struct{ coloured bool }

// styleOf gives the style for a stream: colours for a terminal, unless NO_COLOR is set
// (no-color.org) or the terminal is a dumb one.
func styleOf(w io.Writer) style {
	f, ok := w.(*os.File)
	return style{ok && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && term.IsTerminal(int(f.Fd()))}
}

func (s style) severity(level diag.Severity, text string) string {
	return s.paint([...]string{"36", "1;33", "1;31"}[level], text)
}

func (s style) mark(text string) string { return s.paint("32", text) }

func (s style) faint(text string) string { return s.paint("2", text) }

func (s style) paint(code, text string) string {
	if !s.coloured {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}
