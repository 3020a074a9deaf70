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
	if kind == vocab.SourceAnonymousPerson && e != nil {
		r.protectEntity(e)
	}
	for _, s := range r.sources {
		if s.kind == kind && kind != vocab.SourceDocument && s.ent == e && (e != nil || strings.EqualFold(s.described, described)) {
			return s
		}
	}
	s := &source{id: r.id("s", len(r.sources)), kind: kind, ent: e, described: described}
	s.protect = kind == vocab.SourceAnonymousPerson
	r.sources = append(r.sources, s)
	return s
}

// protectEntity marks an entity as a protected source: nothing that narrows
// the person down is kept beside the text's own words.
func (r *reader) protectEntity(e *entity) {
	e.protect, e.country, e.kind, e.links = true, "", "anonymous source", nil
	for _, s := range r.sources {
		if s.ent == e && s.kind != vocab.SourceDocument {
			s.protect, s.kind = true, vocab.SourceAnonymousPerson
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
	if kind == believes {
		if src := r.believer(si, p); src != nil {
			return src
		}
	}
	src := r.sourceOf(si, p)
	if src == nil {
		src = r.unknownSpeaker(si, p, kind)
	}
	switch {
	case src == nil:
		return nil
	case kind == believes && src.mayBelieve():
		return r.addSource(vocab.SourceBeliefHolder, src.ent, src.described)
	case kind == shows && !r.recordLike(src) && src.kind != vocab.SourceDocument:
		return nil
	}
	return src
}

// mayBelieve reports whether a source that believes is only a holder of a belief.
func (s *source) mayBelieve() bool { return s.ent != nil && !keepsKind[s.kind] }

// keepsKind are the kinds of sources that stay what they are when they believe.
var keepsKind = map[vocab.SourceKind]bool{vocab.SourceAnonymousPerson: true, vocab.SourceCitedDocument: true}

// believer returns the source of people whom the text describes and who only
// believe: leaders give no information. Nil for those who may be protected.
func (r *reader) believer(si, p int) *source {
	s := &r.sents[si]
	h := s.headTok(p)
	if h.tag == tPron || !leaderHeads[singular(h.low)] && !holdsOffice(h.low) || r.mentionOver(si, s.nps[p].h) != nil {
		return nil
	}
	e := r.entityOf(si, p)
	if e == nil || e.protect {
		return nil
	}
	return r.addSource(vocab.SourceBeliefHolder, e, s.described(s.nps[p]))
}

// leaderHeads are people whose beliefs are told and who are no informants.
var leaderHeads = words("leader commander ally politician citizen voter civilian general activist campaigner commentator planner strategist historian academic scholar observer victim")

// unknownSpeaker takes the subject of a verb of saying for a person when its
// noun is not known, and protects it: better one source too many than one too
// few.
func (r *reader) unknownSpeaker(si, p int, kind speech) *source {
	s := &r.sents[si]
	if kind != says && kind != denies || !r.unknownNoun(si, p) || s.openerOf(p) == "the" || s.openerOf(p) == "this" {
		return nil
	}
	e := r.described(si, p, cPerson)
	if e == nil {
		return nil
	}
	r.sents[si].refer(p, e)
	return r.addSource(vocab.SourceAnonymousPerson, e, s.described(s.nps[p]))
}

// unknownNoun reports whether the head of a phrase is a noun of no known class
// and no name.
func (r *reader) unknownNoun(si, p int) bool {
	s := &r.sents[si]
	h := s.headTok(p)
	return h.tag == tNoun && h.lex.class == 0 && r.mentionOver(si, s.nps[p].h) == nil
}

// sourceOf returns the source that noun phrase p of sentence si names, or nil
// when it cannot speak.
func (r *reader) sourceOf(si, p int) *source {
	s := &r.sents[si]
	np := s.nps[p]
	h := &s.ts[np.h]
	switch m := r.mentionOver(si, np.h); {
	case h.tag == tPron:
		return r.pronounSource(si, p)
	case s.aMemberState(np):
		return r.addSource(vocab.SourceAnonymousPerson, r.described(si, p, cOrg), s.words(np.a, np.b))
	case m != nil:
		return r.namedSource(si, p, m)
	case h.tag == tNum:
		return r.numberSource(si, p)
	}
	return r.commonSource(si, p)
}

// numberSource returns the source that "two of the drivers", "two" or "Witness 3" is,
// or nil.
func (r *reader) numberSource(si, p int) *source {
	for _, rule := range []func(int, int) *source{r.numbered, r.oneOf, r.fellowSource} {
		if src := rule(si, p); src != nil {
			return src
		}
	}
	return nil
}

// commonSource returns the source that a phrase with a common noun names, or nil.
func (r *reader) commonSource(si, p int) *source {
	s := &r.sents[si]
	np := s.nps[p]
	h := &s.ts[np.h]
	if src, isPaper := r.paperSource(si, p); isPaper {
		return src
	}
	if m := r.mentionOver(si, np.b); m != nil && s.ts[np.b].tag == tName { // the magazine Example Weekly
		return r.namedSource(si, p, m)
	}
	c := h.lex.class
	if c == 0 && personSuffix(h.low) {
		c = cPerson
	}
	if c&(cPerson|cOrg) == 0 {
		return nil
	}
	e := r.entityOf(si, p)
	if e == nil {
		return nil
	}
	return r.partySource(s, np, e, c, s.described(np))
}

// aMemberState reports whether a phrase means a state that informs a panel and is not
// named.
func (s *sentence) aMemberState(np phrase) bool {
	return singular(s.ts[np.h].low) == "state" && np.h > np.a && s.ts[np.h-1].low == "member" && !definites[s.ts[np.a].low]
}

// paperSource returns the source that a phrase for a paper means, if it is one.
func (r *reader) paperSource(si, p int) (src *source, isPaper bool) {
	s := &r.sents[si]
	np := s.nps[p]
	h := singular(s.ts[np.h].low)
	c := s.ts[np.h].lex.class
	switch {
	case c&cDoc != 0 && s.hasWord(np, "official", "public") && !s.hasWord(np, "company"):
		return r.addSource(vocab.SourceOfficialRecord, nil, s.described(np)), true
	case s.ofIntelligence(np):
		return r.addSource(vocab.SourceIntelligence, nil, s.described(np)), true
	case officialDocs[h], c&cDoc != 0 && np.h > np.a && s.ts[np.h-1].low == "court":
		return r.addSource(vocab.SourceOfficialRecord, nil, s.described(np)), true
	case c&cDoc != 0 && c&cPerson == 0:
		return r.paper(si, p, s.described(np)), true
	case inquiryNouns[h] && s.reports(p):
		return r.addSource(vocab.SourceCitedDocument, nil, s.described(np)), true
	}
	return nil, false
}

// ofIntelligence reports whether a phrase means intelligence or a paper of it.
func (s *sentence) ofIntelligence(np phrase) bool {
	h := s.ts[np.h].low
	if strings.HasPrefix(h, "intelligence") {
		return true
	}
	paper := singular(h)
	return np.h > np.a && s.ts[np.h-1].low == "intelligence" && (paper == "report" || paper == "assessment")
}

var (
	// pressPapers may be the report of an outlet cited before.
	pressPapers = words("article newspaper report story account")
	// citedPapers are published by whoever wrote them.
	citedPapers = words("report article study assessment analysis")
)

// inquiryNouns are inquiries whose report is meant where they find something.
var inquiryNouns = words("investigation inquiry enquiry probe audit review research evaluation examination")

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
	if b+1 < len(s.ts) && (s.ts[b].low == "of" || s.ts[b].low == "for" && holdsOffice(s.ts[np.h].low)) && s.npAt[b+1] >= 0 {
		b = s.nps[s.npAt[b+1]].b
	}
	return s.words(np.a, b)
}

// officialDocs are published acts of authorities.
var officialDocs = words("listing indictment notice gazette decree register regulation determination judgment judgement ruling verdict affidavit statute resolution annex")

// paper returns the source of a paper: an outlet's report when it says so, the
// paper named before when it is definite, a record otherwise.
func (r *reader) paper(si, p int, text string) *source {
	s := &r.sents[si]
	head := singular(s.headWord(p))
	if w := s.openerOf(p); w == "the" || w == "this" {
		if src := r.paperBefore(head); src != nil {
			return src
		}
	}
	switch {
	case s.headWord(p) == "paper":
		return nil
	case citedPapers[head]:
		return r.addSource(vocab.SourceCitedDocument, nil, text)
	}
	return r.addSource(vocab.SourceRecord, nil, text)
}

// paperBefore returns the report or record named before that a definite phrase
// with the given head means, or nil.
func (r *reader) paperBefore(head string) *source {
	if pressPapers[head] {
		if cited := r.lastCited(); cited != nil {
			return cited
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
	return nil
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
		return r.lawSource(&r.sents[si], m)
	}
	r.entityOf(si, p)
	if e.protect {
		return r.addSource(vocab.SourceAnonymousPerson, e, e.name)
	}
	return r.freeSource(si, p, m)
}

// freeSource returns the source of a name that is not protected.
func (r *reader) freeSource(si, p int, m *mention) *source {
	e := m.ent
	switch {
	case e == r.docEntity && r.issuerVoice:
		return r.addSource(vocab.SourceNamedOrganisation, e, "")
	case strings.HasPrefix(e.lowName(), "official "):
		return r.addSource(vocab.SourceOfficialRecord, e, e.name)
	case e.kind == "media outlet" || r.outlets[e]:
		return r.outletSource(e)
	case labelledName(e.name):
		e.person = true
		return r.addSource(vocab.SourceAnonymousPerson, e, e.name)
	case m.b-m.a == 1 && len(strings.TrimSuffix(e.name, ".")) == 1: // an initial alone
		e.person = true
		return r.addSource(vocab.SourceAnonymousPerson, e, e.name)
	case e.person:
		return r.addSource(vocab.SourceNamedPerson, e, "")
	case m.typ == "VESSEL":
		return nil
	case strings.HasSuffix(strings.ToLower(e.name), "journal") || officialDocs[singular(r.headWord(si, p))]:
		return r.addSource(vocab.SourceOfficialRecord, e, e.name)
	}
	return r.addSource(vocab.SourceNamedOrganisation, e, "")
}

// lawSource returns the source that the name of a law is; nil for other names.
func (r *reader) lawSource(s *sentence, m *mention) *source {
	if m.typ != "LAW" {
		return nil
	}
	return r.addSource(vocab.SourceOfficialRecord, nil, s.words(m.a, m.b))
}

// outletSource returns the source that an outlet is; nil for the document's
// own.
func (r *reader) outletSource(e *entity) *source {
	if e == r.docEntity {
		return nil
	}
	return r.addSource(vocab.SourceCitedDocument, e, e.name)
}

// partySource returns the source of people or a body of class c that the text
// describes with the given words, whether it names them elsewhere or not.
func (r *reader) partySource(s *sentence, np phrase, e *entity, c nounClass, text string) *source {
	switch {
	case e.protect:
		return r.addSource(vocab.SourceAnonymousPerson, e, e.name)
	case e.head != "":
		return r.unnamedSource(s, np, e, c, text)
	case e.kind == "media outlet":
		return r.outletSource(e)
	case e.person:
		return r.addSource(vocab.SourceNamedPerson, e, "")
	}
	return r.addSource(vocab.SourceNamedOrganisation, e, "")
}

// unnamedSource is partySource for those whom the text names nowhere.
func (r *reader) unnamedSource(s *sentence, np phrase, e *entity, c nounClass, text string) *source {
	head := s.ts[np.h].low
	switch {
	case c&cOrg != 0 && (pressOutlets[singular(head)] || s.hasWord(np, "news", "press")):
		return r.addSource(vocab.SourceCitedDocument, e, text)
	case (anonymousHeads[head] || c&cPerson != 0) && s.informs(np):
		if e.name == "" {
			e.name = text
		}
		e.mention(text)
		return r.addSource(vocab.SourceAnonymousPerson, e, text)
	case e.plural && tradesmen[singular(head)] && !definites[s.ts[np.a].low]:
		e.person = true
		return r.addSource(vocab.SourceAnonymousPerson, e, text)
	case c&cPerson != 0 && !speaksForBody[singular(head)]:
		return r.addSource(vocab.SourceUnnamedPerson, e, text)
	}
	return r.addSource(vocab.SourceNamedOrganisation, e, text)
}

// informs reports whether a phrase for people means such as inform, not such as speak
// for a post.
func (s *sentence) informs(np phrase) bool {
	if s.ts[np.a].low == "this" {
		return false
	}
	if w := singular(s.ts[np.h].low); w == "agent" && np.h > np.a && tradeAgents[s.ts[np.h-1].low] || s.outOfOffice(np) {
		return true
	}
	return !holdsOffice(s.ts[np.h].low) && !s.speaksForPost(np) || s.knowsInside(np)
}

// tradeAgents, before "agent", make it one who works in a trade and speaks for nobody.
var tradeAgents = words("shipping customs clearance freight forwarding travel estate purchasing sales buying procurement crewing port bunker")

// tradesmen can be firms, and in the plural, where the text does not say of which it
// speaks, are people of the trade.
var tradesmen = words("forwarder exporter importer shipper supplier distributor wholesaler retailer reseller carrier refiner haulier")

// speaksForBody are those whose word is that of their body.
var speaksForBody = words("prosecutor")

// headOffices are nouns for the one who heads a body, and counsels those who speak
// for a client, where the phrase says of whom.
var headOffices = words("head lawyer attorney counsel director owner founder executive buyer seller customer")

// speaksForPost reports whether a phrase means somebody by a post, who speaks for a
// body or a client: "the firm's chief executive", "a lawyer for the firm", "the head
// of the service".
func (s *sentence) speaksForPost(np phrase) bool {
	h := s.ts[np.h].low
	if !headOffices[h] || s.hasWord(np, "former", "retired") || h == "executive" && s.lowAt(np.h-1) != "chief" {
		return false
	}
	if n := s.lowAt(np.b); n == "for" || n == "of" || s.ts[np.a].low == "the" || s.ts[np.a].tag == tPoss {
		return n != "of" || h != "owner"
	}
	return s.hasPossessor(s.npAt[np.h])
}

var pressOutlets = words("newspaper magazine outlet")

// holdsOffice reports whether a noun means the holder of a post who speaks for
// it.
func holdsOffice(w string) bool { return heldOffice[w] || heldOffice[singular(w)] }

// pronounSource returns the source that "they", "he", "it" or "one of the
// officials" means.
func (r *reader) pronounSource(si, p int) *source {
	s := &r.sents[si]
	w := s.headWord(p)
	if src := r.unnamedPronoun(si, p); src != nil {
		return src
	}
	if r.goesBackToSource(w) {
		return r.lastSource
	}
	e := r.entityOf(si, p)
	if e == nil || e == r.docEntity && !r.issuerVoice {
		return nil
	}
	if src := r.sourceOfEntity(e); src != nil {
		return src
	}
	return r.speakingEntity(s, s.nps[p], e)
}

// sourceOfEntity returns the source that an entity has been before, or nil.
func (r *reader) sourceOfEntity(e *entity) *source {
	for _, src := range r.sources {
		if src.ent == e && src.kind != vocab.SourceDocument {
			return src
		}
	}
	return nil
}

// unnamedPronoun returns the protected source that "others" or "someone" is, or nil.
func (r *reader) unnamedPronoun(si, p int) *source {
	for _, rule := range []func(int, int) *source{r.oneOf, r.fellowSource, r.thoseHeard, r.somebody} {
		if src := rule(si, p); src != nil {
			return src
		}
	}
	return nil
}

// speakingEntity returns the new source that an entity meant by a pronoun is.
func (r *reader) speakingEntity(s *sentence, np phrase, e *entity) *source {
	switch {
	case e.person && e.head != "":
		return r.partySource(s, np, e, cPerson, e.name)
	case e.person:
		return r.addSource(vocab.SourceNamedPerson, e, "")
	case e.kind == "media outlet":
		return r.addSource(vocab.SourceCitedDocument, e, e.name)
	}
	return r.addSource(vocab.SourceNamedOrganisation, e, "")
}

// goesBackToSource reports whether a pronoun agrees with the last source.
func (r *reader) goesBackToSource(w string) bool {
	src := r.lastSource
	if src == nil {
		return false
	}
	switch w {
	case "it", "which":
		return src.ent == nil || !src.ent.person && !src.ent.plural
	case "they":
		return src.ent != nil && src.ent.plural
	}
	return false
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
		if f := strings.Fields(fold2(doc.Outlet)); len(f) > 1 {
			r.byShort[f[len(f)-1]] = r.docEntity
		}
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
