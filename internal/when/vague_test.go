package when

import "testing"

func TestFindVague(t *testing.T) {
	const doc = Day("2024-04-18") // a Thursday
	for _, c := range []struct {
		in    string
		tense Tense
		want  string
	}{
		{"It sailed in mid-March.", Past, "in mid-March|2024-03-11/2024-03-20|D-MID-MONTH"},
		{"It sailed on 9 March.", Past, "on 9 March|2024-03-09|D-DAY"},
		{"sold in December", Past, "in December|2023-12|D-MONTH"},
		{"plans to buy before the end of the year", Future, "before the end of the year|2024-04-18/2024-12-31|D-BY"},
		{"had arrived by early April", Past, "by early April|../2024-04-10|D-BY-PAST"},
		{"by the end of April", Future, "by the end of April|2024-04-18/2024-04-30|D-BY"},
		{"since 2020", Present, "since 2020|2020/2024-04-18|D-SINCE"},
		{"since last August", Present, "since last August|2023-08/2024-04-18|D-SINCE"},
		{"listed since 18 December 2023", Present, "since 18 December 2023|2023-12-18/2024-04-18|D-SINCE"},
		{"on or after August 2, 2017", Past, "on or after August 2, 2017|2017-08-02/2024-04-18|D-SINCE"},
		{"in late 2022", Past, "in late 2022|2022-09-01/2022-12-31|D-LATE-YEAR"},
		{"until the spring of 2022", Past, "until the spring of 2022|../2022-21|D-UNTIL"},
		{"known until January 2023 as", Past, "until January 2023|../2023-01|D-UNTIL"},
		{"on Thursday", Past, "on Thursday|2024-04-18|D-WEEKDAY"},
		{"on Saturday", Past, "on Saturday|2024-04-13|D-WEEKDAY"},
		{"last month", Past, "last month|2024-03|D-LAST-MONTH"},
		{"last year", Past, "last year|2023|D-LAST-YEAR"},
		{"this year", Future, "this year|2024-04-18/2024-12-31|D-BY"},
		{"within a few months", Future, "within a few months|2024-04-18/2024-10-18|D-WITHIN"},
		{"several weeks ago", Past, "several weeks ago|2024-02-15/2024-03-28|D-AGO"},
		{"yesterday", Past, "yesterday|2024-04-17|D-OFFSET"},
		{"around 12 May", Future, "around 12 May|2024-05-09/2024-05-15|D-AROUND-DAY"},
		{"As of April 9", Present, "As of April 9|../2024-04-09|D-AS-OF"},
		{"the April 21 meeting", Unclear, "April 21|2024-04-21|D-DAY"},
		{"in three months", Future, "in three months|2024-04-18/2024-07-18|D-WITHIN"},
		{"in the first half of March", Past, "in the first half of March|2024-03-01/2024-03-15|D-HALF"},
		{"last summer", Past, "last summer|2023-22|D-SEASON"},
		{"from May to July 2023", Past, "from May to July 2023|2023-05/2023-07|D-RANGE"},
		{"between 2019 and 2021", Past, "between 2019 and 2021|2019/2021|D-RANGE"},
		{"by 2025", Future, "by 2025|2024-04-18/2025-12-31|D-BY"},
		{"for two years", Past, "for two years||D-DURATION"},
		{"in the future", Future, "in the future|2024-04-18/..|D-FUTURE"},
		{"They may order 500 more. Shahed-136. The Act of 2017.", Past, ""},
		{"as of 31 March 2024", Past, "as of 31 March 2024|../2024-03-31|D-AS-OF"},
		{"on 2023-11-05", Past, "on 2023-11-05|2023-11-05|D-DAY"},
	} {
		got := ""
		if es := FindVague(c.in); len(es) > 0 {
			v := es[0].Resolve(doc, c.tense)
			got = v.Text + "|" + v.EDTF + "|" + v.Rule
		}
		if got != c.want {
			t.Errorf("%q: got %q, want %q", c.in, got, c.want)
		}
	}
}

func TestResolveFrom(t *testing.T) {
	base := FindVague("on 9 March")[0].Resolve("2024-05-06", Past)
	for in, want := range map[string]string{
		"five days later":   "2024-03-14 2024-03-14 D-OFFSET",
		"two weeks earlier": "2024-02-24 2024-02-24 D-OFFSET",
		"on the same day":   "2024-03-09 2024-03-09 D-ANAPHOR",
		"subsequently":      "2024-03-09 2024-05-06 D-ANAPHOR",
	} {
		e := FindVague(in)
		if len(e) != 1 || e[0].Relative() == "" {
			t.Errorf("%q: %+v is not relative", in, e)
			continue
		}
		v := e[0].ResolveFrom(base, "2024-05-06")
		if got := string(v.Earliest) + " " + string(v.Latest) + " " + v.Rule; got != want {
			t.Errorf("%q: got %s, want %s", in, got, want)
		}
	}
}

// TestWholeUnits counts from a whole month or year, and keeps from naming a month
// that the text does not give.
func TestWholeUnits(t *testing.T) {
	for _, c := range [][3]string{
		{"in March 2021", "two years later", "2023-03"}, {"in February 2021", "a month earlier", "2021-01"}, {"in January 2021", "one month later", "2021-02"},
		{"in 2019", "two years later", "2021"}, {"in 2019", "the following month", "2019-02-01/2020-01-31"},
	} {
		base := FindVague(c[0])[0].Resolve("2024-05-06", Past)
		if v := FindVague(c[1])[0].ResolveFrom(base, "2024-05-06"); v.EDTF != c[2] {
			t.Errorf("%s, %s: %s, want %s", c[0], c[1], v.EDTF, c[2])
		}
	}
}

func FuzzFindVague(f *testing.F) {
	for _, s := range []string{"in mid-March", "since at least 2020", "from 9999 to 1900", "31 February 2020", "for 999 years", "late", "by the", "in the week of May 3 to 9, 2022", "the early 2000s", "in Q3", "earlier this winter", "from about 2019 until the last two months of this year"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		last := 0
		for _, e := range FindVague(s) {
			if e.Start < last || e.End > len(s) || s[e.Start:e.End] != e.Text {
				t.Fatalf("span %d..%d does not re-read", e.Start, e.End)
			}
			last = e.End
			for _, tense := range []Tense{Unclear, Past, Present, Future} {
				e.Resolve("", tense)
				if v := e.Resolve("2024-02-29", tense); v.Earliest != "" && v.Latest != "" && v.Earliest > v.Latest && e.Relative() == "" {
					t.Fatalf("%q resolves to %s..%s", e.Text, v.Earliest, v.Latest)
				}
			}
		}
	})
}
