package match

import (
	"strings"

	"sanctrace/internal/finding"
	"sanctrace/internal/index"
	"sanctrace/internal/names"
)

// explainName notes how the best pair of names came to its score: what each
// met word was worth, what doubts, extra and contradicting words cost, and
// what the whole lost for common words, order, legal form and weak aliases.
func (c *Comparer) explainName(b named) {
	if !c.explain {
		return
	}
	o := &c.aligner.out
	if !b.last {
		o = c.aligner.align(b.q, b.c)
	}
	den := o.met + o.doubt + o.extra + o.conflict
	for i := range o.pairs {
		p := &o.pairs[i]
		s := finding.Step{Feature: "name", Query: words(b.q, p.qf, p.qt), Candidate: words(b.c, p.cf, p.ct), Via: p.rel.Via.String(), Worth: p.gain/o.met - p.doubt/den}
		s.Note = note(p, b)
		c.step(s)
	}
	c.leftovers(b, o, den)
	score := o.met / den
	score = c.factor(score, c.scorer.table.confidence(b.q.Class, o.met), finding.Step{Feature: "name", Via: "rarity", Note: "how much evidence words this common can be"})
	t := c.scorer.table
	for _, row := range o.factors[:o.numFactors] {
		s := finding.Step{Feature: "name", Via: factorSays[row][0], Note: factorSays[row][1]}
		if row == legalDiffers || row == legalDiffersThin {
			s.Query, s.Candidate = forms(b.q), forms(b.c)
		}
		score = c.factor(score, t[row].Value, s)
	}
	if len(b.q.Legal) > 0 && len(b.c.Legal) > 0 && !legalDiffer(b.q, b.c) {
		c.step(finding.Step{Feature: "name", Query: forms(b.q), Candidate: forms(b.c), Via: "legal form"})
	}
	if b.kind != index.Strong {
		c.factor(score, c.scorer.kindFactor(b.kind), finding.Step{Feature: "name", Candidate: b.c.Raw, Via: b.kind.String()})
	}
}

// factorSays names the rows that a score is multiplied by, and says why.
var factorSays = map[int][2]string{
	singleWord:       {"single word", "one word of a longer name does not identify a person"},
	initialOnly:      {"initial only", "an initial and a common name fit many"},
	initialOpen:      {"initial, names left", "an initial and one name, with names left that met nothing"},
	allDoubtful:      {"no word the same", "no word is the same as written or nearly"},
	orderChanged:     {"order", "words stand in another order"},
	legalDiffers:     {"legal form differs", ""},
	legalDiffersThin: {"legal form differs", "where one word tells the company"},
}

// factor multiplies the score and notes the difference as a step.
func (c *Comparer) factor(score, f float64, s finding.Step) float64 {
	s.Worth = score*f - score
	c.step(s)
	return score * f
}

// leftovers notes the words that met nothing, with their share of what the
// extra and contradicting words cost.
func (c *Comparer) leftovers(b named, o *alignment, den float64) {
	syllables := syllabic(b.q) || syllabic(b.c)
	qLoss, _, _ := c.aligner.left(b.q, o.qMask, syllables)
	cLoss, _, _ := c.aligner.left(b.c, o.cMask, syllables)
	if qLoss+cLoss == 0 {
		return
	}
	total := (o.extra + o.conflict) / den
	via := "extra"
	if min(qLoss, cLoss) > 0 {
		via = "contradicts"
	}
	// The side with more loss bears the extra; what contradicts is shared.
	qShare := o.conflict / 2
	cShare := o.conflict / 2
	if qLoss > cLoss {
		qShare += o.extra
	} else {
		cShare += o.extra
	}
	if o.extra+o.conflict == 0 {
		return
	}
	qPart, cPart := total*qShare/(o.extra+o.conflict), total*cShare/(o.extra+o.conflict)
	lost := func(f *names.Form) float64 { return c.scorer.table.lossIn(f, b.q.Class, syllables) }
	for _, w := range unmet(b.q, o.qMask) {
		c.step(finding.Step{Feature: "name", Query: w.Orig, Via: via, Worth: -qPart * lost(w.Form) / qLoss})
	}
	for _, w := range unmet(b.c, o.cMask) {
		c.step(finding.Step{Feature: "name", Candidate: w.Orig, Via: via, Worth: -cPart * lost(w.Form) / cLoss})
	}
}

// unmet returns the words of n that met nothing.
func unmet(n *names.Name, met uint64) []names.Token {
	var out []names.Token
	for i := range n.Tokens {
		if met>>i&1 == 0 {
			out = append(out, n.Tokens[i])
		}
	}
	return out
}

func note(p *pair, b named) string {
	var parts []string
	if p.flip {
		parts = append(parts, "a father's name on one side, a given name on the other")
	}
	f := b.c.Tokens[p.cf].Form
	switch {
	case f.Kind != names.Word:
		parts = append(parts, f.Kind.String())
	case f.Level == 3:
		parts = append(parts, "very common name")
	case f.Level == 2:
		parts = append(parts, "common name")
	}
	return strings.Join(parts, "; ")
}

func words(n *names.Name, from, to int) string {
	var out []string
	for i := from; i < to; i++ {
		out = append(out, n.Tokens[i].Orig)
	}
	return strings.Join(out, " ")
}

func forms(n *names.Name) string {
	var out []string
	for _, l := range n.Legal {
		out = append(out, l.Text)
	}
	return strings.Join(out, ", ")
}
