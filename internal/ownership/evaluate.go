package ownership

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"sanctrace/internal/when"
)

// Verdict is the answer for one party under one regime on one day.
type Verdict struct {
	Party      string     `json:"party"`
	Regime     Regime     `json:"regime"`
	On         when.Day   `json:"on,omitempty"` // empty: the latest state
	Result     Result     `json:"verdict"`
	Stake      Interval   `json:"stake"`                // what counts against the party, as far as it is known; zero when nothing does
	Deciding   string     `json:"deciding,omitempty"`   // what would decide, when the data do not
	Rebuttable bool       `json:"rebuttable,omitempty"` // a presumption that facts can overturn
	Instrument Instrument `json:"instrument"`           // the text that it rests on
	Flags      []string   `json:"flags,omitempty"`      // what a person should know beside the result
	Proof      []Step     `json:"proof"`                // what it rests on, listed parties first
}

// Step is one piece of a proof. Each rests on listings and edges of the graph
// and on the steps before it.
type Step struct {
	Party string   `json:"party"`           // whom the step is about
	Text  string   `json:"text"`            // in words
	Stake Interval `json:"stake"`           // what counts here; zero when the step is not about a stake
	Edges []Edge   `json:"edges,omitempty"` // the evidence, in the graph's order
	Cite  string   `json:"cite,omitempty"`  // the text that makes it count
}

// Evaluate answers whether the rule of the regime reaches the party on the day;
// the empty day asks about the latest state. A party that the graph does not
// know is not reached.
func Evaluate(g *Graph, party string, regime Regime, on when.Day) Verdict {
	v := evaluate(g, party, regime, on)
	if v.Result == NotBlocked || v.Result == NotOwned {
		v.Flags = append(v.Flags, g.divested(party, regime, on)...)
	}
	v.Flags = append(v.Flags, g.transferred(party, regime, on)...)
	return v
}

func evaluate(g *Graph, party string, regime Regime, on when.Day) Verdict {
	q := &question{g: g, regime: regime, day: on, rule: ruleOn(regime, on), cache: map[string][]holding{}, told: map[string]bool{}}
	v := Verdict{Party: party, Regime: regime, On: on, Instrument: q.rule.text}
	var complete bool
	q.nodes, complete = g.upstream(party, func(e *Edge) bool { return e.on(on) })
	if !complete {
		v.Flags = append(v.Flags, fmt.Sprintf("only the nearest %d parties above were looked at", maxUpstream))
	}
	if q.rule.flag != "" {
		v.Flags = append(v.Flags, q.rule.flag)
	}
	if l := g.listingOf(party, regime, on); l != nil {
		v.Result = Listed
		if regime == BIS {
			v.Result = Restricted
		}
		v.Proof = []Step{listedStep(l)}
		return v
	}
	if regime == UK {
		q.answerUK(&v)
		return v
	}
	q.answer(&v)
	return v
}

// names are the results of the regimes that add stakes up.
var names = map[Regime]struct{ yes, no Result }{
	OFAC: {Blocked, NotBlocked}, EU: {OwnedPresumed, NotOwned}, BIS: {Restricted, NotRestricted},
}

// answer decides for the regimes that add up the stakes of all listed parties.
func (q *question) answer(v *Verdict) {
	seeds := q.seeds()
	name := names[q.regime]
	if !q.rule.inForce {
		v.Result = name.no
		q.rule.least = threshold{at: fifty}
		if c := q.perhaps(seeds, q.rule.least); c.in[v.Party] {
			q.prove(v, c)
			v.Flags = append(v.Flags, "red flag: owned by a listed party, though no rule on ownership was in force")
		}
		return
	}
	if q.regime == BIS && q.g.country[v.Party] == "us" {
		v.Result = name.no
		v.Flags = append(v.Flags, "the rule is about foreign parties; this one is in the United States")
		return
	}
	sure := q.surely(seeds, q.rule.least)
	maybe := q.perhaps(seeds, q.rule.least)
	switch {
	case sure.in[v.Party]:
		v.Result, v.Rebuttable = name.yes, q.regime == EU
		q.prove(v, sure)
	case maybe.in[v.Party]:
		v.Result = Indeterminate
		q.prove(v, maybe)
		v.Deciding = q.deciding(sure, maybe)
	case q.rule.least.beyond && q.half(v, seeds):
	default:
		q.belowThreshold(v, maybe, name.no)
	}
	q.caution(v, seeds)
}

// half decides where more than half was asked for and exactly half is held or
// may be held.
func (q *question) half(v *Verdict, seeds map[string]bool) bool {
	atHalf := threshold{at: fifty}
	sure, maybe := q.surely(seeds, atHalf), q.perhaps(seeds, atHalf)
	switch {
	case sure.in[v.Party]:
		v.Result = UnclearBefore
		q.prove(v, sure)
		v.Flags = append(v.Flags, "exactly 50 % before 3 July 2024: the best practices said more than 50 %; CJEU C-84/24 later presumed control at 50 % for a freeze of 2020")
	case maybe.in[v.Party]:
		v.Result = Indeterminate
		q.prove(v, maybe)
		v.Deciding = q.deciding(sure, maybe)
	default:
		return false
	}
	return true
}

// belowThreshold decides where the percentages do not reach.
func (q *question) belowThreshold(v *Verdict, maybe closure, no Result) {
	v.Result = no
	q.disprove(v, maybe.in, q.aggregate)
	if q.regime != EU {
		return
	}
	if c := q.influence(maybe.in, q.rule.least); c.in[v.Party] {
		v.Result = ControlReview
		q.prove(v, c)
	}
}

// justBelow is from where a stake is just below the threshold: people who keep
// clear of 50 % leave 49.99 %, 49 % or 45 %.
var justBelow = Percent{big.NewRat(45, 1)}

// nearMiss flags a stake just under the threshold.
func (q *question) nearMiss(v *Verdict, t tally) {
	if t.sum.Lo.Cmp(justBelow) >= 0 {
		v.Flags = append(v.Flags, "just below the threshold: "+t.sum.String())
	}
}

// caution adds what the regime asks a person to look at beside its rule.
func (q *question) caution(v *Verdict, seeds map[string]bool) {
	if v.Result != NotBlocked && v.Result != NotRestricted {
		return
	}
	hs := q.holdings(v.Party)
	for i := range hs {
		h := &hs[i]
		if h.kind != Control || !h.anyIn(seeds) {
			continue
		}
		switch q.regime {
		case OFAC:
			v.Flags = append(v.Flags, fmt.Sprintf("caution: %s controls it (%s); control does not block (FAQ 398), but nothing signed by a blocked person may be entered into (FAQ 400)", h.holder(), h.role))
		case BIS:
			v.Flags = append(v.Flags, fmt.Sprintf("red flag: %s (%s)", h.holder(), h.role))
		}
	}
}

// disprove tells, from the listed parties down to the party, where their stakes
// fall short. in holds those whose stakes count.
func (q *question) disprove(v *Verdict, in map[string]bool, add func(string, map[string]bool) tally) {
	for _, n := range q.nodes {
		if l := q.g.listingOf(n, q.regime, q.day); l != nil && in[n] {
			q.tell(v, listedStep(l))
		}
	}
	for i := len(q.nodes) - 1; i >= 0; i-- {
		n := q.nodes[i]
		t := add(n, in)
		if len(t.parts) == 0 || q.g.listingOf(n, q.regime, q.day) != nil {
			continue
		}
		q.tell(v, q.stakeStep(n, t, q.meets(t)))
		if n == v.Party {
			v.Stake = t.sum
			q.nearMiss(v, t)
		}
	}
	if len(v.Proof) == 0 {
		q.tell(v, Step{Party: v.Party, Text: "nobody who holds or controls " + v.Party + " on that day is listed under " + string(q.regime)})
	}
}

// tell appends a step to the proof unless it has been told.
func (q *question) tell(v *Verdict, s Step) {
	if key := s.Party + "\x00" + s.Text; !q.told[key] {
		q.told[key] = true
		v.Proof = append(v.Proof, s)
	}
}

// answerUK decides for each listed person alone and takes the worst result.
func (q *question) answerUK(v *Verdict) {
	v.Result = NotOwned
	defer func() {
		if len(v.Proof) == 0 {
			q.disprove(v, nil, q.ukTally)
		}
	}()
	seeds := q.seeds()
	for _, person := range q.nodes {
		if !seeds[person] {
			continue
		}
		u := q.ukPerson(person)
		switch result := u.result(v.Party); {
		case result == NotOwned && v.Result == NotOwned:
			q.disprove(v, u.owned.in, q.ukTally)
		case ukRank[result] > ukRank[v.Result]:
			q.answerFor(v, u, result)
		}
	}
}

// ukRank orders the results of the British rule.
var ukRank = map[Result]int{NotOwned: 0, ControlReview: 1, Controlled: 2, Owned: 3}

// result returns what the person's reach makes of the party.
func (u *ukFor) result(party string) Result {
	switch {
	case u.owned.in[party]:
		return u.direct[party]
	case u.perhaps.in[party]:
		return ControlReview
	}
	return NotOwned
}

// answerFor takes the result for one person as the verdict and proves it.
func (q *question) answerFor(v *Verdict, u ukFor, result Result) {
	v.Result, v.Proof, q.told = result, nil, map[string]bool{}
	if !u.owned.in[v.Party] {
		if t, ok := u.undecided[v.Party]; ok {
			v.Stake = t.sum
			v.Deciding = fmt.Sprintf("the share of %s: %s is known, %s would make it owned", u.person, t.sum, q.rule.least)
		}
		c := u.perhaps
		c.reasons = slices.Concat(u.owned.reasons, c.reasons)
		q.prove(v, c)
		return
	}
	q.prove(v, u.owned)
}

// prove appends the steps by which the party came into the closure: the listed
// parties and every party between.
func (q *question) prove(v *Verdict, c closure) {
	needed := q.needed(v.Party, c)
	for _, n := range q.nodes {
		if l := q.g.listingOf(n, q.regime, q.day); l != nil && needed[n] {
			q.tell(v, listedStep(l))
		}
	}
	for i := range c.reasons {
		r := &c.reasons[i]
		if !needed[r.party] {
			continue
		}
		s := q.stakeStep(r.party, r.tally, q.meets(r.tally))
		if r.note != "" {
			s.Text = r.note
		}
		if r.party == v.Party && r.note == "" {
			v.Stake = r.tally.sum
		}
		q.tell(v, s)
	}
}

// needed returns the party and the members of the closure that it came in by.
func (q *question) needed(party string, c closure) map[string]bool {
	needed := map[string]bool{party: true}
	expand := func(p string) {
		hs := q.holdings(p)
		for j := range hs {
			for _, x := range append([]string{hs[j].directs}, hs[j].holders...) {
				needed[x] = needed[x] || c.in[x]
			}
		}
	}
	expand(party)
	for i := len(c.reasons) - 1; i >= 0; i-- {
		if p := c.reasons[i].party; needed[p] {
			expand(p)
		}
	}
	return needed
}

func (q *question) meets(t tally) string {
	if q.rule.least.surely(t.sum) {
		return "which is " + q.rule.least.String()
	}
	if q.rule.least.perhaps(t.sum) {
		return "which may be " + q.rule.least.String() + " or not"
	}
	return "which is not " + q.rule.least.String()
}

func listedStep(l *Listing) Step {
	text := l.Party + " is listed"
	if l.List != "" {
		text += " (" + l.List + ")"
	}
	if l.Program != "" {
		text += ", " + l.Program
	}
	if l.From != "" {
		text += ", since " + string(l.From)
	}
	return Step{Party: l.Party, Text: text}
}

// stakeStep tells who holds what of the party that counts, and what follows.
func (q *question) stakeStep(party string, t tally, follows string) Step {
	s := Step{Party: party, Stake: t.sum, Cite: q.rule.text.Cite}
	var told []string
	for _, p := range t.parts {
		text := p.h.holder()
		if p.h.kind != Control && p.h.kind != Consolidation {
			text += " holds " + p.h.share.String()
		}
		if p.why != "" {
			text += " (" + p.why + ")"
		}
		if p.h.clash {
			text += " (the sources differ)"
		}
		told = append(told, text)
		for _, i := range p.h.edges {
			s.Edges = append(s.Edges, q.g.edges[i])
		}
	}
	s.Text = fmt.Sprintf("%s: %s; together %s, %s", party, strings.Join(told, ", "), t.sum, follows)
	if len(told) == 1 {
		s.Text = fmt.Sprintf("%s: %s, %s", party, told[0], follows)
	}
	if t.clash {
		s.Text += "; the stakes of all holders add up to more than 100 %"
	}
	return s
}

// deciding says which unknown share decides, and from where on. It looks at the
// first party whose stake is in doubt, from the listed ones down.
func (q *question) deciding(sure, maybe closure) string {
	for i := range maybe.reasons {
		r := &maybe.reasons[i]
		if sure.in[r.party] {
			continue
		}
		var open []part
		known := Percent{}
		for _, p := range r.tally.parts {
			if p.share.IsExact() && sure.in[p.h.holders[0]] {
				known = known.Plus(p.share.Lo)
			} else if !p.share.IsExact() {
				open = append(open, p)
			}
		}
		if len(open) == 0 {
			continue
		}
		var told []string
		for _, p := range open {
			told = append(told, fmt.Sprintf("the share of %s (%s)", p.h.holder(), p.share))
		}
		need := threshold{at: q.rule.least.at.Minus(known), beyond: q.rule.least.beyond}
		return fmt.Sprintf("%s: %s decides; the rule reaches it from %s on", r.party, strings.Join(told, " with "), need)
	}
	return ""
}
