package when

import (
	"strings"
	"testing"
)

// read returns the expressions of a text of Thursday, 18 April 2024 with their
// intervals and rules.
func read(text string, tense Tense) string {
	var out []string
	for _, e := range FindVague(text) {
		v := e.Resolve("2024-04-18", tense)
		out = append(out, v.Text+"|"+v.EDTF+"|"+v.Rule)
	}
	return strings.Join(out, " ")
}

func TestPeriods(t *testing.T) {
	for _, c := range []struct {
		in    string
		tense Tense
		want  string
	}{
		{"It sold two hulls in the first quarter of 2022.", Past, "in the first quarter of 2022|2022-01/2022-03|D-RANGE"},
		{"Sales rose in Q3 of 2022.", Past, "in Q3 of 2022|2022-07/2022-09|D-RANGE"},
		{"It paid in the last quarter of last year.", Past, "in the last quarter of last year|2023-10/2023-12|D-RANGE"},
		{"It paid in the third quarter.", Past, "in the third quarter|2023-07/2023-09|D-RANGE"},
		{"It will pay in the third quarter.", Future, "in the third quarter|2024-07/2024-09|D-RANGE"},
		{"It will pay in the first quarter.", Future, "in the first quarter|2025-01/2025-03|D-RANGE"},
		{"It paid the first quarter of the price.", Past, ""},
		{"A quarter of the ships sailed.", Past, ""},
		{"in the first three months of 2022", Past, "in the first three months of 2022|2022-01/2022-03|D-RANGE"},
		{"in the last two months of the year", Future, "in the last two months of the year|2024-11/2024-12|D-RANGE"},
		{"in the second half of 2021", Past, "in the second half of 2021|2021-07-01/2021-12-31|D-HALF"},
		{"It arrived last week.", Past, "last week|2024-04-08/2024-04-14|D-OFFSET"},
		{"It arrived this week.", Past, "this week|2024-04-15/2024-04-18|D-OFFSET"},
		{"It will arrive this week.", Future, "this week|2024-04-18/2024-04-21|D-BY"},
		{"It will arrive next week.", Future, "next week|2024-04-22/2024-04-28|D-OFFSET"},
		{"earlier this week", Past, "earlier this week|2024-04-15/2024-04-18|D-OFFSET"},
		{"in the week of 3 May", Past, "in the week of 3 May|2023-05-01/2023-05-07|D-RANGE"},
		{"the week of May 3, 2023", Past, "the week of May 3, 2023|2023-05-01/2023-05-07|D-RANGE"},
		{"the week beginning 3 May 2023", Past, "the week beginning 3 May 2023|2023-05-03/2023-05-09|D-RANGE"},
		{"the week ending 7 May 2023", Past, "the week ending 7 May 2023|2023-05-01/2023-05-07|D-RANGE"},
		{"in the last week of the war", Past, ""},
		{"in the early 2000s", Past, "in the early 2000s|2000~/2003|D-RANGE"},
		{"It dates from the 1990s", Past, "from the 1990s|1990-01-01/2024-04-18|D-SINCE"},
		{"The 1990s were lean.", Past, "The 1990s|1990/1999|D-RANGE"},
		{"since the mid-1990s", Past, "since the mid-1990s|1994-01-01~/2024-04-18|D-SINCE"},
		{"in fiscal year 2023", Past, "in fiscal year 2023|2023~|D-YEAR"},
		{"in FY2023", Past, "in FY2023|2023~|D-YEAR"},
		{"in the year 2021", Past, "in the year 2021|2021|D-YEAR"},
		{"in the month of May 2021", Past, "in the month of May 2021|2021-05|D-MONTH"},
		{"by year-end", Future, "by year-end|2024-04-18/2024-12-31|D-BY"},
		{"earlier this year", Past, "earlier this year|2024/2024-04-18|D-YEAR"},
		{"later this year", Future, "later this year|2024-04-18/2024-12-31|D-YEAR"},
		{"late last year", Past, "late last year|2023-09-01/2023-12-31|D-LATE-YEAR"},
		{"in mid-2022", Past, "in mid-2022|2022-05-01/2022-08-31|D-MID-YEAR"},
		{"last Thursday", Past, "last Thursday|2024-04-11|D-WEEKDAY"},
		{"It sold them in 2019/20.", Past, "in 2019/20|2019/2020|D-RANGE"},
		{"Imports in 2014–18 fell.", Past, "in 2014–18|2014/2018|D-RANGE"},
		{"in 2019-03-04", Past, "in 2019-03-04|2019-03-04|D-DAY"},
		{"in the last week of March", Past, "in the last week of March|2024-03-25/2024-03-31|D-RANGE"},
		{"the first week of March 2023", Past, "the first week of March 2023|2023-03-01/2023-03-07|D-RANGE"},
		{"in the fiscal year ending September 30, 2023", Past, "in the fiscal year ending September 30, 2023|2022-10-01/2023-09-30|D-RANGE"},
		{"in the year to March 2023", Past, "in the year to March 2023|2022-04-01/2023-03-31|D-RANGE"},
		{"during fiscal years 2013 to 2017", Past, "during fiscal years 2013 to 2017|2013~/2017|D-RANGE"},
		{"It was hit last night.", Past, "last night|2024-04-17|D-OFFSET"},
		{"It was hit this morning.", Past, "this morning|2024-04-18|D-OFFSET"},
		{"It was hit overnight.", Past, "overnight|2024-04-17/2024-04-18|D-AGO"},
		{"It was hit last weekend.", Past, "last weekend|2024-04-13/2024-04-14|D-OFFSET"},
		{"between 2002 and the present", Past, "between 2002 and the present|2002/2024-04-18|D-SINCE"},
		{"from 2016 to date", Past, "from 2016 to date|2016/2024-04-18|D-SINCE"},
		{"MADRID, 14 MAR 89", Past, "14 MAR 89|1989-03-14|D-DAY"},
		{"In 14 Mar 25 ships sailed.", Past, "In 14 Mar|2024-03-14|D-DAY"},
		{"in March last year", Past, "in March last year|2023-03|D-MONTH"},
		{"in March of last year", Past, "in March of last year|2023-03|D-MONTH"},
		{"between January and September last year", Past, "between January and September last year|2023-01/2023-09|D-RANGE"},
		{"in May next year", Future, "in May next year|2025-05|D-MONTH"},
	} {
		if got := read(c.in, c.tense); got != c.want {
			t.Errorf("%q: got %q, want %q", c.in, got, c.want)
		}
	}
}

func TestRanges(t *testing.T) {
	for in, want := range map[string]string{
		"in 2022 and 2023":                   "in 2022 and 2023|2022/2023|D-RANGE",
		"in 2020, 2021 and 2022":             "in 2020, 2021 and 2022|2020/2022|D-RANGE",
		"in 2020, 2021 hulls later":          "in 2020|2020|D-YEAR",
		"in March and April 2022":            "in March and April 2022|2022-03/2022-04|D-RANGE",
		"in March 2021 and in May 2022":      "in March 2021|2021-03|D-MONTH in May 2022|2022-05|D-MONTH",
		"in March 2021 and May 2022":         "in March 2021|2021-03|D-MONTH May 2022|2022-05|D-MONTH",
		"on 3 and 4 May 2023":                "on 3 and 4 May 2023|2023-05-03/2023-05-04|D-RANGE",
		"on 3 May 2022 and 9 June 2023":      "on 3 May 2022|2022-05-03|D-DAY 9 June 2023|2023-06-09|D-DAY",
		"on May 3-9, 2022":                   "on May 3-9, 2022|2022-05-03/2022-05-09|D-RANGE",
		"On May 3 and 4 ships sank":          "On May 3|2023-05-03|D-DAY",
		"from May 3 to 9 tonnes":             "from May 3|2023-05-03/2024-04-18|D-SINCE",
		"from 3 to 9 May 2022":               "from 3 to 9 May 2022|2022-05-03/2022-05-09|D-RANGE",
		"between 3 and 9 May 2022":           "between 3 and 9 May 2022|2022-05-03/2022-05-09|D-RANGE",
		"from March 2021 until May 2022":     "from March 2021 until May 2022|2021-03/2022-05|D-RANGE",
		"from March to June 2022":            "from March to June 2022|2022-03/2022-06|D-RANGE",
		"from 2019 through at least 2022":    "from 2019 through at least 2022|2019/2022|D-RANGE",
		"on the night of 3 to 4 May":         "on the night of 3 to 4 May|2023-05-03/2023-05-04|D-RANGE",
		"no later than 12 May 2023":          "no later than 12 May 2023|../2023-05-12|D-BY-PAST",
		"through 2022, it sailed":            "through 2022|../2022|D-UNTIL",
		"through June 2023":                  "through June 2023|../2023-06|D-UNTIL",
		"through 2000 metres of pipe":        "",
		"until at least May 2023":            "until at least May 2023|../2023-05|D-UNTIL",
		"since at least May 2020":            "since at least May 2020|2020-05/2024-04-18|D-SINCE",
		"beginning in 2019":                  "beginning in 2019|2019/2024-04-18|D-SINCE",
		"prior to 2019":                      "prior to 2019|../2018-12-31|D-BY-PAST",
		"as early as 2019":                   "as early as 2019|2019|D-YEAR",
		"on or about 12 May 2023":            "on or about 12 May 2023|2023-05-09/2023-05-15|D-AROUND-DAY",
		"in or around June 2021":             "in or around June 2021|2021-06~|D-MONTH",
		"between about 2019 and around 2021": "between about 2019 and around 2021|2019~/2021~|D-RANGE",
		"not quite the first, nor the last":  "",
		"It gave no later word of the year-": "",
	} {
		if got := read(in, Past); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestLengthsBack(t *testing.T) {
	for in, want := range map[string]string{
		"the past three years":            "the past three years|2021-04-18/2024-04-18|D-WITHIN-PAST",
		"over the last six months":        "over the last six months|2023-10-18/2024-04-18|D-WITHIN-PAST",
		"in recent weeks":                 "in recent weeks|2024-03-07~/2024-04-18|D-WITHIN-PAST",
		"the recent week and the past":    "",
		"three weeks ago":                 "three weeks ago|2024-03-25~/2024-03-31~|D-OFFSET",
		"two months ago":                  "two months ago|2024-02-03~/2024-03-04~|D-OFFSET",
		"two years ago":                   "two years ago|2021-10-18~/2022-10-18~|D-OFFSET",
		"about one year of work":          "",
		"about one year ago":              "about one year ago|2022-10-18~/2023-10-18~|D-OFFSET",
		"three days ago":                  "three days ago|2024-04-15|D-OFFSET",
		"in the last two months of 2022":  "in the last two months of 2022|2022-11/2022-12|D-RANGE",
		"over the past two years of this": "over the past two years|2022-04-18/2024-04-18|D-WITHIN-PAST",
	} {
		if got := read(in, Past); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
	base := FindVague("on 9 March")[0].Resolve("2024-05-06", Past)
	for in, want := range map[string]Day{"the following day": "2024-03-10", "the previous day": "2024-03-08"} {
		e := FindVague(in)
		if len(e) != 1 || e[0].ResolveFrom(base, "2024-05-06").Earliest != want {
			t.Errorf("%q: %+v does not lead to %s", in, e, want)
		}
	}
}

// TestOtherUnits resolves units counted from an earlier date of the text.
func TestOtherUnits(t *testing.T) {
	base := Vague{Earliest: "2022-03-12", Latest: "2022-03-12", EDTF: "2022-03-12"}
	for in, want := range map[string]string{
		"the following month": "2022-04", "in the same year": "2022", "that month": "2022-03", "the previous year": "2021", "the following week": "2022-03-14/2022-03-20",
	} {
		es := FindVague("It sold them " + in + ".")
		if len(es) != 1 || es[0].Relative() != "unit" {
			t.Errorf("%s: %v", in, es)
			continue
		}
		if v := es[0].ResolveFrom(base, "2024-04-18"); v.EDTF != want {
			t.Errorf("%s: %s, want %s", in, v.EDTF, want)
		}
	}
}
