// Package quantity reads amounts as texts give them: "more than 300", "dozens",
// "between 320 and 350", "up to 1.2 million", "nearly 400", "two or three".
//
// A [Quantity] is an interval. Its bounds are those of the text where the text
// gives them; a bound that is only a convention of reading ("hundreds" =
// 200..999) is marked soft. The conventions, with their names (Q-UP-TO, ...),
// are those of the closed list quantity_rules. What an amount counts, and
// whether a number counts anything at all (ages, designations, dates), is for
// the caller to decide; designations such as "Shahed-136" and compounds such
// as "10-point" are never amounts here.
package quantity

// Quantity is one amount found in a text.
type Quantity struct {
	Start, End       int    // byte range of the text
	Text             string // its exact words
	Min, Max         Number // bounds as the text gives them; nothing = open
	MinOpen, MaxOpen bool   // the bound itself is excluded ("more than 300")
	MinSoft, MaxSoft bool   // the bound is a convention of reading
	Unit             string // percent, USD, EUR, kg; empty otherwise
	Rule             string // name of the convention
	Ordinal          bool   // a rank ("the tenth"), not a count
	Equals           bool   // the text says "equal to"
}

// Whole returns the inclusive bounds of a count: "more than 300" is 301..,
// "fewer than 10" is ..9. Amounts that are not whole keep their bounds.
func (q Quantity) Whole() (lo, hi Number) {
	lo, hi = q.Min, q.Max
	if q.MinOpen && lo.den == 1 {
		lo = Int(lo.num + 1)
	}
	if q.MaxOpen && hi.den == 1 {
		hi = Int(hi.num - 1)
	}
	return lo, hi
}

// Interval renders the bounds in mathematical notation: "(20,35]".
func (q Quantity) Interval() string {
	l, r := "[", "]"
	if q.MinOpen || !q.Min.Known() {
		l = "("
	}
	if q.MaxOpen || !q.Max.Known() {
		r = ")"
	}
	return l + q.Min.String() + "," + q.Max.String() + r
}

// Find returns the amounts of text in order; they do not overlap.
func Find(text string) []Quantity {
	var buf [64]token
	p := &reader{text: text, toks: scan(buf[:0], text)}
	var out []Quantity
	for i := 0; i < len(p.toks); {
		if !p.reachesAmount(i) {
			i++
			continue
		}
		q, next, ok := p.amount(i)
		if !ok {
			i++
			continue
		}
		if j, joined := p.join(&q, next); joined {
			next = j
		}
		q.Start = p.toks[i].start
		next = p.unit(&q, i, next)
		q.End = p.toks[next-1].end
		q.Text = text[q.Start:q.End]
		out = append(out, q)
		i = next
	}
	return out
}

// amount reads one amount at token i.
func (p *reader) amount(i int) (q Quantity, next int, ok bool) {
	if r, j, found := lookup(p, i, bounds); found {
		if q, next, ok = p.bounded(r, j); ok {
			return q, next, true
		}
	}
	if q, next, ok = p.span(i); ok {
		return q, next, true
	}
	if q, next, ok = p.vague(i); ok {
		return q, next, true
	}
	n, next, ord, ok := p.number(i)
	if !ok || ord {
		return q, i, false
	}
	q = Quantity{Min: n, Max: n, Rule: "Q-EXACT"}
	return p.postfix(q, next)
}

// bounded reads what follows a bounding phrase such as "more than".
func (p *reader) bounded(r bound, i int) (q Quantity, next int, ok bool) {
	if r.isRough() {
		if q, next, ok = p.rough(r, i); ok {
			return q, next, true
		}
	}
	if r.isLower() && p.at(i) == "some" && !p.isNumber(i+1) {
		return Quantity{Min: Int(1), Rule: r.rule}, i + 1, true
	}
	n, next, ord, ok := p.number(i)
	if !ok {
		v, j, isVague := p.vague(i)
		if !isVague || !v.Min.Known() {
			return q, i, false
		}
		n, next = v.Min, j
	}
	q = r.apply(n)
	q.Ordinal = ord
	if r.rule == "Q-ABOUT" {
		_, after, _ := p.postfix(q, next)
		return q, next, after == next // "about 500 or more" is "500 or more"
	}
	return p.orEqual(q, next)
}

// rough reads a range or a vague amount after "about" or "nearly".
func (p *reader) rough(r bound, i int) (q Quantity, next int, ok bool) {
	if q, next, ok = p.span(i); ok && r.rule == "Q-ABOUT" {
		q.Min, q.Max = q.Min.scale(9, 10, false), q.Max.scale(11, 10, true)
		q.MinSoft, q.MaxSoft, q.Rule = true, true, "Q-ABOUT"
		return q, next, true
	}
	return p.vague(i)
}

// isNumber reports whether a number stands at i.
func (p *reader) isNumber(i int) bool {
	_, _, _, ok := p.number(i)
	return ok
}

// orEqual reads the tail of "less than 5000 or equal (to)" when no number
// follows, and of "equal to 5000 or less".
func (p *reader) orEqual(q Quantity, i int) (Quantity, int, bool) {
	if q.Equals {
		return p.postfix(q, i)
	}
	j, ok := p.phrase(i, "or equal")
	if !ok || !q.MinOpen && !q.MaxOpen {
		return q, i, true
	}
	if p.at(j) == "to" {
		j++
	}
	if p.isNumber(j) {
		return q, i, true
	}
	q.MinOpen, q.MaxOpen = false, false
	return q, j, true
}

// postfix reads "or more", "or less than" and the like after a number.
func (p *reader) postfix(q Quantity, i int) (Quantity, int, bool) {
	r, j, found := lookup(p, i, postfixes)
	if !found || p.isNumber(j) {
		return q, i, true
	}
	if p.at(j) == "than" {
		if p.isNumber(j + 1) {
			return q, i, true
		}
		j++
	}
	if r.rule == "Q-AT-LEAST" {
		q.Max = Number{}
	} else {
		q.Min = Number{}
	}
	q.Rule = r.rule
	return q, j, true
}

// span reads a range: "between 20 and 30", "from 5 to 7", "10-20", "two or
// three".
func (p *reader) span(i int) (q Quantity, next int, ok bool) {
	i, lead := p.lead(i)
	a, j, ord, ok := p.number(i)
	if !ok || !p.joins(lead, i, j) {
		return q, i, false
	}
	b, next, ord2, ok := p.number(j + 1)
	if !ok || !ordinalsFit(lead, ord, ord2) {
		return q, i, false
	}
	if j-i == 1 && p.toks[i].digits {
		a = p.shareUnit(a, b, j, next)
	}
	if p.isPartOfNumber(i, j, next) || a.Cmp(b) >= 0 {
		return q, i, false
	}
	return Quantity{Min: a, Max: b, Rule: "Q-RANGE", Ordinal: ord}, next, true
}

// ordinalsFit reports whether both ends of a range are ordinals or neither is;
// ordinals need a leading word.
func ordinalsFit(lead string, first, second bool) bool {
	return first == second && (lead != "" || !first)
}

// joins reports whether token j makes a range of the number that starts at i
// and the next one, which may be no month.
func (p *reader) joins(lead string, i, j int) bool {
	return !p.isYearMonth(i) && p.rangeSign(lead, i, j)
}

// isPartOfNumber reports whether the range from i to next with the hyphen at j
// is a piece of a phone number or of another number with hyphens.
func (p *reader) isPartOfNumber(i, j, next int) bool {
	return p.hyphenated(next) || p.phoneNumber(i, j)
}

// rangeSigns are the signs and words that join the two ends of a range without
// a leading word.
var rangeSigns = map[string]bool{"to": true, "through": true, "~": true, "–": true, "—": true, "-": true}

// rangeSign reports whether token j joins the number that starts at i to the
// next one, given the leading word: "between 2 and 3", "2-3", "two or three"
// and "2 or 3", but not "2 or three".
func (p *reader) rangeSign(lead string, i, j int) bool {
	sep := p.at(j)
	switch lead {
	case "between":
		return sep == "and"
	case "from":
		return sep == "to" || sep == "and"
	}
	if sep == "or" {
		return !p.toks[i].digits || j+1 < len(p.toks) && p.toks[j+1].digits
	}
	return rangeSigns[sep]
}

// shareUnit gives the lower end a of a range the multiplier that only the upper
// end b bears, as in "2 to 3 million"; j is the sign between them, next the end.
func (p *reader) shareUnit(a, b Number, j, next int) Number {
	unit := multipliers[p.at(next-1)]
	if p.at(j) == "or" || unit < 1000 || next-j <= 2 || a.Cmp(b) >= 0 {
		return a
	}
	if c := a.times(unit); c.Known() && c.Cmp(b) < 0 {
		return c
	}
	return a
}

// hyphenated reports whether a hyphen sticks to the number that ends before i.
func (p *reader) hyphenated(i int) bool {
	return p.at(i) == "-" && p.toks[i].glued
}

// phoneNumber reports whether what starts at i with a hyphen at j follows "+".
func (p *reader) phoneNumber(i, j int) bool {
	return p.at(j) == "-" && j > i+1 && p.at(i-1) == "+"
}

// lead reads "between" or "from" before a range.
func (p *reader) lead(i int) (next int, word string) {
	if w := p.at(i); w == "between" || w == "from" {
		return i + 1, w
	}
	return i, ""
}

// isYearMonth reports whether "1995-01" or "2024-03-09" stands at i.
func (p *reader) isYearMonth(i int) bool {
	return i+2 < len(p.toks) && len(p.toks[i].word) == 4 && p.toks[i].digits && p.at(i+1) == "-" && p.toks[i+2].digits && len(p.at(i+2)) == 2
}

// join merges "more than 10" with a following "and less than 40" into one
// interval where the two meet.
func (p *reader) join(q *Quantity, i int) (next int, ok bool) {
	if q.Rule == "Q-EXACT" || q.Rule == "Q-RANGE" || !q.halfOpen() {
		return i, false
	}
	o, next, ok := p.otherEnd(i)
	if !ok || !o.halfOpen() || o.Min.Known() == q.Min.Known() {
		return i, false
	}
	joined := *q
	if o.Min.Known() {
		joined.Min, joined.MinOpen = o.Min, o.MinOpen
	} else {
		joined.Max, joined.MaxOpen = o.Max, o.MaxOpen
	}
	if joined.Min.Cmp(joined.Max) >= 0 {
		return i, false
	}
	joined.Rule = "Q-RANGE"
	*q = joined
	return next, true
}

// otherEnd reads the second bound of an interval after a conjunction at i.
func (p *reader) otherEnd(i int) (o Quantity, next int, ok bool) {
	j := p.conjunction(i)
	if j == i {
		return o, i, false
	}
	r, k, found := lookup(p, j, bounds)
	if !found || r.isRough() {
		return o, i, false
	}
	return p.bounded(r, k)
}

// halfOpen reports whether just one bound of q is known.
func (q *Quantity) halfOpen() bool { return q.Min.Known() != q.Max.Known() }

// conjunction returns the token after "and", "but", a comma or both at i.
func (p *reader) conjunction(i int) int {
	if p.at(i) == "," {
		i++
	}
	if w := p.at(i); w == "and" || w == "but" {
		i++
	}
	return i
}

// unit reads "%", "per cent", currency signs and kilograms around an amount.
func (p *reader) unit(q *Quantity, first, next int) int {
	if u, ok := units[p.at(next)]; ok {
		q.Unit = u
		next++
	} else if j, ok := p.phrase(next, "per cent"); ok {
		q.Unit = "percent"
		next = j
	}
	if q.Unit == "percent" && q.Rule == "Q-EXACT" {
		q.Rule = "Q-SHARE"
	}
	for k := first - 1; k < next && q.Unit == ""; k++ {
		if c, ok := currencies[p.at(k)]; ok {
			q.Unit = c
			if k == first-1 {
				q.Start = p.toks[k].start
			}
		}
	}
	return next
}

// units are the words after an amount that say what it is measured in.
var units = map[string]string{
	"%": "percent", "percent": "percent", "kg": "kg", "kilograms": "kg", "kilogrammes": "kg", "kilos": "kg",
	"dollars": "USD", "euros": "EUR", "euro": "EUR", "eur": "EUR",
}

// currencies are the signs and codes before or after an amount of money.
var currencies = map[string]string{"$": "USD", "€": "EUR", "usd": "USD", "eur": "EUR"}

// lookup finds the longest phrase of a table at i.
func lookup(p *reader, i int, table map[string]bound) (b bound, next int, ok bool) {
	if !p.mayBegin(i) {
		return b, i, false
	}
	var buf [64]byte
	words := buf[:0]
	for k := 0; k < 6 && i+k < len(p.toks); k++ {
		if k > 0 {
			words = append(words, ' ')
		}
		words = append(words, p.at(i+k)...)
		if r, found := table[string(words)]; found {
			b, next, ok = r, i+k+1, true
		}
	}
	if ok {
		next = p.skipSigns(next)
	}
	return b, next, ok
}

// mayBegin reports whether a phrase can begin at i; a sign that sticks to
// another is a part of that.
func (p *reader) mayBegin(i int) bool {
	if i >= len(p.toks) || !firstWords[p.at(i)] {
		return false
	}
	return !(sign(p.at(i)) && p.toks[i].glued && sign(p.at(i-1)))
}

// skipSigns returns the token after the signs of money at i: "about €900,000".
func (p *reader) skipSigns(i int) int {
	for _, c := range [...]string{"$", "€"} {
		if p.at(i) == c {
			i++
		}
	}
	return i
}

// sign reports whether w is a sign of comparison.
func sign(w string) bool { return w == "<" || w == ">" || w == "=" }
