package ownership

import (
	"fmt"
	"regexp"
	"strings"

	"sanctrace/internal/ftm"
	"sanctrace/internal/when"
)

var (
	shareNumber = `(\d{1,3}(?:[.,]\d{1,12})?)\s*%?`
	shareRange  = regexp.MustCompile(`^` + shareNumber + `\s*(?:-|–|to|\.\.)\s*` + shareNumber + `$`)
	shareOne    = regexp.MustCompile(`^` + shareNumber + `$`)
	shareLow    = regexp.MustCompile(`(>=|>|≥|more than|over|at least|not less than|minimum(?: of)?|min\.?)\s*` + shareNumber)
	shareHigh   = regexp.MustCompile(`(<=|<|≤|not more than|at most|up to|less than|under|below|maximum(?: of)?|max\.?)\s*` + shareNumber)
	shareMore   = regexp.MustCompile(`^` + shareNumber + `\s*(?:or more|and more|\+)$`)
	shareWords  = regexp.MustCompile(`[-_]+`)
)

// ParseShare reads a share as registers write it: "50", "49,99 %", "25-50",
// "more than 25% but not more than 50%", "75% or more", ">50", and the codes of
// the UK register of persons with significant control
// ("ownership-of-shares-25-to-50-percent" is more than 25 and at most 50). ok is
// false when nothing was understood.
func ParseShare(text string) (i Interval, ok bool) {
	t := strings.ToLower(strings.TrimSpace(text))
	if len(t) > 200 {
		return Unknown(), false
	}
	if strings.HasPrefix(t, "ownership-of-shares-") || strings.HasPrefix(t, "voting-rights-") {
		return pscCode(t)
	}
	if m := shareOne.FindStringSubmatch(t); m != nil {
		p, ok := percent(m[1])
		return Exact(p), ok
	}
	if m := shareRange.FindStringSubmatch(t); m != nil {
		lo, ok1 := percent(m[1])
		hi, ok2 := percent(m[2])
		return Interval{Lo: lo, Hi: hi}, ok1 && ok2 && lo.Cmp(hi) <= 0
	}
	if m := shareMore.FindStringSubmatch(t); m != nil {
		lo, ok := percent(m[1])
		return Interval{Lo: lo, Hi: hundred}, ok
	}
	return bounds(t)
}

// bounds reads "more than A [but less than B]" and "at most B". What says "not
// more than" also holds "more than": the upper bound is cut out first.
func bounds(t string) (Interval, bool) {
	i, found := Unknown(), false
	if m := shareHigh.FindStringSubmatchIndex(t); m != nil {
		p, ok := percent(t[m[4]:m[5]])
		if !ok {
			return i, false
		}
		word := t[m[2]:m[3]]
		i.Hi, i.HiOpen = p, openBounds[word]
		if word == "less than" && strings.HasSuffix(t[:m[0]], "not ") {
			return Interval{Lo: p, Hi: hundred}, true
		}
		t, found = t[:m[0]]+" "+t[m[1]:], true
	}
	if m := shareLow.FindStringSubmatch(t); m != nil {
		p, ok := percent(m[2])
		if !ok {
			return i, false
		}
		i.Lo, i.LoOpen = p, openBounds[m[1]]
		found = true
	}
	if _, ok := i.And(i); !ok {
		return Unknown(), false
	}
	return i, found
}

// openBounds are the words before a share that is itself outside the band.
var openBounds = map[string]bool{
	"<": true, "less than": true, "under": true, "below": true, ">": true, "more than": true, "over": true,
}

// pscCode reads the bands of the UK register.
func pscCode(code string) (Interval, bool) {
	words := " " + shareWords.ReplaceAllString(code, " ") + " "
	at := func(n string) Percent { p, _ := ParsePercent(n); return p }
	switch {
	case strings.Contains(words, " 25 to 50 "):
		return Interval{Lo: at("25"), LoOpen: true, Hi: at("50")}, true
	case strings.Contains(words, " 50 to 75 "):
		return Interval{Lo: at("50"), LoOpen: true, Hi: at("75"), HiOpen: true}, true
	case strings.Contains(words, " 75 to 100 "):
		return Interval{Lo: at("75"), Hi: hundred}, true
	case strings.Contains(words, " more than 25 "):
		return Interval{Lo: at("25"), LoOpen: true, Hi: hundred}, true
	}
	return Unknown(), false
}

func percent(s string) (Percent, bool) {
	p, err := ParsePercent(strings.ReplaceAll(s, ",", "."))
	return p, err == nil
}

// Problem is an entity that could not be taken into a graph as it is.
type Problem struct {
	ID  string
	Why string
}

// FromEntities builds a graph from FollowTheMoney entities and the listings of
// the parties among them. Ownership gives stakes, Control, Directorship and
// Representation give facts on control by the role that they state; entities of
// other schemata are passed over. UnknownLink says too little to be either. A
// date that is only a year or a month counts from its first day as a start and
// to its last day as an end. A share that is not understood is an unknown one,
// and is told as a problem, as is an edge without both ends.
func FromEntities(entities []*ftm.Entity, listings []Listing) (*Graph, []Problem) {
	g := NewGraph()
	var problems []Problem
	for _, e := range entities {
		ends, ok := edgeEnds[e.Schema]
		if !ok {
			if c := e.First("jurisdiction"); c != "" {
				g.SetCountry(e.ID, c)
			}
			continue
		}
		owners, assets := e.All(ends.owner), e.All(ends.asset)
		if len(owners) == 0 || len(assets) == 0 {
			problems = append(problems, Problem{e.ID, fmt.Sprintf("%s without %s and %s", e.Schema, ends.owner, ends.asset)})
			continue
		}
		base := Edge{Kind: ends.kind, ID: e.ID, Source: e.First("sourceUrl")}
		base.From, base.Until = span(e)
		for _, o := range owners {
			for _, a := range assets {
				base.Owner, base.Asset = o, a
				problems = append(problems, addEntity(g, e, base)...)
			}
		}
	}
	for _, l := range listings {
		g.List(l)
	}
	return g, problems
}

// edgeEnds are the schemata that are edges of a graph.
var edgeEnds = map[string]struct {
	owner, asset string
	kind         Kind
}{
	"Ownership":      {"owner", "asset", Shares},
	"Control":        {"controller", "controlled", Control},
	"Directorship":   {"director", "organization", Control},
	"Representation": {"agent", "client", Control},
}

// addEntity adds the edges that one entity states between two parties: one for
// each share, or each role.
func addEntity(g *Graph, e *ftm.Entity, base Edge) []Problem {
	if base.Kind == Control {
		roles := append(e.All("controlType"), e.All("role")...)
		if len(roles) == 0 {
			roles = []string{strings.ToLower(e.Schema)}
		}
		for _, r := range roles {
			base.Role = r
			g.AddEdge(base)
		}
		return nil
	}
	shares := e.All("percentage")
	if len(shares) == 0 {
		base.Share = Unknown()
		g.AddEdge(base)
		return nil
	}
	var problems []Problem
	source := base.Source
	for n, text := range shares {
		share, ok := ParseShare(text)
		if !ok {
			problems = append(problems, Problem{e.ID, fmt.Sprintf("share %.60q is not understood", text)})
			share = Unknown()
		}
		base.Share = share
		// Several values of one statement are several tellings of one stake.
		base.Source = fmt.Sprintf("%s#%d", source, n+1)
		if len(shares) == 1 {
			base.Source = source
		}
		g.AddEdge(base)
	}
	return problems
}

// span returns the first day of an edge and the first day after it.
func span(e *ftm.Entity) (from, until when.Day) {
	for _, d := range e.All("startDate") {
		if p, ok := when.ParsePublished(d, when.DayFirst); ok && (from == "" || p.Earliest < from) {
			from = p.Earliest
		}
	}
	for _, d := range e.All("endDate") {
		if p, ok := when.ParsePublished(d, when.DayFirst); ok && p.Latest.Add(1) > until {
			until = p.Latest.Add(1)
		}
	}
	return from, until
}
