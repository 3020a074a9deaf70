package claims

import (
	"strings"
	"sync"

	"sanctrace/internal/vocab"
)

// idiom is a verb that states an event by the noun under one of its prepositions
// ("is under investigation", "took the ministry to court").
type idiom struct {
	preps, nouns map[string]bool
	word         string // a word that the phrase must hold; "" = none
	typ          vocab.EventType
	roles        map[string]vocab.Role
}

// idiomText is the lexicon of idioms: verbs | prepositions | nouns | word | event |
// roles. Roles: s and o as in the frames, n what stands under "of" behind the noun, or
// before it as its possessor; prepositions as in the frames.
const idiomText = `
be come remain stay fall place put | under | investigation inquiry probe scrutiny | | INVESTIGATE | s=subject by=authority
be remain stay hold keep | in | custody detention jail | | CHARGE | s=accused by=authority
take | into | custody | | CHARGE | s=accused by=authority
place put | under | arrest | | CHARGE | s=accused by=authority
be remain go | on | trial bail remand | | CHARGE | s=accused
put bring | on to | trial | | CHARGE | s=accused by=authority
take haul | to before | court | | LEGAL_ACTION | s=actor o=target by=actor
come | to | agreement deal understanding accord compromise | | AGREE | s=party with=party
enter | into | agreement deal pact memorandum understanding partnership accord | | AGREE | s=party with=party
come | to | term | | AGREE | s=party with=party
go | to | court tribunal | | LEGAL_ACTION | s=actor
put place send keep be | behind | bar | | SENTENCE | s=accused
send | to | prison jail | | SENTENCE | s=accused by=authority
be remain place put keep come | under | surveillance observation monitoring | | MONITOR | s=actor by=actor
remain stay become | to under | sanction embargo freeze restriction | | SANCTION | s=target
meet | with | refusal rejection rebuff | | REJECT |
be fall come remain | to | licence license authorisation permit | | EXPORT_CONTROL |
act serve | as | supplier source channel conduit hub | | TRANSFER | s=supplier to=recipient
enter | into | talk negotiation | | NEGOTIATE | s=party with=party
appear remain feature figure stay | on in | list blacklist annex | | SANCTION | s=target
place put bring | under | control | export | EXPORT_CONTROL | s=authority by=authority
be fall come | to | requirement | licence | EXPORT_CONTROL |
be fall come | to | requirement | license | EXPORT_CONTROL |
fall come | under | rule control regulation restriction requirement | export | EXPORT_CONTROL |
be come remain | under | discussion negotiation | | NEGOTIATE |
assist cooperate | in with | investigation inquiry probe | | INVESTIGATE | s=authority
be remain | to under | policy presumption | | EXPORT_CONTROL |
be stand remain | at | head helm | | OFFICE | s=holder n=body
be remain | on | board | | OFFICE | s=holder n=body
be remain stay | on | payroll staff | | AFFILIATION | s=member n=body
be come remain operate | under | control ownership | | OWNERSHIP | s=owned n=owner
be remain | in | ownership hand | | OWNERSHIP | s=owned n=owner
be come fall place put | under | management operation | | OPERATE | s=operated n=operator by=operator
register hold | in | name | | OWNERSHIP | s=owned n=owner
identify designate block | as | property | | SANCTION | s=authority o=target by=authority
be go enter come | in into | production manufacture | | PRODUCE | s=item
come | into | being existence | | ESTABLISH | s=founded
set | on | fire | | ATTACK | o=victim by=attacker
be remain | in | service | | DEPLOY | s=item with=actor
force drive | from | home village house | | CASUALTIES | o=victim by=attacker
exist sail fly operate navigate trade | under | flag | false | AVOID_SANCTIONS | s=avoider
sail fly operate navigate trade | under | flag | fake | AVOID_SANCTIONS | s=avoider
trade deal operate act | in | defiance breach violation contravention | | AVOID_SANCTIONS | s=avoider
operate work trade buy purchase procure | through via behind | firm company business entity | front | FRONT_FOR | s=principal
operate work trade buy purchase procure | through via behind | firm company business entity | shell | FRONT_FOR | s=principal
put bring | in into | touch contact | | INTERMEDIARY | s=intermediary o=party with=party
act operate work speak trade | in | name | | ACTS_FOR | s=agent n=principal
expose subject | to | sanction | | SANCTION | s=target
`

// idioms maps a verb to its idioms.
var idioms = sync.OnceValue(func() map[string][]idiom {
	m := map[string][]idiom{}
	for line := range strings.SplitSeq(strings.TrimSpace(idiomText), "\n") {
		f := strings.Split(line, "|")
		if len(f) != 6 {
			continue
		}
		x := idiom{preps: words(f[1]), nouns: words(f[2]), word: strings.TrimSpace(f[3]), typ: vocab.EventType(strings.TrimSpace(f[4])), roles: nounFrame("", "", f[5]).roles}
		for v := range strings.FieldsSeq(f[0]) {
			m[v] = append(m[v], x)
		}
	}
	return m
})

// idiomEvent makes the draft the event of an idiom of its verb; false when none fits.
func (r *reader) idiomEvent(d *draft) bool {
	s := &r.sents[d.si]
	g, c := &s.vgs[d.vg], &s.clauses[d.vg]
	for _, x := range idioms()[g.lemma] {
		for _, pp := range c.preps {
			if !x.fits(s, pp) {
				continue
			}
			d.typ, d.reason = x.typ, "verb "+g.lemma+" with "+s.headWord(pp.np)
			d.fr = frame{typ: x.typ, roles: x.roles}
			d.a = s.spanStart(d.vg, s.controlStart(d.vg, d.a))
			r.idiomParts(d, pp.np)
			return len(d.parts) > 0 || len(x.roles) == 0 || d.typ == vocab.Investigate
		}
	}
	return false
}

// fits reports whether a prepositional phrase is that of an idiom.
func (x *idiom) fits(s *sentence, pp prepPhrase) bool {
	return x.preps[s.ts[pp.at].low] && x.nouns[singular(s.headWord(pp.np))] && (x.word == "" || s.hasWord(s.nps[pp.np], x.word))
}

// idiomParts gives the arguments of an idiom their roles; np is its noun.
func (r *reader) idiomParts(d *draft, np int) {
	s := &r.sents[d.si]
	g, c := &s.vgs[d.vg], &s.clauses[d.vg]
	obj, subj := r.voice(d.si, d.vg)
	switch about := d.fr.roles["o"]; {
	case !g.passive:
		r.argument(d, c.subj, d.fr.roles["s"])
		r.argument(d, obj, about)
	case about != "":
		r.argument(d, obj, about)
		r.argument(d, subj, d.fr.roles["by"])
	default:
		r.argument(d, obj, d.fr.roles["s"])
		r.argument(d, subj, d.fr.roles["by"])
	}
	r.idiomOf(d, np)
	for _, pp := range c.preps {
		if w := s.ts[pp.at].low; pp.np != np && w != "by" && w != "of" {
			r.prepArgument(d, pp)
		}
	}
}

// idiomOf gives what stands under "of" behind the noun of an idiom, or before it as its
// possessor, its role.
func (r *reader) idiomOf(d *draft, np int) {
	s := &r.sents[d.si]
	role := d.fr.roles["n"]
	if role == "" {
		return
	}
	r.argument(d, s.underOf(np), role)
	if p := s.possessor(s.nps[np]); p >= 0 && s.ts[p].tag != tPoss {
		r.possessed(d, s.nps[np], p, role)
	}
}

// amendsList reads "amends the EAR by adding 32 entities to the Entity List" as one
// listing: the gerund behind "by" says what the amendment is.
func (r *reader) amendsList(d *draft, used map[int]bool) bool {
	s := &r.sents[d.si]
	k := d.vg
	if !amending[s.vgs[k].lemma] || s.vgs[k].passive || s.clauses[k].obj < 0 {
		return false
	}
	n := k + 1
	by := s.changesBy(n)
	if !r.entries(d.si, s.clauses[k].obj) && !(by && r.listUnder(d.si, n)) {
		return false
	}
	d.typ, d.reason = vocab.Sanction, "list amended"
	d.fr = frame{typ: vocab.Sanction, counted: "listed", roles: map[string]vocab.Role{}}
	r.party(d, s.clauses[k].subj, vocab.RoleAuthority)
	if by {
		used[s.vgs[n].main] = true
		d.b = max(d.b, s.clauses[n].end)
		r.amended(d, n)
	}
	return true
}

// changesBy reports whether group n is a gerund behind "by" that says what is done to a
// list.
func (s *sentence) changesBy(n int) bool {
	return n < len(s.vgs) && s.vgs[n].kind == gerund && listChanges[s.vgs[n].lemma] && s.lowAt(s.vgs[n].a-1) == "by"
}

var (
	// amending are verbs by which a rule changes another.
	amending = words("amend revise modify update change")
	// listChanges are what is done to lists and their entries.
	listChanges = words("add remove delete place move transfer revise modify correct update list")
)

// amended adds those whom the change of group n hits: its object, or whose entry it is.
func (r *reader) amended(d *draft, n int) {
	s := &r.sents[d.si]
	c := &s.clauses[n]
	if c.obj >= 0 && classOf(s.headWord(c.obj))&(cOrg|cPerson) == 0 {
		if from := s.firstUnder(c, "from"); from >= 0 && !r.listAt(d.si, from) {
			r.party(d, from, vocab.RoleTarget)
			return
		}
	}
	r.party(d, c.obj, vocab.RoleTarget)
}

// entries reports whether a phrase means entries on a list, or the list.
func (r *reader) entries(si, p int) bool {
	s := &r.sents[si]
	return r.listAt(si, p) || singular(s.headWord(p)) == "entry"
}

// listUnder reports whether a list stands under a preposition of group k.
func (r *reader) listUnder(si, k int) bool {
	s := &r.sents[si]
	for _, pp := range s.clauses[k].preps {
		if w := s.ts[pp.at].low; (w == "to" || w == "from" || w == "on") && r.listAt(si, pp.np) {
			return true
		}
	}
	return false
}

// actsAgainst reads "acts contrary to the national security of X".
func (r *reader) actsAgainst(d *draft) bool {
	s := &r.sents[d.si]
	g, c := &s.vgs[d.vg], &s.clauses[d.vg]
	at := g.b
	if p := s.firstUnder(c, "in"); g.lemma == "engage" && p >= 0 {
		at = s.nps[p].b
		if s.headWord(p) == "contrary" {
			at = s.nps[p].h
		}
	}
	if s.lowAt(at) != "contrary" {
		return false
	}
	d.typ, d.reason = vocab.Accuse, "acts contrary to"
	d.a = s.controlStart(d.vg, d.a)
	d.b = max(d.b, s.leftOutEnd(at))
	p := c.subj
	if v := g.gov; v >= 0 {
		p = pickPhrase(p < 0, s.clauses[v].subj, p)
		if s.vgs[v].passive {
			d.a = s.clauses[v].start
			r.party(d, s.agent(&s.clauses[v]), vocab.RoleAccuser)
		}
	}
	r.party(d, p, vocab.RoleAccused)
	return true
}

// blame reads "accused X of bias" and "blamed X for the crisis", where no verb
// tells the act.
func (r *reader) blame(si, k int) {
	s := &r.sents[si]
	g, c := &s.vgs[k], &s.clauses[k]
	prep := blaming[g.lemma]
	if prep == "" || k+1 < len(s.vgs) && s.vgs[k+1].kind == gerund && s.lowAt(s.vgs[k+1].a-1) == prep {
		return
	}
	obj, subj := r.voice(si, k)
	p := s.firstUnder(c, prep)
	if obj < 0 || p < 0 {
		return
	}
	if _, event := s.eventNoun(p); event {
		return
	}
	d := draft{si: si, vg: k, trigger: g.main, a: c.start, b: c.end, typ: vocab.Accuse, reason: "verb " + g.lemma, itemNP: -1}
	r.party(&d, subj, vocab.RoleAccuser)
	r.party(&d, obj, vocab.RoleAccused)
	if len(d.parts) > 0 {
		r.add(d)
	}
}

// blaming are verbs of blaming with the preposition of what somebody is accused of.
var blaming = map[string]string{"accuse": "of", "blame": "for"}

// passiveArguments gives what stands behind a passive verb the roles of the event noun
// that is its subject ("charges were filed against X").
func (r *reader) passiveArguments(d *draft, c *clause) {
	s := &r.sents[d.si]
	if !s.vgs[d.vg].passive {
		return
	}
	for _, pp := range c.preps {
		if w := s.ts[pp.at].low; w == "against" || w == "with" || w == "between" {
			r.prepArgument(d, pp)
		}
	}
}

// changeNouns are what is made to rules.
var changeNouns = words("change revision amendment correction modification adjustment clarification")

// rulesChanged reads "makes changes to the export rules" and "published a series of
// amendments to the regulations".
func (r *reader) rulesChanged(si, k, np, subj int) (draft, bool) {
	s := &r.sents[si]
	c := &s.clauses[k]
	if q := s.underOf(np); q >= 0 && groupNouns[singular(s.headWord(np))] {
		np = q
	}
	to := s.firstUnder(c, "to")
	if !changeNouns[singular(s.headWord(np))] || to < 0 {
		return draft{}, false
	}
	t := vocab.ExportControl
	switch {
	case r.isClass(si, to, "regulation") || r.controls(si, to):
	case r.isClass(si, to, "measure"):
		t = vocab.Sanction
	default:
		return draft{}, false
	}
	d := draft{si: si, vg: k, trigger: s.vgs[k].main, a: c.start, b: c.end, typ: t, reason: "changes to rules", itemNP: -1}
	r.party(&d, subj, vocab.RoleAuthority)
	return d, true
}

// outlook is how far measures are that somebody does not yet take.
var outlook = map[string]vocab.Modality{
	"consider": vocab.Possible, "weigh": vocab.Possible, "mull": vocab.Possible, "contemplate": vocab.Possible, "study": vocab.Possible, "risk": vocab.Possible,
	"discuss": vocab.Possible, "threaten": vocab.Planned, "prepare": vocab.Planned, "plan": vocab.Planned, "seek": vocab.Planned,
}

// groundsOf are events behind which "for doing X" says why.
var groundsOf = map[vocab.EventType]bool{vocab.Sanction: true, vocab.FreezeAssets: true}

// withoutGrounds ends the span of a measure before "for" and the gerund that says what
// it is for, where that is the longer part.
func (s *sentence) withoutGrounds(d *draft) {
	k := d.vg + 1
	if !groundsOf[d.typ] || k >= len(s.vgs) || s.vgs[k].kind != gerund {
		return
	}
	if at := s.vgs[k].a - 1; s.lowAt(at) == "for" && at > d.a && d.b-at > at-d.a {
		d.b = at
	}
}
