package when

import "testing"

func TestParseDate(t *testing.T) {
	for _, c := range []struct {
		in               string
		earliest, latest Day
		approx           bool
	}{
		{"1965", "1965-01-01", "1965-12-31", false},
		{"1965~", "1965-01-01", "1965-12-31", true},
		{"~1965-03", "1965-03-01", "1965-03-31", true},
		{"1965?", "1965-01-01", "1965-12-31", true},
		{"circa 1965", "1965-01-01", "1965-12-31", true},
		{"Approximately: Between 1959 and 1965", "1959-01-01", "1965-12-31", true},
		{"1960/1965", "1960-01-01", "1965-12-31", false},
		{"1960-03/1965-05-02", "1960-03-01", "1965-05-02", false},
		{"1960~/1965", "1960-01-01", "1965-12-31", true},
		{"../1965", "", "1965-12-31", false},
		{"1965/..", "1965-01-01", "", false},
		{"1965-XX-XX", "1965-01-01", "1965-12-31", false},
		{"1965-03-XX", "1965-03-01", "1965-03-31", false},
		{"196X", "1960-01-01", "1969-12-31", false},
		{"19650312", "1965-03-12", "1965-03-12", false},
		{"12-03-1965", "1965-03-12", "1965-03-12", false},
		{"12/03/1965", "1965-03-12", "1965-03-12", false},
		{"03/25/1965", "1965-03-25", "1965-03-25", false},
		{"12 Mar 1965", "1965-03-12", "1965-03-12", false},
	} {
		p, ok := ParseDate(c.in)
		if !ok || p.Earliest != c.earliest || p.Latest != c.latest || p.Approx != c.approx || p.Text != c.in {
			t.Errorf("ParseDate(%q) = %+v, %v", c.in, p, ok)
		}
	}
	for _, in := range []string{"", "unknown", "../..", "1965/1960", "31/31/1965", "/", "9999999999"} {
		if p, ok := ParseDate(in); ok {
			t.Errorf("ParseDate(%q) = %+v", in, p)
		}
	}
}
