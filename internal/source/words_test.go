package source

import (
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"

	"sanctrace/internal/when"
)

func TestSplitPacked(t *testing.T) {
	for in, want := range map[string][]string{
		"(1) Manzil Tmim (2)-(6) -":              {"Manzil Tmim"},
		"(1)-(2) Tunisia (3) Libya":              {"Tunisia", "Libya"},
		"1) Saudi Arabia 2) Qatar":               {"Saudi Arabia", "Qatar"},
		"a) 10.7.1968, b) 10.6.1968":             {"10.7.1968", "10.6.1968"},
		"a) General b)Major General":             {"General", "Major General"},
		"(a) 1084010, (b) 19820215":              {"1084010", "19820215"},
		"Palaro Village (near b) the river)":     {"Palaro Village (near b) the river)"},
		"(2) Egypt":                              {"Egypt"},
		"-":                                      nil,
		"":                                       nil,
		"K929139 (Tunisian), (b) 00319547 (Old)": {"K929139 (Tunisian), (b) 00319547 (Old)"},
	} {
		if got := SplitPacked(in); !reflect.DeepEqual(got, want) {
			t.Errorf("SplitPacked(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestUNRefs(t *testing.T) {
	for in, want := range map[string][]string{
		"UN Ref QDe.004. Emir":              {"QDe.004"},
		"UN REF:QE.A.146.14. Also":          {"QDe.146"},
		"UN Ref.KPI.067. and KPe.018":       {"KPi.067", "KPe.018"},
		"UN Ref TE.H.10.12.":                {"TAe.010"},
		"UN Ref E.29.I.11.":                 nil,
		"KPe.018 ":                          {"KPe.018"},
		"the IRI 100 project at Ire. no 12": nil,
		"QDi 012":                           {"QDi.012"},
	} {
		if got := UNRefs(in); !reflect.DeepEqual(got, want) {
			t.Errorf("UNRefs(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestParseDocument(t *testing.T) {
	for _, c := range []struct{ in, kind, typ, number, nation, from, to string }{
		{"Passport No: 592667 (Qatari passport issued on 3 May 2007).", "Passport", "Passport", "592667", "qa", "2007-05-03", ""},
		{"K47201906 (Iran) expires 19.10.2023", "Passport", "Passport", "K47201906", "ir", "", "2023-10-19"},
		{"G827238 (Tunisian). Issued on 1 June 1996. Expired on 31 May 2001", "Passport", "Passport", "G827238", "tn", "1996-06-01", ""},
		{"A0003039 issued in Iran (Islamic Republic of)", "Passport", "Passport", "A0003039", "ir", "", ""},
		{"EC 867868, issued on 27.11.1998 (Ukraine)", "Passport", "Passport", "EC 867868", "ua", "1998-11-27", ""},
		{"Morocco identity card AB704306", "", "Morocco identity card", "AB704306", "ma", "", ""},
		{"5093588", "ID", "ID", "5093588", "", "", ""},
		{"Italian Fiscal Code BGHFCL66R28Z352G", "ID", "ID", "BGHFCL66R28Z352G", "", "", ""},
		{"Iraq number A4059346, issued on 29 May 2013, issued in Baghdad, Iraq (expires on 27 May 2021)", "Passport", "Passport", "A4059346", "iq", "2013-05-29", "2021-05-27"},
		{"Afghan national ID card (tazkira) no.545167, issued in 1974.", "ID", "Afghan national ID card (tazkira)", "545167", "af", "1974-01-01", ""},
		{"German travel document (Reiseausweis) A 0144378 (revoked as at Sep 2012)", "Passport", "Passport", "A 0144378", "de", "", ""},
		{"A0680623 - Certificate of Nationality", "ID", "ID", "A0680623", "", "", ""},
	} {
		d, ok := ParseDocument(c.in, c.kind)
		if !ok || d.Number != c.number || d.Type != c.typ || Nation(d.Country) != c.nation ||
			d.From.Earliest != when.Day(c.from) || (c.to != "" && d.To.Earliest != when.Day(c.to)) {
			t.Errorf("ParseDocument(%q) = %+v, %v", c.in, d, ok)
		}
	}
	for _, in := range []string{"", "Uganda Passport.", "unknown"} {
		if d, ok := ParseDocument(in, "Passport"); ok {
			t.Errorf("ParseDocument(%q) = %+v, want none", in, d)
		}
	}
}

func TestRussianNumber(t *testing.T) {
	for in, want := range map[string]string{
		"7707083893": "innCode", "7707083894": "", "500100732259": "innCode", "1027700132195": "ogrnCode",
		"304500116000157": "ogrnCode", "123": "",
	} {
		if got := RussianNumber(in); got != want {
			t.Errorf("RussianNumber(%s) = %q, want %q", in, got, want)
		}
	}
}

func TestOwnUNRef(t *testing.T) {
	for _, c := range []struct {
		in     string
		person bool
		want   string
	}{
		{"UN Ref QDe.004. Emir", false, "QDe.004"},
		{"UN Ref QDe.004. Emir", true, ""},
		{"UN REF:QE.A.146.14. Also", false, "QDe.146"},
		{"UN Ref QI.D.42.01. Led another (UN Ref QE.A.2.01)", true, "QDi.042"},
		{"A close associate of Mullah Omar (TAi.004).", true, ""},
		{"UN Ref Q.I.A.103.01 and more", true, "QDi.103"},
		{"UN listing. UN Ref.KPI.067.", true, "KPi.067"},
		{"UN Ref E.29.I.11. Supports QDi.001 elsewhere", false, ""},
		{"UN Reference number: SSi.002", true, "SSi.002"},
	} {
		if got := OwnUNRef(c.in, c.person); got != c.want {
			t.Errorf("OwnUNRef(%q, %v) = %q, want %q", c.in, c.person, got, c.want)
		}
	}
}

func TestSplitDocuments(t *testing.T) {
	for in, want := range map[string][]string{
		"F1234 (Tunisian), (b) 99887 (Yemeni)":         {"F1234 (Tunisian)", "99887 (Yemeni)"},
		"381420565 and 654120219":                      {"381420565", "654120219"},
		"(a) 9003213 issued in Iran(b) 6620505 (Iran)": {"9003213 issued in Iran", "6620505 (Iran)"},
		"199421147; 381110042":                         {"199421147", "381110042"},
		"":                                             nil,
	} {
		if got := SplitDocuments(in); !reflect.DeepEqual(got, want) {
			t.Errorf("SplitDocuments(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestUnmix(t *testing.T) {
	for in, want := range map[string]string{
		"Мiхайлаўна": "Міхайлаўна", "ВiкторiвнA": "ВікторівнА", "Владислáв": "Владислав", "АLPHA": "ALPHA",
		"OOO «Ромб»": "OOO «Ромб»", "Plain": "Plain", "Слово": "Слово", "ZЖ": "ZЖ", "JSC Сoюз": "JSC Союз",
	} {
		if got := Unmix(in); got != want {
			t.Errorf("Unmix(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestSlug(t *testing.T) {
	for in, want := range map[string]string{
		"9 (a)": "9-a", "1,Part 3": "1-Part-3", " I.PERSONS ": "I.PERSONS", "Нет": "", "-a--b-": "a-b",
	} {
		if got := Slug(in); got != want {
			t.Errorf("Slug(%q) = %q, want %q", in, got, want)
		}
	}
	a, b := Slug(strings.Repeat("x", 500)+"a"), Slug(strings.Repeat("x", 500)+"b")
	if len(a) > maxSlug || a == b {
		t.Errorf("long slugs: %q and %q", a, b)
	}
}

func TestRussianByLength(t *testing.T) {
	for _, c := range []struct{ prop, number, want string }{
		{"taxNumber", "7707083894", "innCode"}, {"taxNumber", "500100732250", "innCode"}, {"taxNumber", "1027700132195", ""},
		{"registrationNumber", "1027700132190", "ogrnCode"}, {"registrationNumber", "304500116000150", "ogrnCode"},
		{"registrationNumber", "7707083893", ""}, {"taxNumber", "77070838A3", ""}, {"idNumber", "7707083893", ""},
	} {
		if got := RussianByLength(c.prop, c.number); got != c.want {
			t.Errorf("RussianByLength(%s, %s) = %q, want %q", c.prop, c.number, got, c.want)
		}
	}
}

func TestRejectBad(t *testing.T) {
	o := NewOut(nil)
	bad := fmt.Errorf("in between: %w", &RowError{Line: 7, Err: errors.New("no number")})
	if !o.RejectBad("a.csv", bad) || o.Rejected != 1 || o.Rejects[0] != (Reject{File: "a.csv", Place: "line 7", Reason: "no number"}) {
		t.Errorf("rejected %d: %+v", o.Rejected, o.Rejects)
	}
	if o.RejectBad("a.csv", io.EOF) || o.RejectBad("a.csv", nil) || o.Rejected != 1 {
		t.Errorf("rejected %d for errors of the file", o.Rejected)
	}
}
