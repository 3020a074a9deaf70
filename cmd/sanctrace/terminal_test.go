package main

import (
	"bytes"
	"errors"
	"strings"
	"testing"
)

// TestWordsDoNotSteerTheTerminal: signs in a file, or in its name, that move the
// cursor, change colours or set the title of a window are shown as signs.
func TestWordsDoNotSteerTheTerminal(t *testing.T) {
	const hostile = "ferry\x1b[2J\u009b31m\r\x07\x7f 箱\tnext\nline"
	const want = "ferry\uFFFD[2J\uFFFD31m\uFFFD\uFFFD\uFFFD 箱\tnext\nline"
	var b bytes.Buffer
	w := stillWriter(&b)
	for _, c := range []byte(hostile) { // letters are cut wherever a buffer ends
		if _, err := w.Write([]byte{c}); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil || b.String() != want {
		t.Errorf("%q (%v), want %q", b.String(), err, want)
	}
	var errs bytes.Buffer
	a := &app{streams: streams{err: &errs}}
	a.warn("%s: cannot be read", hostile)
	if code := a.report(errors.New(hostile)); code != exitFailed {
		t.Errorf("exit code %d", code)
	}
	if strings.ContainsAny(errs.String(), "\x1b\u009b\r\x07\x7f") || strings.Count(errs.String(), "ferry\uFFFD[2J") != 2 {
		t.Errorf("warning and error: %q", errs.String())
	}
}
