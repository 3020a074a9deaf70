package quantity

// bound says what a phrase makes of the number after it.
type bound struct {
	rule   string
	open   bool // the number itself is excluded
	equals bool
}

// isRough reports whether the phrase names what the number is near.
func (b bound) isRough() bool { return b.rule == "Q-ABOUT" || b.rule == "Q-NEARLY" }

// isLower reports whether the phrase makes a lower bound of the number.
func (b bound) isLower() bool { return b.rule == "Q-AT-LEAST" || b.rule == "Q-MORE-THAN" }

// apply returns the amount that the phrase makes of n.
func (b bound) apply(n Number) Quantity {
	switch b.rule {
	case "Q-MORE-THAN":
		return Quantity{Min: n, MinOpen: true, Rule: b.rule}
	case "Q-AT-LEAST":
		return Quantity{Min: n, Rule: b.rule}
	case "Q-UP-TO":
		return Quantity{Max: n, Rule: b.rule}
	case "Q-LESS-THAN":
		return Quantity{Max: n, MaxOpen: true, Rule: b.rule}
	case "Q-NEARLY":
		return Quantity{Min: n.scale(9, 10, true), MinSoft: true, Max: n, MaxOpen: true, Rule: b.rule}
	case "Q-ABOUT":
		return Quantity{Min: n.scale(9, 10, false), Max: n.scale(11, 10, true), MinSoft: true, MaxSoft: true, Rule: b.rule}
	}
	return Quantity{Min: n, Max: n, Rule: "Q-EXACT", Equals: b.equals}
}

// bounds are the phrases that stand before a number.
var bounds = buildBounds()

// postfixes are the phrases that stand after a number.
var postfixes = map[string]bound{
	"or more": {rule: "Q-AT-LEAST"}, "and more": {rule: "Q-AT-LEAST"}, "or greater": {rule: "Q-AT-LEAST"},
	"or higher": {rule: "Q-AT-LEAST"}, "or above": {rule: "Q-AT-LEAST"}, "or over": {rule: "Q-AT-LEAST"},
	"or larger": {rule: "Q-AT-LEAST"}, "and above": {rule: "Q-AT-LEAST"}, "and over": {rule: "Q-AT-LEAST"},
	"+": {rule: "Q-AT-LEAST"}, "plus": {rule: "Q-AT-LEAST"},
	"or less": {rule: "Q-UP-TO"}, "or fewer": {rule: "Q-UP-TO"}, "or lower": {rule: "Q-UP-TO"},
	"or below": {rule: "Q-UP-TO"}, "or under": {rule: "Q-UP-TO"}, "or smaller": {rule: "Q-UP-TO"},
	"and less": {rule: "Q-UP-TO"}, "at most": {rule: "Q-UP-TO"}, "at least": {rule: "Q-AT-LEAST"},
}

// firstWords are the words with which a phrase can begin.
var firstWords = map[string]bool{}

func buildBounds() map[string]bound {
	m := map[string]bound{}
	add := func(b bound, phrases ...string) {
		for _, p := range phrases {
			m[p] = b
		}
	}
	add(bound{rule: "Q-MORE-THAN", open: true}, "over", "above", "exceeding", "exceed", "exceeds", "exceeded", "surpass", "surpasses",
		"surpassed", "surpassing", "in excess of", "upwards of", ">", "just over", "well over", "beyond")
	add(bound{rule: "Q-AT-LEAST"}, "at least", "no fewer than", "no less than", "not less than", "not fewer than", "a minimum of",
		"minimum of", "> =", "at least or equal to", "no smaller than")
	add(bound{rule: "Q-UP-TO"}, "up to", "as many as", "as much as", "no more than", "not more than", "at most", "a maximum of",
		"maximum of", "< =", "no greater than", "no larger than", "at the most")
	add(bound{rule: "Q-LESS-THAN", open: true}, "under", "below", "<", "short of")
	add(bound{rule: "Q-NEARLY"}, "nearly", "almost", "close to", "just under", "approaching", "just short of", "virtually")
	add(bound{rule: "Q-ABOUT"}, "about", "around", "roughly", "some", "approximately", "approx", "approx .", "ca", "ca .", "c .", "est .", "circa", "an estimated",
		"estimated at", "in the region of", "in the order of", "or about", "something like")
	add(bound{rule: "Q-EXACT", equals: true}, "equal to", "equals", "equals to", "equaling to", "equalling", "equaling")
	for _, w := range []string{"more", "greater", "larger", "bigger", "higher"} {
		add(bound{rule: "Q-MORE-THAN", open: true}, w+" than")
		orEqual(add, w, "Q-AT-LEAST")
	}
	for _, w := range []string{"less", "fewer", "smaller", "lower"} {
		add(bound{rule: "Q-LESS-THAN", open: true}, w+" than")
		orEqual(add, w, "Q-UP-TO")
	}
	for _, t := range []map[string]bound{m, postfixes} {
		for p := range t {
			for i := range p + " " {
				if i == len(p) || p[i] == ' ' {
					firstWords[p[:i]] = true
					break
				}
			}
		}
	}
	return m
}

// orEqual adds the ways to say "more than or equal to".
func orEqual(add func(bound, ...string), w, rule string) {
	add(bound{rule: rule}, w+" than or equal to", w+" or equal than", w+" or equal to", "equal to or "+w+" than",
		"equal or "+w+" than", w+" than or equal")
}

// plurals are round plurals: their lower and upper ends by convention.
var plurals = map[string]struct {
	lo, hi int64
	rule   string
}{
	"tens": {20, 99, "Q-TENS"}, "dozens": {24, 99, "Q-DOZENS"}, "scores": {40, 99, "Q-TENS"},
	"hundreds": {200, 999, "Q-HUNDREDS"}, "thousands": {2000, 9999, "Q-THOUSANDS"},
}

// vague reads amounts without a number: "hundreds", "several dozen", "a few",
// "multiple", "a dozen", "wholly", "the rest".
func (p *reader) vague(i int) (q Quantity, next int, ok bool) {
	w := p.at(i)
	if pl, found := plurals[w]; found && (w != "scores" || p.at(i+1) == "of") {
		return p.plural(pl.lo, pl.hi, pl.rule, i+1)
	}
	switch w {
	case "several":
		u := max(multipliers[p.at(i+1)], 1)
		if u == 1 {
			return Quantity{Min: Int(3), Max: Int(9), MinSoft: true, MaxSoft: true, Rule: "Q-SEVERAL"}, i + 1, true
		}
		return Quantity{Min: Int(3 * u), Max: Int(10*u - 1), MinSoft: true, MaxSoft: true, Rule: "Q-SEVERAL-UNIT"}, i + 2, true
	case "multiple":
		return Quantity{Min: Int(2), Rule: "Q-MULTIPLE"}, i + 1, true
	case "wholly":
		return Quantity{Min: Int(100), Max: Int(100), Unit: "percent", Rule: "Q-SHARE"}, i + 1, true
	case "sole":
		return Quantity{Min: Int(100), Max: Int(100), Unit: "percent", Rule: "Q-SHARE"}, i + 1, true
	case "a", "the", "in", "half":
		return p.article(i)
	}
	return q, i, false
}

// plural reads the "of thousands" of "tens of thousands".
func (p *reader) plural(lo, hi int64, rule string, i int) (Quantity, int, bool) {
	q := Quantity{Min: Int(lo), Max: Int(hi), MaxSoft: true, Rule: rule}
	if p.at(i) == "of" {
		switch p.at(i + 1) {
		case "thousands":
			q.Min, q.Max, i = Int(lo*1000), Int((hi+1)*1000-1), i+2
		case "millions":
			q.Min, q.Max, i = Int(lo*1_000_000), Int((hi+1)*1_000_000-1), i+2
		}
	}
	return q, i, true
}

// article reads the vague amounts that begin with an article.
func (p *reader) article(i int) (q Quantity, next int, ok bool) {
	first, second, third := p.at(i), p.at(i+1), p.at(i+2)
	if first == "a" && (second == "few" || second == "handful") {
		u := max(multipliers[third], 1)
		if u > 1 {
			i++
		}
		return Quantity{Min: Int(2 * u), Max: Int(6 * u), MinSoft: true, MaxSoft: true, Rule: "Q-FEW"}, i + 2, true
	}
	if q, ok = articles[[3]string{first, second}]; ok {
		return q, i + 2, true
	}
	if q, ok = articles[[3]string{first, second, third}]; ok {
		return q, i + 3, true
	}
	return q, i, false
}

// articles are the amounts of two or three words.
var articles = map[[3]string]Quantity{
	{"a", "dozen"}:            {Min: Int(12), Max: Int(12), MinSoft: true, MaxSoft: true, Rule: "Q-A-DOZEN"},
	{"half", "a", "dozen"}:    {Min: Int(6), Max: Int(6), MinSoft: true, MaxSoft: true, Rule: "Q-A-DOZEN"},
	{"a", "couple"}:           {Min: Int(2), Max: Int(2), MaxSoft: true, Rule: "Q-FEW"},
	{"a", "minority"}:         {Max: Int(49), Unit: "percent", Rule: "Q-LESS-THAN"},
	{"a", "majority"}:         {Min: Int(50), MinOpen: true, Unit: "percent", Rule: "Q-MORE-THAN"},
	{"the", "rest"}:           {Rule: "Q-QUALITATIVE"},
	{"the", "remainder"}:      {Rule: "Q-QUALITATIVE"},
	{"in", "equal", "halves"}: {Min: Int(50), Max: Int(50), Unit: "percent", Rule: "Q-SHARE"},
}
