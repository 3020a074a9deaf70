package variant

import (
	"slices"
	"strconv"
	"strings"

	"sanctrace/internal/names"
)

func scriptOf(s string) names.Script { return names.ScriptOf(s) }

func eastAsian(s string) bool {
	sc := scriptOf(s)
	return sc == names.Han || sc == names.Hangul
}

// orgPairs are the kinds of names of organisations.
var orgPairs = []kindOfPair{
	{"place added", "Company", false, func(d *drawer) (string, string) {
		n := d.company()
		land := d.land()
		return n.text(), n.with(func(c *company) { c.place = land }).text()
	}},
	{"place swapped", "Company", false, func(d *drawer) (string, string) {
		n := d.company()
		n.place = d.land()
		o := d.land()
		if o == n.place {
			return "", ""
		}
		return n.text(), n.with(func(c *company) { c.place = o }).text()
	}},
	{"bank of another place", "Company", false, func(d *drawer) (string, string) {
		what, a, b := d.one(ofPlaces), d.land(), d.land()
		if a == b {
			return "", ""
		}
		return what + " of " + a, what + " of " + b
	}},
	{"series marker added", "Company", false, func(d *drawer) (string, string) {
		n := d.company()
		return n.text(), n.with(func(c *company) { c.series = []string{"II", "III", "2", "IV"}[d.IntN(4)] }).text()
	}},
	{"series marker changed", "Company", false, func(d *drawer) (string, string) {
		n, k := d.company(), d.IntN(8)
		n.series = romanNumbers[k]
		return n.text(), n.with(func(c *company) { c.series = romanNumbers[(k+1+d.IntN(7))%len(romanNumbers)] }).text()
	}},
	{"line of business swapped", "Company", false, func(d *drawer) (string, string) {
		n := d.company()
		o := d.one(businesses)
		if o == n.sector {
			return "", ""
		}
		return n.text(), n.with(func(c *company) { c.sector = o }).text()
	}},
	{"another brand, the rest alike", "Company", false, func(d *drawer) (string, string) {
		n := d.company()
		o := d.other(d.Brands, n.brand)
		if o == "" {
			return "", ""
		}
		return n.text(), n.with(func(c *company) { c.brand = o }).text()
	}},
	{"another brand that looks alike", "Company", false, func(d *drawer) (string, string) {
		n := d.company()
		o := d.near(d.Brands, n.brand)
		if o == "" {
			return "", ""
		}
		return n.text(), n.with(func(c *company) { c.brand = o }).text()
	}},
	{"further brand word", "Company", false, func(d *drawer) (string, string) {
		n := d.company()
		o := d.other(d.Brands, n.brand)
		if o == "" {
			return "", ""
		}
		return n.text(), n.with(func(c *company) { c.brand += " " + o }).text()
	}},
	{"series marker written otherwise", "Company", true, func(d *drawer) (string, string) {
		n, k := d.company(), d.IntN(8)
		n.series = romanNumbers[k]
		return n.text(), n.with(func(c *company) {
			c.series = []string{strconv.Itoa(k + 2), numberNames[k]}[d.IntN(2)]
		}).text()
	}},
	{"number in words or as an ordinal", "Organization", true, numbered},
	{"legal form written otherwise", "Company", true, func(d *drawer) (string, string) {
		n := d.company().text()
		v, _ := Make(d.Rand, Form, n)
		return v, n
	}},
	{"typo in the legal form", "Company", true, func(d *drawer) (string, string) {
		n := d.company()
		n.form = d.one([]string{"AG", "GmbH", "LLC", "Ltd", "Inc", "Limited", "Corporation", "JSC", "SA"})
		i := 1 + d.IntN(len(n.form))
		return n.with(func(c *company) { c.form = c.form[:i] + string('a'+rune(d.IntN(26))) + c.form[i:] }).text(), n.text()
	}},
	{"typo in the brand", "Company", true, func(d *drawer) (string, string) {
		n := d.company()
		v, ok := Make(d.Rand, Typos[d.IntN(len(Typos))], n.brand)
		if !ok {
			return "", ""
		}
		return n.with(func(c *company) { c.brand = v }).text(), n.text()
	}},
	{"line of business in another language", "Company", true, func(d *drawer) (string, string) {
		w := strings.Split(d.one(translated), "/")
		b := d.one(d.Brands)
		return b + " " + w[0], w[1+d.IntN(len(w)-1)] + " " + b
	}},
	{"first letters", "Organization", true, func(d *drawer) (string, string) {
		ws := []string{d.one(bodies), "for", d.one(fields), "and", d.one(fields)}
		if ws[2] == ws[4] {
			return "", ""
		}
		b := d.one(d.Brands)
		return ws[0][:1] + ws[2][:1] + ws[4][:1] + " " + b, strings.Join(ws, " ") + " " + b
	}},
	{"brand and line of business joined", "Company", true, func(d *drawer) (string, string) {
		n := d.company()
		n.general = ""
		j := n.with(func(c *company) { c.brand, c.sector = c.brand+strings.ToLower(c.sector), "" })
		return j.text(), n.text()
	}},
	{"words of a company in another order", "Company", true, func(d *drawer) (string, string) {
		n := d.company()
		n.general = d.one(generalWords)
		return strings.Join([]string{n.sector, n.brand, n.general, n.form}, " "), strings.Join([]string{n.brand, n.general, n.sector, n.form}, " ")
	}},
	{"articles, &, punctuation", "Company", true, func(d *drawer) (string, string) {
		n := d.company()
		o := d.one(businesses)
		if o == n.sector {
			return "", ""
		}
		a, b := n.with(func(c *company) { c.sector += " & " + o }), n.with(func(c *company) { c.sector += " and " + o })
		if d.IntN(2) == 0 {
			a.brand = "The " + a.brand
		} else {
			a.sector = strings.ToUpper(a.sector) + ","
		}
		return a.text(), b.text()
	}},
	{"Cyrillic original", "Company", true, func(d *drawer) (string, string) {
		w := strings.Split(d.one(russianNouns), "/")
		b := d.one(coined) + d.one(coinedEnds)
		return w[0] + " «" + cyrillicOf(b) + "»", w[1] + " " + b
	}},
}

// company is the parts of a company's name.
type company struct{ brand, general, place, sector, series, form string }

func (d *drawer) company() company {
	c := company{brand: d.one(d.Brands), sector: d.one(businesses)}
	if d.IntN(3) == 0 {
		c.general = d.one(generalWords)
	}
	if d.IntN(3) > 0 {
		c.form = d.one([]string{"LLC", "Ltd", "Limited", "GmbH", "S.A.", "JSC", "Inc.", "Co., Ltd."})
	}
	return c
}

func (c company) with(change func(*company)) company {
	change(&c)
	return c
}

func (c company) text() string {
	if c.brand == "" {
		return ""
	}
	return strings.Join(slices.DeleteFunc([]string{c.brand, c.general, c.place, c.sector, c.series, c.form}, func(s string) bool { return s == "" }), " ")
}

func (d *drawer) land() string { return d.one(lands) }

func numbered(d *drawer) (string, string) {
	what, b, k := d.one([]string{"Factory", "Brigade", "Plant", "Battalion", "Institute", "Bureau", "Division"}), d.one(d.Brands), 2+d.IntN(8)
	switch d.IntN(3) {
	case 0:
		return what + " Forty " + strconv.Itoa(k) + " " + b, what + " 4" + strconv.Itoa(k) + " " + b
	case 1:
		return ordinals[k-2] + " " + what + " " + b, strconv.Itoa(k) + ordinalEnd(k) + " " + what + " " + b
	}
	return what + " No. " + strconv.Itoa(k) + " " + b, what + " " + numberNames[k-2] + " " + b
}

func ordinalEnd(k int) string {
	switch k {
	case 2:
		return "nd"
	case 3:
		return "rd"
	}
	return "th"
}

// cyrillicOf writes a coined Latin word in Russian letters.
func cyrillicOf(w string) string {
	return strings.NewReplacer("Zh", "Ж", "zh", "ж", "Sh", "Ш", "sh", "ш", "ch", "ч", "Ch", "Ч", "kh", "х", "H", "Х", "h", "х", "J", "Я", "j", "я", "x", "кс", "A", "А", "a", "а", "B", "Б", "b", "б", "V", "В", "v", "в",
		"G", "Г", "g", "г", "D", "Д", "d", "д", "E", "Е", "e", "е", "Z", "З", "z", "з", "I", "И", "i", "и", "K", "К", "k", "к", "L", "Л", "l", "л", "M", "М", "m", "м",
		"N", "Н", "n", "н", "O", "О", "o", "о", "P", "П", "p", "п", "R", "Р", "r", "р", "S", "С", "s", "с", "T", "Т", "t", "т", "U", "У", "u", "у", "F", "Ф", "f", "ф").Replace(w)
}
