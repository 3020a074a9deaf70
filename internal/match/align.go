package match

import (
	"math"

	"sanctrace/internal/names"
)

// pair is one line of an alignment: query tokens qf..qt-1 met candidate tokens
// cf..ct-1; one of the two spans is a single token.
type pair struct {
	qf, qt, cf, ct int
	rel            names.Relation
	gain           float64 // what it adds
	doubt          float64 // what its imperfection costs
	flip           bool    // son met father
}

// alignment is the best pairing of two names and what it amounts to.
type alignment struct {
	pairs        []pair
	met          float64 // sum of gains
	doubt        float64 // sum of doubts
	extra        float64 // loss left on one side only
	conflict     float64 // loss left on both sides
	score        float64
	factors      [maxFactors]int // rows of the table that the score was multiplied by
	numFactors   int
	qMask, cMask uint64
}

const maxFactors = 8

// aligner is the working memory of one comparison at a time.
type aligner struct {
	table *Table
	cand  []pair // possible pairs
	memo  []float64
	pick  []int16
	out   alignment
}

// maxExact bounds the tokens of a name for which the best pairing is searched;
// longer ones are paired greedily.
const maxExact = 9

// align finds the pairing of q and c that meets most. The result is valid
// until the next call.
func (a *aligner) align(q, c *names.Name) *alignment {
	a.out = alignment{pairs: a.out.pairs[:0]}
	a.relations(q, c)
	if len(a.cand) > 0 {
		a.choose(q, c)
	}
	a.settle(q, c)
	return &a.out
}

// relations lists every pair of tokens, or of a join and a token, that can
// stand for one another.
func (a *aligner) relations(q, c *names.Name) {
	a.cand = a.cand[:0]
	for i := range q.Tokens {
		for j := range c.Tokens {
			if r := names.Relate(q.Tokens[i].Form, c.Tokens[j].Form); r.Sim > 0 {
				a.add(q, c, pair{qf: i, qt: i + 1, cf: j, ct: j + 1, rel: r})
			}
		}
		for k := range c.Joins {
			if r := names.RelateJoin(&c.Joins[k], q.Tokens[i].Form); r.Sim > 0 {
				a.add(q, c, pair{qf: i, qt: i + 1, cf: c.Joins[k].From, ct: c.Joins[k].To, rel: r})
			}
		}
	}
	for k := range q.Joins {
		for j := range c.Tokens {
			if r := names.RelateJoin(&q.Joins[k], c.Tokens[j].Form); r.Sim > 0 {
				a.add(q, c, pair{qf: q.Joins[k].From, qt: q.Joins[k].To, cf: j, ct: j + 1, rel: r})
			}
		}
	}
}

func (a *aligner) add(q, c *names.Name, p pair) {
	wq, wc := a.span(q, p.qf, p.qt), a.span(c, p.cf, p.ct)
	sim := float64(p.rel.Sim)
	if p.qt-p.qf == 1 && p.ct-p.cf == 1 && q.Tokens[p.qf].Role != c.Tokens[p.cf].Role && hasPatronymic(q) && hasPatronymic(c) {
		p.flip = true
		sim *= a.table[roleFlip].Value
	}
	p.gain = sim * min(wq, wc)
	if p.rel.Via != names.ViaInitial {
		p.doubt = (1 - sim) * max(wq, wc)
		if q.Class != names.Person { // a misspelt common noun looks rarer than it is
			p.doubt = (1 - sim) * (wq + wc) / 2
		}
	}
	a.cand = append(a.cand, p)
}

func (a *aligner) span(n *names.Name, from, to int) float64 {
	w := 0.0
	for i := from; i < to; i++ {
		w += a.table.worth(n.Tokens[i].Form)
	}
	return w
}

func hasPatronymic(n *names.Name) bool {
	for i := range n.Tokens {
		if n.Tokens[i].Role == names.Patronymic {
			return true
		}
	}
	return false
}

// value orders pairings: gain first, then the order of the words.
func value(p *pair) float64 {
	return p.gain - p.doubt*.5 + .001*float64(p.qt-p.qf+p.ct-p.cf) - 1e-6*math.Abs(float64(p.qf-p.cf))
}

// choose picks the pairs of the best pairing.
func (a *aligner) choose(q, c *names.Name) {
	if a.disjoint() {
		a.out.pairs = append(a.out.pairs, a.cand...)
		return
	}
	if len(q.Tokens) > maxExact || len(c.Tokens) > maxExact {
		a.greedy()
		return
	}
	a.exact(len(q.Tokens), len(c.Tokens))
}

// disjoint reports whether no two possible pairs share a token.
func (a *aligner) disjoint() bool {
	var qm, cm uint64
	for i := range a.cand {
		pq, pc := a.cand[i].masks()
		if qm&pq != 0 || cm&pc != 0 {
			return false
		}
		qm |= pq
		cm |= pc
	}
	return true
}

func (p *pair) masks() (q, c uint64) {
	return uint64(1)<<p.qt - uint64(1)<<p.qf, uint64(1)<<p.ct - uint64(1)<<p.cf
}

func (a *aligner) greedy() {
	var qm, cm uint64
	for {
		best := -1
		for i := range a.cand {
			p := &a.cand[i]
			pq, pc := p.masks()
			if qm&pq == 0 && cm&pc == 0 && (best < 0 || value(p) > value(&a.cand[best])) {
				best = i
			}
		}
		if best < 0 {
			return
		}
		pq, pc := a.cand[best].masks()
		qm |= pq
		cm |= pc
		a.out.pairs = append(a.out.pairs, a.cand[best])
	}
}

// exact finds the pairing of greatest value by dynamic programming over the
// query's tokens in order and the set of candidate tokens used.
func (a *aligner) exact(n, m int) {
	size := (n + 1) << m
	if len(a.memo) < size {
		a.memo, a.pick = make([]float64, size), make([]int16, size)
	}
	for s := 0; s < 1<<m; s++ {
		a.memo[n<<m|s] = 0
	}
	for i := n - 1; i >= 0; i-- {
		for used := 0; used < 1<<m; used++ {
			best, pick := a.memo[(i+1)<<m|used], int16(-1)
			for k := range a.cand {
				p := &a.cand[k]
				_, pc := p.masks()
				if p.qf != i || uint64(used)&pc != 0 {
					continue
				}
				if v := value(p) + a.memo[p.qt<<m|used|int(pc)]; v > best {
					best, pick = v, int16(k)
				}
			}
			a.memo[i<<m|used], a.pick[i<<m|used] = best, pick
		}
	}
	for i, used := 0, 0; i < n; {
		k := a.pick[i<<m|used]
		if k < 0 {
			i++
			continue
		}
		p := a.cand[k]
		_, pc := p.masks()
		used |= int(pc)
		i = p.qt
		a.out.pairs = append(a.out.pairs, p)
	}
}

// tally counts what kinds of pair a pairing has.
type tally struct {
	solid    int     // pairs of words that can carry a match
	initials int     // pairs with an initial
	words    int     // of the solid ones, those of plain words
	exact    int     // of the plain words, those that are equal or nearly
	gain     float64 // of the solid ones
	word     *pair   // a pair of plain words
}

// nearly is the similarity from which a pair of words counts as equal.
const nearly = .93

// acrossScripts is the same for words of two scripts, of which one may hide
// its vowels.
const acrossScripts = .80

func (a *aligner) tally(q, c *names.Name) tally {
	var n tally
	o := &a.out
	for i := range o.pairs {
		p := &o.pairs[i]
		joined := p.qt-p.qf > 1 || p.ct-p.cf > 1
		x, y := q.Tokens[p.qf].Form, c.Tokens[p.cf].Form
		switch {
		case p.rel.Via == names.ViaInitial, x.Kind == names.Initial && y.Kind == names.Initial:
			n.initials++
		case joined, solid(x) && solid(y):
			n.solid++
			n.gain += p.gain
			if joined || x.Kind == names.Word && y.Kind == names.Word {
				n.words++
				n.word = p
				if (p.rel.Sim >= nearly || joined && p.rel.Via == names.ViaTransliteration || x.Script != y.Script && p.rel.Sim >= acrossScripts) && !p.flip {
					n.exact++
				}
			}
		}
	}
	return n
}

// settle sums up the pairing into a score.
func (a *aligner) settle(q, c *names.Name) {
	o, t := &a.out, a.table
	n := a.tally(q, c)
	if n.solid == 0 {
		return
	}
	if q.Class != names.Person && n.words == 1 && n.exact == 0 {
		a.thin(q, c, n.word)
	}
	for i := range o.pairs {
		p := &o.pairs[i]
		pq, pc := p.masks()
		o.qMask |= pq
		o.cMask |= pc
		o.met += p.gain
		o.doubt += p.doubt
	}
	if o.met <= 0 {
		return
	}
	syllables := syllabic(q) || syllabic(c)
	qLoss, qSwap, qOpen := a.left(q, o.qMask, syllables)
	cLoss, cSwap, cOpen := a.left(c, o.cMask, syllables)
	conflict := t[conflictPerson].Value
	if q.Class != names.Person {
		conflict = t[conflictOther].Value
	}
	o.conflict = conflict * min(qSwap, cSwap)
	o.extra = t.extra(q.Class, o.met) * math.Abs(qLoss-cLoss)
	o.score = o.met / (o.met + o.doubt + o.extra + o.conflict) * t.confidence(q.Class, o.met)
	if q.Class == names.Person {
		a.personFactors(q, c, n, qOpen || cOpen)
	} else if legalDiffer(q, c) {
		if n.words == 1 {
			a.factor(legalDiffersThin)
		} else {
			a.factor(legalDiffers)
		}
	}
}

// factor multiplies the score by a row of the table and remembers it.
func (a *aligner) factor(row int) {
	a.out.score *= a.table[row].Value
	a.out.factors[a.out.numFactors] = row
	a.out.numFactors++
}

func (a *aligner) personFactors(q, c *names.Name, n tally, open bool) {
	if n.solid == 1 && n.initials == 0 && open {
		a.factor(singleWord)
	}
	if n.solid == 1 && n.initials > 0 && n.gain < a.table[worthKnown].Value {
		a.factor(initialOnly)
	}
	if n.solid == 1 && n.initials > 0 && open {
		a.factor(initialOpen)
	}
	if n.words > 1 && n.exact == 0 {
		a.factor(allDoubtful)
	}
	if !q.Comma && !c.Comma && inverted(a.out.pairs) {
		a.factor(orderChanged)
		if open {
			a.factor(orderOpen)
		}
	}
}

// Bounds of thin.
const (
	thinTypo    = 5 // bytes of a word from which one edit may be a typo though nothing else tells the company
	thinAcronym = 5 // words that first letters may stand for alone
	thinLong    = 9 // bytes of a word that is told by more than its every letter
)

// thin weighs the one word that tells a company, where it met another that is
// not equal. Brands that sound alike are many; a misspelt one keeps all other
// letters and its legal form.
func (a *aligner) thin(q, c *names.Name, p *pair) {
	x, y := q.Tokens[p.qf].Form, c.Tokens[p.cf].Form
	if p.qt-p.qf > 1 || p.ct-p.cf > 1 {
		if n := max(p.qt-p.qf, p.ct-p.cf); p.rel.Via == names.ViaAcronym && (n >= thinAcronym || n == thinAcronym-1 && len(q.Legal) > 0 && sameLegal(q, c)) {
			return
		}
		if p.rel.Sim < nearly {
			p.doubt += (p.gain + p.doubt) * a.table[thinWord].Value
		}
		return
	}
	n := min(len(x.Text), len(y.Text))
	if x.Script != y.Script {
		return
	}
	if n >= thinTypo-1 && max(len(x.Text), len(y.Text)) >= thinTypo && sameLegal(q, c) && names.Distance(x.Text, y.Text) == 1 {
		p.doubt *= a.table[thinMisspelt].Value
		return
	}
	if n < thinLong {
		p.doubt += (p.gain + p.doubt) * a.table[thinWord].Value
	}
}

// sameLegal reports whether both have no legal form or one in common.
func sameLegal(q, c *names.Name) bool {
	return len(q.Legal) == 0 && len(c.Legal) == 0 || len(q.Legal) > 0 && len(c.Legal) > 0 && !legalDiffer(q, c)
}

func syllabic(n *names.Name) bool {
	for i := range n.Tokens {
		if s := n.Tokens[i].Script; s == names.Han || s == names.Hangul {
			return true
		}
	}
	return false
}

// extra is what the loss left on one side counts: the less is met, the more a
// further word tells of another party.
func (t *Table) extra(class names.Class, met float64) float64 {
	x := t[extraPerson].Value
	if class != names.Person {
		x = t[extraOther].Value
	}
	return x * (1 + t[extraThin].Value*math.Exp(-met/extraUnit))
}

// extraUnit is the evidence, in worths of words, over which further words come
// to count less.
const extraUnit = .6

// confidence is the share of 1 that evidence of the given weight can reach.
func (t *Table) confidence(class names.Class, met float64) float64 {
	span := t[confidenceSpan].Value
	if class == names.Person {
		span = t[confidenceSpanPerson].Value
	}
	return 1 - span*math.Exp(-met/t[confidenceUnit].Value)
}

// left sums the loss of tokens that met nothing: loss where the other side has
// nothing either, swap where it has something else. open tells whether a solid
// word is among them. Where a side is written in syllables, a short word of
// the other is one too.
func (a *aligner) left(n *names.Name, met uint64, syllables bool) (loss, swap float64, open bool) {
	for i := range n.Tokens {
		if met>>i&1 != 0 {
			continue
		}
		f := n.Tokens[i].Form
		l := a.table.lossIn(f, n.Class, syllables)
		loss += l
		swap += a.table.swap(f, n.Class, l)
		open = open || solid(f)
	}
	return loss, swap, open
}

// lossIn is loss, for a name that may be compared with one in syllables.
func (t *Table) lossIn(f *names.Form, class names.Class, syllables bool) float64 {
	if syllables && class == names.Person && f.Kind == names.Word && len(f.Text) <= syllable {
		return max(t.loss(f, class), t[lossSyllable].Value)
	}
	return t.loss(f, class)
}

// syllable is the most bytes of a syllable in Latin letters.
const syllable = 6

// swap is the loss of a word when words are left on the other side too; loss
// is what it loses else.
func (t *Table) swap(f *names.Form, class names.Class, loss float64) float64 {
	switch {
	case class == names.Person && f.Kind == names.Word:
		return max(loss, t.plainWorth(f), t[lossSwapped].Value)
	case f.Kind == names.Sector:
		return t[lossSectorSwapped].Value
	}
	return loss
}

// solid words can carry a match; particles and initials cannot.
func solid(f *names.Form) bool { return f.Kind != names.Particle && f.Kind != names.Initial }

// inverted reports whether solid words met in another order.
func inverted(ps []pair) bool {
	for i := range ps {
		for j := range ps {
			if ps[i].qf < ps[j].qf && ps[i].cf > ps[j].cf {
				return true
			}
		}
	}
	return false
}

// legalDiffer reports whether both have legal forms and none in common.
func legalDiffer(q, c *names.Name) bool {
	if len(q.Legal) == 0 || len(c.Legal) == 0 {
		return false
	}
	legal := false
	for _, x := range q.Legal {
		for _, y := range c.Legal {
			if x.Class == y.Class {
				return false
			}
			legal = legal || !names.Establishment(x.Class) && !names.Establishment(y.Class)
		}
	}
	return legal
}
