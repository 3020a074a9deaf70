package match

import (
	"math"
	"slices"

	"sanctrace/internal/index"
	"sanctrace/internal/names"
)

// Probes returns one probe for each reading of the query's names: what the
// index needs to propose every name that can score enough.
func (p *Prepared) Probes() []index.Probe { return p.ProbesIn(new(Probing)) }

// Probing is memory for the probes of one query at a time. The zero Probing is
// ready; it is not safe for concurrent use.
type Probing struct {
	probes []index.Probe
	says   []*saying
}

// saying is what the functions of a probe rest on.
type saying struct {
	bounder
	sums []float64 // gain, loss and swap
	meet func(int, *names.Form, names.Relation) (gain, cost float64, carries bool)
	span func(from, to, k int, f *names.Form, r names.Relation) (gain, cost float64)
	miss func(*names.Form) (loss, swap float64, open bool)
	most func(index.Met) float64
}

// say returns the i-th saying.
func (m *Probing) say(i int) *saying {
	if i == len(m.says) {
		s := &saying{}
		s.meet, s.span, s.miss, s.most = s.bounder.meet, s.bounder.span, s.bounder.miss, s.bound
		m.says = append(m.says, s)
	}
	return m.says[i]
}

// ProbesIn is Probes in the memory of m: they are valid until its next use.
func (p *Prepared) ProbesIn(m *Probing) []index.Probe {
	t := p.scorer.table
	m.probes = m.probes[:0]
	for i := range p.read {
		n := &p.read[i]
		k, b := len(n.Tokens), m.say(i)
		b.bounder, b.sums = t.bounder(n.Class), slices.Grow(b.sums[:0], 3*k)[:3*k]
		b.gain, b.loss = b.sums[:k:k], b.sums[k:2*k:2*k]
		pr := index.Probe{Name: n, Gain: b.gain, Loss: b.loss, Swap: b.sums[2*k:]}
		for k := range n.Tokens {
			f := n.Tokens[k].Form
			pr.Gain[k], pr.Loss[k] = t.worth(f), t.loss(f, n.Class)
			pr.Swap[k] = t.swap(f, n.Class, pr.Loss[k])
			if solid(f) {
				pr.Solid |= 1 << k
			}
			b.alone = b.alone && f.Kind != names.Initial
		}
		pr.Least, pr.LeastSwap = t.leastLoss(n.Class == names.Person)
		pr.Meet, pr.Span, pr.Miss, pr.Trade, pr.Bound = b.meet, b.span, b.miss, trade, b.most
		m.probes = append(m.probes, pr)
	}
	return m.probes
}

func (t *Table) bounder(class names.Class) bounder {
	b := bounder{table: t, class: class, conflict: t[conflictOther].Value, doubt: min(1, t[thinMisspelt].Value)}
	if class == names.Person {
		b.conflict, b.doubt = t[conflictPerson].Value, 1
	}
	b.firm = b.conflict * min(1, t[lossSectorSwapped].Value/t[lossSector].Value)
	b.alone = class == names.Person
	return b
}

// bounder says what a scorer can give at most for one reading of a query name.
type bounder struct {
	table      *Table
	class      names.Class
	conflict   float64
	firm       float64 // the least of conflict that a loss on both sides counts
	doubt      float64 // the least share of a doubt that counts
	alone      bool    // a single word that meets is marked down
	gain, loss []float64
}

// meet bounds the gain of a pair from above, and from below the doubt of
// pairing or the loss of leaving; carries is false where an initial is met.
func (b *bounder) meet(k int, f *names.Form, r names.Relation) (gain, cost float64, carries bool) {
	if r.Via == names.ViaInitial {
		return float64(r.Sim) * min(b.gain[k], b.table.worth(f)), 0, false
	}
	gain, cost = b.span(k, k+1, k, f, r)
	return gain, cost, true
}

// span is meet for tokens that are joined: the share of token k.
func (b *bounder) span(from, to, k int, f *names.Form, r names.Relation) (gain, cost float64) {
	sim, q, c := float64(r.Sim), 0., b.table.worth(f)
	for _, g := range b.gain[from:to] {
		q += g
	}
	share := b.gain[k] / q
	doubt := (1 - sim) * max(q, c)
	if b.class != names.Person {
		doubt = (1 - sim) * (q + c) / 2
	}
	extra, _ := b.shares(math.Inf(1)) // whatever else is met, so that it holds for the word in any name
	return share * sim * min(q, c), min(share*doubt*b.doubt, extra*b.loss[k])
}

// shares returns what the greater of two losses costs at least, and what the
// lesser costs beside it, which is not less, when no more than most is met.
func (b *bounder) shares(most float64) (extra, both float64) {
	extra = min(b.table.extra(b.class, most), b.firm/2)
	return extra, b.firm - extra
}

func (b *bounder) miss(f *names.Form) (loss, swap float64, open bool) {
	loss = b.table.loss(f, b.class)
	return loss, b.table.swap(f, b.class, loss), solid(f)
}

// bound is the score of settle with everything uncertain in favour of the
// name. What is left costs extra * |a - b| + conflict * min(a', b'), where a and
// b are at least Loss and Rest, a' and b' at least Swap and RestSwap, and a' and
// b' at least firm / conflict of a and b; both lower bounds of it grow with a
// and b.
func (b *bounder) bound(m index.Met) float64 {
	if m.Solid == 0 && !m.Joined || m.Gain <= 0 {
		return 0
	}
	extra, both := b.shares(m.Most)
	left := extra*max(m.Loss, m.Rest) + both*min(m.Loss, m.Rest)
	left = max(left+m.Cost, b.conflict*min(m.Swap, m.RestSwap))
	best := m.Gain / (m.Gain + left) * b.table.confidence(b.class, m.Most)
	if b.class != names.Person || m.Solid > 1 || m.Joined {
		return best
	}
	return best * b.lonely(m)
}

// lonely is the factor of personFactors for at most one pair of solid words, with
// everything uncertain in favour of the name. A solid token that can only meet an
// initial either does or is left.
func (b *bounder) lonely(m index.Met) float64 {
	t := b.table
	open := m.Open > 0 || m.RestOpen
	initial, none := 1., 1. // with an initial that meets, and with none
	if m.Carried < t[worthKnown].Value {
		initial = t[initialOnly].Value
	}
	if open {
		initial *= t[initialOpen].Value
	}
	if open || m.Faint {
		none = t[singleWord].Value
	}
	if b.alone && !m.Faint {
		return none
	}
	return max(initial, none)
}

// trade follows from the score being at most gain / (gain + cost + ...).
func trade(floor float64) float64 {
	if floor >= 1 {
		return 0
	}
	return floor / (1 - floor)
}

// leastLoss returns the least loss and swap of a word that is neither particle
// nor initial.
func (t *Table) leastLoss(person bool) (loss, swap float64) {
	loss = min(t[worthRare].Value, t[worthKnown].Value, t[worthCommon].Value, t[worthVeryCommon].Value, t[worthSyllable].Value, t[lossSyllable].Value)
	if person {
		return min(loss, t[lossSeries].Value), min(max(loss, t[lossSwapped].Value), t[lossSeries].Value)
	}
	loss = min(loss, t[lossGeneric].Value, t[lossSector].Value, t[lossGeo].Value, t[lossSeries].Value)
	return loss, min(loss, t[lossSectorSwapped].Value)
}
