package claims

import (
	"slices"
	"strconv"

	"sanctrace/internal/vocab"
)

// RelationType is a relation for which the closed lists have no event type.
type RelationType string

// The relations that are kept apart from the claims of events.
const (
	SharesAddress RelationType = "shares_address_with"
	SuccessorOf   RelationType = "successor_of"
)

// Relation is what parties are to each other where no event type says it.
type Relation struct {
	ID       string         `json:"id"`
	Type     RelationType   `json:"type"`
	Parties  []string       `json:"parties"` // entities, at least two; of a succession the successor first
	Span     Range          `json:"span"`
	Chain    []Hop          `json:"chain"`
	Modality vocab.Modality `json:"modality"`
	Polarity vocab.Polarity `json:"polarity"`
	Reason   string         `json:"rule"` // which rule found it
}

// statedAs are the modalities of what is said to be or to have been so.
var statedAs = []vocab.Modality{vocab.ReportedFact, vocab.AssertedFact, vocab.Presupposed, vocab.InProgress}

// Stated reports whether the text says that the relation is or was so.
func (x *Relation) Stated() bool {
	return x.Polarity == vocab.Positive && slices.Contains(statedAs, x.Modality)
}

// Stated reports whether the text says, and not as an accusation, that the event
// is or was so.
func (c *Claim) Stated() bool {
	return c.Polarity == vocab.Positive && !c.Allegation && slices.Contains(statedAs, c.Modality)
}

// Words are what stands between the first party of a relation and each other.
func (t RelationType) Words() string {
	if t == SuccessorOf {
		return "is the successor of"
	}
	return "shares an address with"
}

// relate finds the relations of a sentence.
func (r *reader) relate(si int) {
	s := &r.sents[si]
	for k := range s.vgs {
		r.sharedAddress(si, k)
		r.succeeded(si, k)
	}
	for p := range s.nps {
		r.successor(si, p)
	}
}

// addressNouns are what parties share who sit in one place.
var addressNouns = words("address addresses premises headquarters office offices")

// sharedAddress reads "X shares an address with Y", "X and Y share the same
// address" and "X is registered at the same address as Y".
func (r *reader) sharedAddress(si, k int) {
	s := &r.sents[si]
	g, c := &s.vgs[k], &s.clauses[k]
	if c.subj < 0 {
		return
	}
	d := r.relationDraft(si, k, "shared address")
	switch p := s.sameAddress(k); {
	case g.lemma == "share" && c.obj >= 0 && addressNouns[s.headWord(c.obj)]:
		r.party(&d, c.subj, vocab.RoleParty)
		r.party(&d, s.firstUnder(c, "with"), vocab.RoleParty)
	case p >= 0:
		r.party(&d, c.subj, vocab.RoleParty)
		r.party(&d, p, vocab.RoleParty)
	}
	r.addRelation(&d, SharesAddress)
}

// sameAddress returns the phrase of whom the clause of group k gives the same
// address as, or -1.
func (s *sentence) sameAddress(k int) int {
	c := &s.clauses[k]
	for i := s.vgs[k].b; i+2 < c.end; i++ {
		if s.ts[i].low != "same" {
			continue
		}
		for j := i + 1; j < min(i+4, c.end); j++ {
			if addressNouns[s.ts[j].low] && s.lowAt(j+1) == "as" {
				return s.phraseAt(j + 2)
			}
		}
	}
	return -1
}

// succeeded reads "X succeeded Y" and "Y was succeeded by X" of bodies; people
// succeed each other in an office.
func (r *reader) succeeded(si, k int) {
	if r.sents[si].vgs[k].lemma != "succeed" {
		return
	}
	d := r.relationDraft(si, k, "succeeded")
	obj, subj := r.voice(si, k)
	r.party(&d, subj, vocab.RoleActor)
	r.party(&d, obj, vocab.RoleParty)
	r.addRelation(&d, SuccessorOf)
}

// successor reads "X is the successor of Y" and "X, the successor to Y".
func (r *reader) successor(si, p int) {
	s := &r.sents[si]
	n := s.nps[p]
	if s.headWord(p) != "successor" || s.lowAt(n.b) != "of" && s.lowAt(n.b) != "to" {
		return
	}
	d := r.relationDraft(si, -1, "successor")
	d.trigger, d.a, d.b = n.h, n.a, n.b
	for k := range s.vgs {
		if c := &s.clauses[k]; c.obj == p && s.isCopula(&s.vgs[k]) {
			d = r.relationDraft(si, k, "successor")
			r.party(&d, c.subj, vocab.RoleActor)
		}
	}
	if e := r.apposed(si, p); len(d.parts) == 0 && e != nil {
		r.addPart(&d, e, vocab.RoleActor, true)
	}
	other := s.phraseAt(n.b + 1)
	if other >= 0 {
		d.b = max(d.b, s.nps[other].b)
	}
	r.party(&d, other, vocab.RoleParty)
	r.addRelation(&d, SuccessorOf)
}

// relationDraft begins a relation that group k tells; -1 = none.
func (r *reader) relationDraft(si, k int, reason string) draft {
	d := draft{si: si, vg: k, reason: reason, itemNP: -1}
	if k >= 0 {
		s := &r.sents[si]
		d.trigger, d.a, d.b = s.vgs[k].main, s.spanStart(k, s.clauses[k].start), s.clauses[k].end
	}
	return d
}

// addRelation keeps a relation of two parties or more, none of them protected.
func (r *reader) addRelation(d *draft, t RelationType) {
	var parties []string
	for _, p := range d.parts {
		if !p.ent.protect && !(t == SuccessorOf && p.ent.person) {
			parties = append(parties, p.Entity)
		}
	}
	if len(parties) < 2 || len(r.relations) == maxClaims {
		return
	}
	r.sents[d.si].trimSpan(d)
	c := r.begin(d)
	r.settle(d, &c)
	for _, p := range d.parts {
		r.related[p.ent] = true
	}
	r.relations = append(r.relations, Relation{ID: "rel" + strconv.Itoa(len(r.relations)+1), Type: t, Parties: parties,
		Span: c.Span, Chain: c.Chain, Modality: c.Modality, Polarity: c.Polarity, Reason: d.reason})
}
