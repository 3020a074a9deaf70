package variant

import (
	"strings"
)

// Kinds of pair that measurements ask for by name: the first of the two is as in
// South Korea, in pinyin, or in Armenian letters.
const (
	KoreanSpelt   = "Korean syllables spelt otherwise"
	WadeGiles     = "pinyin and Wade-Giles"
	Cantonese     = "pinyin and Cantonese"
	ArmenianSpelt = "Armenian original"
)

// personPairs are the kinds of names of people.
var personPairs = []kindOfPair{
	{"clan or place of descent swapped", "Person", false, clanSwapped},
	{"father's name swapped", "Person", false, fatherSwapped},
	{"grandfather's name swapped", "Person", false, grandfatherSwapped},
	{"father and son", "Person", false, fatherAndSon},
	{"another given name", "Person", false, func(d *drawer) (string, string) {
		a := d.area()
		g, f := d.one(a.Given), d.one(a.Family)
		return words(g, f), words(d.other(a.Given, g), f)
	}},
	{"another family name", "Person", false, func(d *drawer) (string, string) {
		a := d.area()
		g, f := d.one(a.Given), d.one(a.Family)
		return words(g, f), words(g, d.other(a.Family, f))
	}},
	{"another family name that looks alike", "Person", false, func(d *drawer) (string, string) {
		a := d.area()
		g, f := d.one(a.Given), d.one(a.Family)
		if f == "" {
			return "", ""
		}
		return words(g, f), words(g, d.near(a.Family, f))
	}},
	{"initial of another given name", "Person", false, func(d *drawer) (string, string) {
		a := d.area()
		g, f := d.one(a.Given), d.one(a.Family)
		if g == "" {
			return "", ""
		}
		for range 10 {
			if o := d.one(a.Given); o != "" && o[0] != g[0] {
				return words(initial(o), f), words(g, f)
			}
		}
		return "", ""
	}},
	{"one syllable swapped", "Person", false, syllableSwapped},
	{"original of another family name", "Person", false, func(d *drawer) (string, string) {
		g, f, han := d.original()
		if f == nil {
			return "", ""
		}
		_, o, _ := d.original()
		for range 40 {
			if o != nil && !alike(o[1], f[1]) && scriptOf(o[0]) == scriptOf(f[0]) {
				return inOrder(g[0], f[0], han), words(g[1], o[1])
			}
			_, o, _ = d.original()
		}
		return "", ""
	}},
	{"words in another order", "Person", true, func(d *drawer) (string, string) {
		a := d.area()
		g := d.distinct(a.Given, 1+d.IntN(2))
		f := d.one(a.Family)
		return words(append(g, f)...), words(append([]string{f}, g...)...)
	}},
	{KoreanSpelt, "Person", true, func(d *drawer) (string, string) { return syllableSpelt(d, korea, 1) }},
	{WadeGiles, "Person", true, func(d *drawer) (string, string) { return syllableSpelt(d, china, 1) }},
	{Cantonese, "Person", true, func(d *drawer) (string, string) { return syllableSpelt(d, china, 2) }},
	{ArmenianSpelt, "Person", true, func(d *drawer) (string, string) {
		g, f := strings.Fields(d.one(armenianGiven)), strings.Fields(d.one(armenianFamily))
		return g[0] + " " + f[0], g[1] + " " + f[1]
	}},
	{"typo in a word of four letters or less", "Person", true, func(d *drawer) (string, string) {
		a := d.area()
		return d.shortTypo(d.one(a.Given), d.one(a.Family))
	}},
	{"typo in a longer word", "Person", true, func(d *drawer) (string, string) {
		a := d.area()
		n := words(d.one(a.Given), d.one(a.Family))
		v, _ := Make(d.Rand, Typos[d.IntN(len(Typos))], n)
		return v, n
	}},
	{"another romanisation", "Person", true, func(d *drawer) (string, string) {
		a := d.area("arabic", "persian", "afghan", "russian", "ukrainian", "caucasus", "turkish", "indian")
		n := words(d.one(a.Given), d.one(a.Family))
		v, _ := Make(d.Rand, Romanised, n)
		return v, n
	}},
	{"initial for the given name", "Person", true, func(d *drawer) (string, string) {
		a := d.area()
		g, f := d.one(a.Given), d.one(a.Family)
		if g == "" {
			return "", ""
		}
		return words(initial(g), f), words(g, f)
	}},
	{"nickname", "Person", true, func(d *drawer) (string, string) {
		if len(d.Nicknames) == 0 {
			return "", ""
		}
		n, f := d.Nicknames[d.IntN(len(d.Nicknames))], d.one(d.area("english", "american", "spanish", "russian", "italian").Family)
		return words(n[1], f), words(n[0], f)
	}},
	{"middle names left out", "Person", true, middleLeftOut},
	{"second family name left out", "Person", true, func(d *drawer) (string, string) {
		a := d.area("spanish", "portuguese")
		g, f := d.one(a.Given), d.distinct(a.Family, 2)
		return words(g, f[0]), words(g, f[0], f[1])
	}},
	{"words joined or split", "Person", true, joinedPerson},
	{"original against Latin", "Person", true, func(d *drawer) (string, string) {
		g, f, han := d.original()
		if f == nil {
			return "", ""
		}
		return inOrder(g[0], f[0], han), words(g[1], f[1])
	}},
}

func initial(w string) string {
	for _, c := range w {
		return string(c) + "."
	}
	return ""
}

func clanSwapped(d *drawer) (string, string) {
	if d.IntN(3) == 0 { // the tribe as a last word without an article
		a := d.area("afghan")
		g := d.distinct(a.Given, 1+d.IntN(2))
		t := d.one(a.Family)
		return words(append(g, t)...), words(append(g, d.other(a.Family, t))...)
	}
	g := d.distinct(d.area("arabic").Given, 2+d.IntN(2))
	x, y := d.nisba(), d.nisba()
	if x == "" || alike(x, y) {
		return "", ""
	}
	n := words(g...)
	return words(n, "al-"+x), words(n, "al-"+y)
}

// ofFather gives a patronymic the ending for who has the given name.
func ofFather(given, father string) string {
	if strings.HasSuffix(given, "a") {
		return strings.TrimSuffix(father, "ich") + "na"
	}
	return father
}

// of writes descent: bin in Arabic, ould, ben, or nothing.
func (d *drawer) of() string {
	return []string{" bin ", " ben ", " ibn ", " ", " ould "}[min(d.IntN(7), 4)]
}

func fatherSwapped(d *drawer) (string, string) {
	switch d.IntN(3) {
	case 0:
		a := d.area("russian", "ukrainian")
		g, f := d.one(a.Given), d.one(a.Family)
		p := d.distinct(fathers, 2)
		return words(g, ofFather(g, p[0]), f), words(g, ofFather(g, p[1]), f)
	case 1:
		a := d.area("african", "afghan")
		g := d.distinct(a.Given, 3)
		f := d.one(a.Family)
		return words(g[0], g[1], f), words(g[0], g[2], f)
	}
	g := d.distinct(d.area("arabic").Given, 3)
	of, n := d.of(), d.nisba()
	if g[0] == "" || n == "" {
		return "", ""
	}
	return g[0] + of + g[1] + " al-" + n, g[0] + of + g[2] + " al-" + n
}

func grandfatherSwapped(d *drawer) (string, string) {
	a := d.area("arabic", "afghan", "african")
	g := d.distinct(a.Given, 4)
	if d.IntN(2) == 0 {
		return words(g[0], g[1], g[2]), words(g[0], g[1], g[3])
	}
	f := d.one(a.Family)
	return words(g[0], g[1], g[2], f), words(g[0], g[1], g[3], f)
}

func fatherAndSon(d *drawer) (string, string) {
	g := d.distinct(d.area("arabic").Given, 2)
	if g[0] == "" {
		return "", ""
	}
	of, tail := []string{" bin ", " ben ", " ibn ", " ould "}[d.IntN(4)], ""
	if n := d.nisba(); n != "" && d.IntN(2) == 0 {
		tail = " al-" + n
	}
	return g[0] + of + g[1] + tail, g[1] + of + g[0] + tail
}

// syllable draws a syllable of a given name, as it is spelt first.
func (d *drawer) syllable(land int) []string { return strings.Fields(d.one(syllables[land])) }

func (d *drawer) eastern(land int, family, a, b string) string {
	switch {
	case family == "":
		return ""
	case land == korea && d.IntN(2) == 0:
		return family + " " + a + "-" + strings.ToLower(b)
	case land == korea:
		return family + " " + a + " " + b
	}
	return family + " " + a + strings.ToLower(b)
}

func syllableSwapped(d *drawer) (string, string) {
	land := d.IntN(2)
	f := d.one(d.area([]string{"korean", "chinese"}[land]).Family)
	x, y, z := d.syllable(land), d.syllable(land), d.syllable(land)
	if y[0] == z[0] || x[0] == y[0] || x[0] == z[0] {
		return "", ""
	}
	if d.IntN(2) == 0 {
		return d.eastern(land, f, x[0], y[0]), d.eastern(land, f, x[0], z[0])
	}
	return d.eastern(land, f, y[0], x[0]), d.eastern(land, f, z[0], x[0])
}

// syllableSpelt draws a name as its land spells it and in another way, which is
// a column of the tables.
func syllableSpelt(d *drawer, land, way int) (string, string) {
	f, x, y := strings.Fields(d.one(eastFamilies[land])), d.syllable(land), d.syllable(land)
	if x[way] == "-" || y[way] == "-" || f[way] == "-" || x[0] == y[0] {
		return "", ""
	}
	n := d.eastern(land, f[0], x[0], y[0])
	if land == korea {
		return n, d.eastern(land, f[1], x[1], y[1])
	}
	return n, f[way] + " " + x[way] + "-" + strings.ToLower(y[way])
}

// shortTypo misspells a word of four letters or less of two, if one is so short
// and the other is not.
func (d *drawer) shortTypo(a, b string) (string, string) {
	short := a
	if len(b) < len(a) {
		short = b
	}
	if len(short) < 3 || len(short) > 4 || len(a) < 6 && len(b) < 6 {
		return "", ""
	}
	r := []rune(short)
	var bad string
	switch i := 1 + d.IntN(len(r)-1); d.IntN(3) {
	case 0:
		bad = string(r[:i]) + string('a'+rune(d.IntN(26))) + string(r[i:])
	case 1:
		bad = string(r[:i]) + string('a'+rune(d.IntN(26))) + string(r[i+1:])
	default:
		bad = string(r[:i]) + string(r[i:i+1]) + string(r[i:])
	}
	n := words(a, b)
	return strings.Replace(n, short, bad, 1), n
}

func middleLeftOut(d *drawer) (string, string) {
	switch d.IntN(3) {
	case 0:
		a := d.area("russian", "ukrainian")
		g, f := d.one(a.Given), d.one(a.Family)
		return words(g, f), words(g, ofFather(g, d.one(fathers)), f)
	case 1:
		g, n := d.distinct(d.area("arabic").Given, 2+d.IntN(2)), d.nisba()
		if n == "" {
			return "", ""
		}
		return words(g[0], "al-"+n), words(words(g...), "al-"+n)
	}
	a := d.area("english", "afghan", "persian", "indian", "spanish", "french", "german", "african")
	g := d.distinct(a.Given, 2+d.IntN(2))
	f := d.one(a.Family)
	return words(g[0], f), words(words(g...), f)
}

func joinedPerson(d *drawer) (string, string) {
	join := func(parts ...string) string {
		if parts[0] == "" || parts[1] == "" {
			return ""
		}
		return parts[0] + strings.ToLower(strings.Join(parts[1:], ""))
	}
	switch d.IntN(4) {
	case 0:
		g, n := d.one(servants), d.nisba()
		if n == "" {
			return "", ""
		}
		return words("Abd al-"+g, "al-"+n), words([]string{"Abdul" + strings.ToLower(g), "Abdul " + g, "Abdal" + strings.ToLower(g)}[d.IntN(3)], "al-"+n)
	case 1:
		a := d.area("persian", "indian", "turkish")
		g, f := d.distinct(a.Given, 2), d.one(a.Family)
		return words(g[0], g[1], f), words(join(g[0], g[1]), f)
	case 2:
		a := d.area("german", "nordic", "french", "italian", "portuguese", "spanish")
		g, f := d.one(a.Given), d.one(a.Family)
		p := [][]string{{"Van", "der"}, {"De", "la"}, {"Di"}, {"Von"}, {"Le"}, {"Del"}}[d.IntN(6)]
		return words(g, words(p...), f), words(g, join(append(p, f)...))
	}
	land := d.IntN(2)
	f, x, y := d.one(d.area([]string{"korean", "chinese"}[land]).Family), d.syllable(land)[0], d.syllable(land)[0]
	return words(f, x, y), words(f, join(x, y))
}

// original draws a given and a family name of one land, each in its script and
// in Latin letters; han tells that the family name comes first in the script.
func (d *drawer) original() (given, family []string, han bool) {
	if len(d.Originals) == 0 {
		return nil, nil, false
	}
	o := d.Originals[d.IntN(len(d.Originals))]
	if len(o.Given) == 0 || len(o.Family) == 0 {
		return nil, nil, false
	}
	g, f := o.Given[d.IntN(len(o.Given))], o.Family[d.IntN(len(o.Family))]
	if scriptOf(g[0]) != scriptOf(f[0]) {
		return nil, nil, false
	}
	return g[:], f[:], eastAsian(g[0])
}

func inOrder(given, family string, han bool) string {
	if han {
		return family + given
	}
	return given + " " + family
}
