package claims

import (
	"strings"

	"sanctrace/internal/extract"
	"sanctrace/internal/vocab"
)

// source is whoever says something in the document.
type source struct {
	id        string
	kind      vocab.SourceKind
	ent       *entity
	described string
	protect   bool
	ownVoice  string
}

// addSource returns the source of the given kind for an entity or a
// description, making it when it is new.
func (r *reader) addSource(kind vocab.SourceKind, e *entity, described string) *source {
	for _, s := range r.sources {
		if s.kind == vocab.SourceDocument {
			continue
		}
		if e != nil && s.ent == e && s.kind == kind || e == nil && s.ent == nil && s.kind == kind && strings.EqualFold(s.described, described) {
			return s
		}
	}
	s := &source{id: r.id("s", len(r.sources)), kind: kind, ent: e, described: described}
	if kind == vocab.SourceAnonymousPerson {
		s.protect = true
		if e != nil {
			r.protectEntity(e)
		}
	}
	r.sources = append(r.sources, s)
	return s
}

// protectEntity marks an entity as a protected source: nothing that narrows
// the person down is kept beside the text's own words.
func (r *reader) protectEntity(e *entity) {
	e.protect, e.country, e.kind, e.links = true, "", "anonymous source", nil
	for _, s := range r.sources {
		if s.ent == e {
			s.protect = true
		}
	}
}

// unnamedReports is the source behind "reportedly".
func (r *reader) unnamedReports() *source {
	return r.addSource(vocab.SourceUnnamedReports, nil, "reports not named")
}

// sourceFor is sourceOf for the subject of a reporting verb: a body that
// believes holds a belief.
func (r *reader) sourceFor(si, p int, kind speech) *source {
	if s := &r.sents[si]; kind == believes && classOf(s.ts[s.nps[p].h].low)&cPerson != 0 && r.mentionAt[si][s.nps[p].h] == 0 && s.ts[s.nps[p].h].tag != tPron {
		if e := r.entityOf(si, p); e != nil && !e.protect && !anonymousHeads[s.ts[s.nps[p].h].low] {
			return r.addSource(vocab.SourceBeliefHolder, e, s.described(s.nps[p])) // leaders who believe give no information
		}
	}
	src := r.sourceOf(si, p)
	if src == nil {
		src = r.unknownSpeaker(si, p, kind)
	}
	if src == nil {
		return nil
	}
	if kind == believes && src.kind != vocab.SourceAnonymousPerson && src.kind != vocab.SourceCitedDocument && src.ent != nil {
		return r.addSource(vocab.SourceBeliefHolder, src.ent, src.described)
	}
	if kind == shows && !r.recordLike(src) && src.kind != vocab.SourceDocument {
		return nil
	}
	return src
}

// unknownSpeaker takes the subject of a verb of saying for a person when its
// noun is not known, and protects it: better one source too many than one too
// few.
func (r *reader) unknownSpeaker(si, p int, kind speech) *source {
	s := &r.sents[si]
	np := s.nps[p]
	h := s.ts[np.h]
	if kind != says || h.tag != tNoun || classOf(h.low) != 0 || r.mentionAt[si][np.h] > 0 || s.ts[np.a].low == "the" || s.ts[np.a].low == "this" {
		return nil
	}
	e := r.described(si, p, cPerson)
	if e == nil {
		return nil
	}
	r.memo[[2]int{si, p}] = e
	return r.addSource(vocab.SourceAnonymousPerson, e, s.described(np))
}

// sourceOf returns the source that noun phrase p of sentence si names, or nil
// when it cannot speak.
func (r *reader) sourceOf(si, p int) *source {
	s := &r.sents[si]
	np := s.nps[p]
	h := s.ts[np.h]
	text := s.described(np)
	if h.tag == tPron {
		return r.pronounSource(si, p)
	}
	if m := r.mentionAt[si][np.h]; m > 0 {
		return r.namedSource(si, p, &r.mentions[m-1])
	}
	c := classOf(h.low)
	low := h.low
	switch {
	case strings.HasPrefix(low, "intelligence") || np.h > np.a && s.ts[np.h-1].low == "intelligence" && (singular(low) == "report" || singular(low) == "assessment"):
		return r.addSource(vocab.SourceIntelligence, nil, text)
	case officialDocs[singular(low)]:
		return r.addSource(vocab.SourceOfficialRecord, r.issuer(si, p), text)
	case c&cDoc != 0 && c&cPerson == 0:
		return r.paper(si, p, text)
	}
	if np.b < len(s.ts) && s.ts[np.b].tag == tName { // the magazine Example Weekly
		if m := r.mentionAt[si][np.b]; m > 0 {
			return r.namedSource(si, p, &r.mentions[m-1])
		}
	}
	if c == 0 && personSuffix(low) {
		c = cPerson
	}
	if c&(cPerson|cOrg) == 0 {
		return nil
	}
	e := r.entityOf(si, p)
	if e == nil {
		return nil
	}
	return r.partySource(s, np, e, c, text)
}

// personSuffix reports whether an unknown plural looks like a word for people
// ("economists", "negotiators").
func personSuffix(w string) bool {
	for _, s := range []string{"ists", "ians", "ers", "ors", "ants", "men", "women"} {
		if strings.HasSuffix(w, s) && len(w) > len(s)+2 {
			return true
		}
	}
	return false
}

// described returns the words that describe a source: the phrase and one
// phrase that hangs on it with "of".
func (s *sentence) described(np phrase) string {
	b := np.b
	if b+1 < len(s.ts) && s.ts[b].low == "of" && s.npAt[b+1] >= 0 {
		b = s.nps[s.npAt[b+1]].b
	}
	return s.words(np.a, b)
}

// officialDocs are published acts of authorities.
var officialDocs = words("listing indictment notice gazette decree register regulation determination judgment judgement ruling verdict affidavit statute resolution annex")

// issuer returns the body that a paper's phrase names ("a customs extract").
func (r *reader) issuer(si, p int) *entity { return nil }

// paper returns the source of a paper: an outlet's report when it says so, the
// paper named before when it is definite, a record otherwise.
func (r *reader) paper(si, p int, text string) *source {
	s := &r.sents[si]
	np := s.nps[p]
	head := singular(s.ts[np.h].low)
	if s.ts[np.a].low == "the" || s.ts[np.a].low == "this" {
		if head == "article" || head == "newspaper" || head == "report" || head == "story" || head == "account" {
			for k := len(r.sources) - 1; k >= 0; k-- {
				if r.sources[k].kind == vocab.SourceCitedDocument {
					return r.sources[k]
				}
			}
			if r.credited != nil {
				return r.credited
			}
		}
		for k := len(r.sources) - 1; k >= 0; k-- {
			if q := r.sources[k]; q.kind == vocab.SourceRecord && strings.Contains(strings.ToLower(q.described), head) {
				return q
			}
		}
	}
	if head == "paper" && s.ts[np.h].low == "paper" {
		return nil
	}
	if head == "report" || head == "article" || head == "study" || head == "assessment" || head == "analysis" {
		return r.addSource(vocab.SourceCitedDocument, nil, text)
	}
	return r.addSource(vocab.SourceRecord, nil, text)
}

// lastCited returns the report cited last, or nil.
func (r *reader) lastCited() *source {
	for k := len(r.sources) - 1; k >= 0; k-- {
		if r.sources[k].kind == vocab.SourceCitedDocument {
			return r.sources[k]
		}
	}
	return nil
}

// namedSource returns the source of a name.
func (r *reader) namedSource(si, p int, m *mention) *source {
	e := m.ent
	if e == nil {
		if m.typ == "LAW" {
			return r.addSource(vocab.SourceOfficialRecord, nil, r.sents[si].words(m.a, m.b))
		}
		return nil
	}
	r.entityOf(si, p)
	s := &r.sents[si]
	h := s.ts[s.nps[p].h].low
	switch {
	case e == r.docEntity && r.issuerVoice:
		return r.addSource(vocab.SourceNamedOrganisation, e, "")
	case e.kind == "media outlet" || r.outlets[e]:
		if e == r.docEntity {
			return nil
		}
		return r.addSource(vocab.SourceCitedDocument, e, e.name)
	case e.person:
		return r.addSource(vocab.SourceNamedPerson, e, "")
	case m.typ == "VESSEL":
		return nil
	case strings.HasSuffix(strings.ToLower(e.name), "journal") || officialDocs[singular(h)]:
		return r.addSource(vocab.SourceOfficialRecord, e, e.name)
	}
	return r.addSource(vocab.SourceNamedOrganisation, e, "")
}

// partySource returns the source of people or a body that the text describes
// and does not name.
func (r *reader) partySource(s *sentence, np phrase, e *entity, c nounClass, text string) *source {
	head := s.ts[np.h].low
	if e.protect {
		return r.addSource(vocab.SourceAnonymousPerson, e, e.name)
	}
	named := e.head == ""
	switch {
	case named && e.kind == "media outlet":
		if e == r.docEntity {
			return nil
		}
		return r.addSource(vocab.SourceCitedDocument, e, e.name)
	case named && e.person:
		return r.addSource(vocab.SourceNamedPerson, e, "")
	case named:
		return r.addSource(vocab.SourceNamedOrganisation, e, "")
	case c&cOrg != 0 && (singular(head) == "newspaper" || singular(head) == "magazine" || singular(head) == "outlet"):
		return r.addSource(vocab.SourceCitedDocument, e, text)
	case (anonymousHeads[head] || c&cPerson != 0) && s.ts[np.a].low != "this" && !heldOffice[singular(head)] && !heldOffice[head]:
		if e.name == "" {
			e.name = text
		}
		e.mention(text)
		return r.addSource(vocab.SourceAnonymousPerson, e, text)
	case c&cPerson != 0:
		return r.addSource(vocab.SourceUnnamedPerson, e, text)
	}
	return r.addSource(vocab.SourceNamedOrganisation, e, text)
}

// pronounSource returns the source that "they", "he", "it" or "one of the
// officials" means.
func (r *reader) pronounSource(si, p int) *source {
	s := &r.sents[si]
	np := s.nps[p]
	w := s.ts[np.h].low
	if w == "one" && np.b+1 < len(s.ts) && s.ts[np.b].low == "of" && s.npAt[np.b+1] >= 0 {
		return r.sourceOf(si, s.npAt[np.b+1])
	}
	if w == "it" || w == "which" {
		if src := r.lastSource; src != nil && (src.ent == nil || !src.ent.person && !src.ent.plural) {
			return src
		}
	}
	if w == "they" {
		if src := r.lastSource; src != nil && src.ent != nil && src.ent.plural {
			return src
		}
	}
	e := r.entityOf(si, p)
	if e == nil || e == r.docEntity && !r.issuerVoice {
		return nil
	}
	for _, src := range r.sources {
		if src.ent == e && src.kind != vocab.SourceDocument {
			return src
		}
	}
	switch {
	case e.person && e.head == "":
		return r.addSource(vocab.SourceNamedPerson, e, "")
	case e.person:
		return r.partySource(s, np, e, cPerson, e.name)
	case e.kind == "media outlet":
		return r.addSource(vocab.SourceCitedDocument, e, e.name)
	}
	return r.addSource(vocab.SourceNamedOrganisation, e, "")
}

// document returns the source that the document itself is.
func (r *reader) document() *source { return r.sources[0] }

// ownSources sets up the document as a source, and the paper it rests on as a
// whole if its layout says so: a credit line, or "summary of the reasons".
func (r *reader) ownSources(doc *extract.Document) {
	d := &source{id: "s0", kind: vocab.SourceDocument, ownVoice: "reporter"}
	if doc.Outlet != "" {
		r.docEntity = r.newEntity(doc.Outlet)
		r.docEntity.schema, r.docEntity.kind = "Company", "media outlet"
		r.byName[fold2(doc.Outlet)] = r.docEntity
		r.docEntity.mention(doc.Outlet)
	}
	if r.issuerVoice {
		d.ownVoice = "issuer"
	}
	d.ent = r.docEntity
	r.sources = append(r.sources, d)
	if doc.Credit != "" && !strings.EqualFold(doc.Credit, doc.Outlet) {
		e := r.newEntity(doc.Credit)
		e.schema, e.kind = "Company", "media outlet"
		e.mention(doc.Credit)
		r.byName[fold2(doc.Credit)] = e
		r.byName[fold2(strings.TrimPrefix(doc.Credit, "The "))] = e
		r.credited = r.addSource(vocab.SourceCitedDocument, e, doc.Credit)
	}
}
