package main

import (
	"io"
	"os"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
)

// isTerminal reports whether w is a terminal.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// still is r, or a sign in its place where it would steer a terminal: what is
// shown may be words of anybody's file.
func still(r rune) rune {
	if unicode.IsControl(r) && r != '\n' && r != '\t' {
		return unicode.ReplacementChar
	}
	return r
}

// stillWriter passes on what is written, each letter through [still]. Close it to
// pass on the end.
func stillWriter(w io.Writer) io.WriteCloser { return transform.NewWriter(w, runes.Map(still)) }
