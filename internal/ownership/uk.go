package ownership

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// ukFor is what one listed person holds and controls under the UK test, which
// looks at each person alone.
type ukFor struct {
	person    string
	owned     closure // certainly owned or controlled by the person, the person included
	direct    map[string]Result
	perhaps   closure // that may be owned or controlled
	undecided map[string]tally
}

// ukPerson works out the reach of one person: an entity is reached when more
// than half of its shares or votes are the person's, held by those reached, held
// jointly with them, exercised on their instructions or under a joint
// arrangement with them (reg. 7, Sch. 1 paras. 2, 9 to 14), or when facts on
// control decide.
func (q *question) ukPerson(person string) ukFor {
	seeds := map[string]bool{person: true}
	u := ukFor{person: person, direct: map[string]Result{}, undecided: map[string]tally{}}
	u.owned = q.close(seeds, func(party string, in map[string]bool) (reason, bool) {
		t := q.ukTally(party, in)
		if len(t.parts) > 0 && q.rule.least.surely(t.sum) {
			u.direct[party] = Owned
			return reason{party: party, tally: t}, true
		}
		if h := q.control(party, in, true); h != nil {
			u.direct[party] = Controlled
			return reason{party: party, tally: tally{parts: []part{{h: *h}}}, note: fmt.Sprintf("%s controls %s: %s", h.holder(), party, h.role)}, true
		}
		return reason{}, false
	})
	u.perhaps = q.close(u.owned.in, func(party string, in map[string]bool) (reason, bool) {
		t := q.ukTally(party, in)
		if len(t.parts) > 0 && q.rule.least.perhaps(t.sum) {
			u.undecided[party] = t
			return reason{party: party, tally: t}, true
		}
		if h := q.control(party, in, false); h != nil {
			what := h.role
			if h.kind == Consolidation {
				what = "accounting consolidation, which is no percentage"
			}
			return reason{party: party, tally: tally{parts: []part{{h: *h}}}, note: fmt.Sprintf("%s may control %s: %s", h.holder(), party, what)}, true
		}
		return reason{}, false
	})
	return u
}

// ukTally adds up what counts as held by the members of in, all of whom are one
// person's.
func (q *question) ukTally(asset string, in map[string]bool) tally {
	var t tally
	hs := q.holdings(asset)
	arrangements := map[string]bool{}
	for i := range hs {
		if h := &hs[i]; h.joint != "" && h.anyIn(in) {
			arrangements[h.joint] = true
		}
	}
	var others Interval
	total := Percent{}
	for i := range hs {
		h := &hs[i]
		if h.isFact() {
			continue
		}
		total = total.Plus(h.share.Lo)
		if why, counts := h.countsForUK(in, arrangements); counts {
			t.sum = t.sum.Plus(h.share)
			t.parts = append(t.parts, part{h: *h, share: h.share, why: why})
		} else {
			others = others.Plus(h.share)
		}
	}
	t.settle(total, others)
	return t
}

// countsForUK reports whether a stake counts as held by the members of in, and
// why when that is not plain. arrangements are the joint ones they are part of.
func (h *holding) countsForUK(in, arrangements map[string]bool) (why string, counts bool) {
	switch {
	case h.directedBy(in):
		return "exercised on the instructions of " + h.directs, true
	case h.kind == Security && h.directs != "":
		return "", false
	case h.anyIn(in) && len(h.holders) > 1:
		return "held jointly", true
	case h.anyIn(in):
		return "", true
	case arrangements[h.joint]:
		return "under a joint arrangement", true
	}
	return "", false
}

func (h *holding) anyIn(in map[string]bool) bool {
	for _, x := range h.holders {
		if in[x] {
			return true
		}
	}
	return false
}

// control returns the first fact by which a member of in controls the party:
// one that decides, or any.
func (q *question) control(party string, in map[string]bool, decides bool) *holding {
	hs := q.holdings(party)
	for i := range hs {
		h := &hs[i]
		if !h.anyIn(in) {
			continue
		}
		if h.kind == Control && (!decides || decisive(h.role)) || h.kind == Consolidation && !decides {
			return h
		}
	}
	return nil
}

var (
	someOf   = regexp.MustCompile(`\b(\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)\s+(?:out\s+)?of\s+(?:the\s+|its\s+)?(\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b`)
	onBoard  = regexp.MustCompile(`\b(?:board|directors?|seats?|members?|managers?)\b`)
	appoints = regexp.MustCompile(`\b(?:appoint|appoints|remove|removes|nominate|nominates|elect|elects|dismiss|designate|designates|choose|chooses)\b`)
	mostOf   = regexp.MustCompile(`\b(?:majority|most|all|every|more than half)\b`)
	votes    = regexp.MustCompile(`\b(?:votes?|voting)\b`)
	ofVotes  = regexp.MustCompile(`\b(?:majority|most|all|more than half)\b[^.;]*\bvot(?:es?|ing)\b`)
	commands = regexp.MustCompile(`\binstruct(?:s|ed|ions?)?\b|\bin accordance with\b[^.;]*\b(?:wishes|directions)\b|\bdominant influence\b|\b(?:de facto|effective|actual|sole) control\b|\bcontrols? (?:its|the|all|day)\b[^.;]*\b(?:affairs|decisions|activities|policy|management)\b|\bcasting vote\b|\bdirects (?:its|the|all)\b|\bnominee (?:for|of)\b|\bacts? (?:for|on behalf of)\b|\baffairs\b[^.;]*\bwishes\b`)
	denies   = regexp.MustCompile(`\b(?:no|not|without|never|cannot|former|formerly|ceased|alleged|allegedly|reported|reportedly|possible|possibly|may)\b`)
)

// mayDo is a right, not a doubt: "may appoint a majority of the board".
var mayDo = regexp.MustCompile(`\bmay ((?:appoint|remove|nominate|elect|dismiss|designate|choose|instruct|direct))`)

var numbers = map[string]int{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}

func number(s string) int {
	if n, ok := numbers[s]; ok {
		return n
	}
	n, _ := strconv.Atoi(s)
	return n
}

// decisive reports whether the words of a fact on control meet one of the
// conditions of reg. 7 by themselves: the right to appoint or remove most of
// the board, control of most votes, or affairs conducted by the person's wishes
// ("votes on V's instructions"). An office held, a minority of the board, and
// anything denied, former or only reported do not: they are for a person to
// weigh.
func decisive(role string) bool {
	r := mayDo.ReplaceAllString(strings.ToLower(role), "$1")
	if denies.MatchString(r) {
		return false
	}
	if m := someOf.FindStringSubmatch(r); m != nil && (onBoard.MatchString(r) || votes.MatchString(r)) {
		return 2*number(m[1]) > number(m[2])
	}
	if appoints.MatchString(r) && onBoard.MatchString(r) && mostOf.MatchString(r) {
		return true
	}
	return ofVotes.MatchString(r) || commands.MatchString(r)
}
