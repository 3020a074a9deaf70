package names

import "testing"

// related compares two names of one word each, or the first words of two.
func related(class Class, a, b string) Relation {
	x, y := Parse(a, class), Parse(b, class)
	best := Relation{}
	for i := range x.Tokens {
		for k := range y.Tokens {
			if r := Relate(x.Tokens[i].Form, y.Tokens[k].Form); r.Sim > best.Sim {
				best = r
			}
		}
		for k := range y.Joins {
			if r := RelateJoin(&y.Joins[k], x.Tokens[i].Form); r.Sim > best.Sim {
				best = r
			}
		}
	}
	return best
}

// TestSpellingsMeet lists pairs of made-up and everyday names that are one name
// in two spellings, by what joins them, and pairs that are two names.
func TestSpellingsMeet(t *testing.T) {
	for _, c := range []struct {
		class Class
		a, b  string
		least float32
	}{
		{Person, "Furayj", "Freij", .75}, {Person, "Janna", "Zhanna", .8}, {Person, "Naji", "Nazhi", .8},
		{Person, "Igorevich", "Ihorovych", .9}, {Person, "Nikolaevna", "Mykolaivna", .9}, {Person, "Gennadievich", "Henadzievich", .9},
		{Person, "Jang", "Chang", .85}, {Person, "Hun", "Hoon", .85}, {Person, "Haiwei", "Hoi-wai", .8}, {Person, "Jianguo", "Chien-kuo", .8}, {Person, "Hyeon", "Hyun", .8}, {Person, "Hui", "Hee", .8}, {Person, "ځدران", "Zadran", .7}, {Person, "志", "Chih", .8}, {Person, "華", "Wah", .8}, {Person, "강", "Gang", .9}, {Person, "우", "Woo", .9},
		{Person, "نورالدين", "Nouredine", .7}, {Person, "مشهداني", "Mashhadani", .8}, {Person, "מרתה", "Marta", .8}, {Person, "Κοντός", "Kontos", .9}, {Person, "ალიევი", "Aliev", .9},
		{Org, "Moskovskogo", "Moskva", .9}, {Org, "Nauchnaya", "Scientific", .9}, {Org, "Tankers", "Tanker", .9}, {Org, "Zurbaganltd", "Zurbagan Ltd", .95},
		{Org, "NPP", "Nauchno Proizvodstvennoe Predpriyatie", .85},
	} {
		if r := related(c.class, c.a, c.b); r.Sim < c.least {
			t.Errorf("%s ~ %s: %.2f %s, want at least %.2f", c.a, c.b, r.Sim, r.Via, c.least)
		}
	}
	for _, c := range []struct {
		class Class
		a, b  string
		most  float32
	}{
		{Person, "Hasan", "Hossain", .82}, {Person, "Aleksandra", "Aleksandar", .7}, {Person, "Haiwei", "Hoi-man", 0}, {Person, "Hasan", "Husayn", .82}, {Person, "Francisco", "Francisca", .7}, {Person, "Jang", "Jong", .7}, {Person, "Eun", "Un", .8}, {Person, "حسين", "Hassan", 0},
		{Person, "Igor", "Igorevich", .6}, {Org, "Chile", "China", 0}, {Org, "Oil", "Gas", 0},
	} {
		if r := related(c.class, c.a, c.b); r.Sim > c.most {
			t.Errorf("%s ~ %s: %.2f %s, want at most %.2f", c.a, c.b, r.Sim, r.Via, c.most)
		}
	}
}

// TestLegalFormsAreSetAside checks forms in odd places and spellings.
func TestLegalFormsInOddPlaces(t *testing.T) {
	for raw, want := range map[string]string{
		"Zurbagan S.A. L.P.": "zurbagan", "Zurbagan IndustriesLtd": "zurbagan industries", "LLCZurbagan": "zurbagan", "ZurbaganS.A.": "zurbagan",
		"Zurbagan 850Lissa": "zurbagan 850 lissa", "Limited Liability Company Zurbagan": "zurbagan",
		"Zurbagan LLCx": "zurbagan", "NPO Zurbagan": "zurbagan", "Nauchno-Proizvodstvennoe Obyedinenie Zurbagan": "zurbagan", "ZurbaganEnterprise": "zurbagan enterprise",
		"OKB Zurbagan": "opytno konstruktorskoe byuro zurbagan", "OKB": "okb",
	} {
		n := Parse(raw, Org)
		got := ""
		for _, tok := range n.Tokens {
			if got != "" {
				got += " "
			}
			got += tok.Text
		}
		if got != want {
			t.Errorf("%q: %q, want %q (forms %v)", raw, got, want, n.Legal)
		}
	}
}

// TestLettersOfOtherScriptsFollowTheName checks look-alike letters.
func TestLettersOfOtherScriptsFollowTheName(t *testing.T) {
	for raw, want := range map[string]string{"Lissа Zurbagan": "lissa", "НО Zurbagan": "ho", "Iskrа": "iskra", "Лукин Iskra": "lukin", "СО Лукин": "so"} {
		if got := Parse(raw, Person).Tokens[0].Text; got != want {
			t.Errorf("%q: %q, want %q", raw, got, want)
		}
	}
}

// TestSmallWords checks words that say little in names of organisations.
func TestSmallWords(t *testing.T) {
	for raw, at := range map[string]int{"Sherkat-e Zurbagan": 0, "Zurbagan-ye Lissa": 1, "Zurbagan va Lissa": 1, "Lissa imeni Zurbagana": 1} {
		if k := Parse(raw, Org).Tokens[at].Kind; k != Particle {
			t.Errorf("%q: word %d is a %s", raw, at, k)
		}
	}
	for w, want := range map[string]bool{"petrovna": true, "sergeevich": true, "yauhenauna": true, "lukina": false, "vich": false, "dragovic": false} {
		if got := IsPatronymic(w); got != want {
			t.Errorf("%s: %v", w, got)
		}
	}
}

func TestHyphenatedLettersAreNoInitials(t *testing.T) {
	if k := Parse("Ji-a Seong", Person).Tokens[1].Kind; k != Word {
		t.Errorf("a of Ji-a is a %s", k)
	}
	if k := Parse("Ji A. Seong", Person).Tokens[1].Kind; k != Initial {
		t.Errorf("A. is a %s", k)
	}
}
