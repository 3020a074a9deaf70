package source

import (
	"strings"
	"testing"
)

func TestNotices(t *testing.T) {
	for in, want := range map[string]string{
		"82 F.R. 48792 10/20/2017":                    "82 F.R. 48792 10/20/2017",
		"68 F.R. 38290 6/27/03 71 F.R. 38843 7/10/06": "68 F.R. 38290 6/27/03|71 F.R. 38843 7/10/06",
		"79 FR 1, 7/22/2014;  80 FR 2":                "79 FR 1, 7/22/2014|80 FR 2",
		"46 F.R. 46154 9/17/81 and 46 F.R. 19290":     "46 F.R. 46154 9/17/81|46 F.R. 19290",
		"Vol. 86, No. 71, 04/15/2021":                 "Vol. 86, No. 71, 04/15/2021",
		"":                                            "",
	} {
		if got := strings.Join(Notices(in), "|"); got != want {
			t.Errorf("Notices(%q) = %q, want %q", in, got, want)
		}
	}
}
