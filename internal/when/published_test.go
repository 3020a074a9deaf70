package when

import (
	"strings"
	"testing"
)

func TestParsePublished(t *testing.T) {
	for _, c := range []struct{ in, values, edtf string }{
		{"12 Mar 1965", "1965-03-12", "1965-03-12"},
		{"Mar 1965", "1965-03", "1965-03"},
		{"circa 1965", "1965", "1965~"},
		{"1965 to 1970", "1965 1970", "1965/1970"},
		{"between 1965 and 1970", "1965 1970", "1965/1970"},
		{"00/00/1980", "1980", "1980"},
		{"00/03/1980", "1980-03", "1980-03"},
		{"1.4.1962", "1962-04-01", "1962-04-01"},
		{"1965-03-12T00:00:00", "1965-03-12", "1965-03-12"},
		{"February 1980", "1980-02", "1980-02"},
		{"1970s", "1970 1979", "1970/1979"},
		{"1965-1970", "1965 1970", "1965/1970"},
		{"31 Feb 1980", "", ""},
		{"unknown", "", ""},
	} {
		p, ok := ParsePublished(c.in, DayFirst)
		if got := strings.Join(p.Values(), " "); got != c.values || ok != (c.values != "") || p.EDTF() != c.edtf {
			t.Errorf("%q: got %q %q ok=%v, want %q %q", c.in, got, p.EDTF(), ok, c.values, c.edtf)
		}
	}
}
