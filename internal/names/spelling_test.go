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
		{Person, "Jang", "Chang", .85}, {Person, "Hun", "Hoon", .85}, {Person, "志", "Chih", .8}, {Person, "華", "Wah", .8}, {Person, "강", "Gang", .9}, {Person, "우", "Woo", .9},
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
		{Person, "Hasan", "Husayn", .82}, {Person, "Francisco", "Francisca", .7}, {Person, "Jang", "Jong", .7}, {Person, "Eun", "Un", .8}, {Person, "حسين", "Hassan", 0},
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

func TestHyphenatedLettersAreNoInitials(t *testing.T) {
	if k := Parse("Ji-a Seong", Person).Tokens[1].Kind; k != Word {
		t.Errorf("a of Ji-a is a %s", k)
	}
	if k := Parse("Ji A. Seong", Person).Tokens[1].Kind; k != Initial {
		t.Errorf("A. is a %s", k)
	}
}
