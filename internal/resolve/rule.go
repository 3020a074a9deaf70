package resolve

import (
	"fmt"
	"slices"
	"strings"

	"sanctrace/internal/catalog"
	"sanctrace/internal/fault"
)

// Rule accepts proposals by what speaks for them. A person chooses it, names it,
// and can take back all that it decided.
type Rule struct {
	Name      string
	Threshold float64  // least score
	Require   []string // fields that must agree: see Fields
	By        string   // who chose it
	Reason    string   // why; empty: the rule in words
}

// fields are what a rule can require, with the features under which explanations
// have them.
var fields = map[string][]string{
	"identifier": {"identifier"}, "birth-date": {"birth date", "date founded", "birth or founding date", "year built"}, "country": {"country"}, "address": {"address"}, "gender": {"gender"},
}

// Fields returns the names of the fields that a rule can require, sorted.
func Fields() []string { return []string{"address", "birth-date", "country", "gender", "identifier"} }

// Check returns an error of kind Invalid when the rule lacks something or asks
// for what is not known.
func (r *Rule) Check() error {
	switch {
	case strings.TrimSpace(r.Name) == "":
		return fault.New(fault.Invalid, "rule", "it has no name").Try("name it with --name, so that it can be taken back")
	case strings.TrimSpace(r.By) == "":
		return fault.New(fault.Invalid, "rule "+r.Name, "a rule is chosen by a person").Try("say who with --by")
	case r.Threshold < .5 || r.Threshold > 1:
		return fault.New(fault.Invalid, "rule "+r.Name, "threshold %g is not between 0.5 and 1", r.Threshold)
	}
	for _, f := range r.Require {
		if _, ok := fields[f]; !ok {
			return fault.New(fault.Invalid, "rule "+r.Name, "it requires %q", f).Try("use some of %s", strings.Join(Fields(), ", "))
		}
	}
	return nil
}

// Words states the rule.
func (r *Rule) Words() string {
	s := fmt.Sprintf("score of %.2f or more", r.Threshold)
	if len(r.Require) > 0 {
		s += ", " + strings.Join(r.Require, ", ") + " agreeing"
	}
	return s + ", no field contradicting"
}

// Holds reports whether the rule accepts a proposal: it scores enough, every
// required field agrees, and no field contradicts.
func (r *Rule) Holds(p *Proposal) bool {
	if p.Score < r.Threshold {
		return false
	}
	var agrees []string
	for _, s := range p.Explanations {
		switch {
		case s.Feature == "name":
		case s.Worth < 0:
			return false
		default: // worth 0 when the names alone give 1
			agrees = append(agrees, s.Feature)
		}
	}
	for _, f := range r.Require {
		if !slices.ContainsFunc(fields[f], func(feature string) bool { return slices.Contains(agrees, feature) }) {
			return false
		}
	}
	return true
}

// Judgements returns what the rule decides of proposals.
func (r *Rule) Judgements(ps []Proposal) []catalog.Judgement {
	out := []catalog.Judgement{}
	reason := r.Reason
	if strings.TrimSpace(reason) == "" {
		reason = r.Words()
	}
	for i := range ps {
		if p := &ps[i]; r.Holds(p) {
			out = append(out, catalog.Judgement{Left: p.Left.ID, Right: p.Right.ID, Verdict: catalog.JudgedSame, Rule: r.Name, By: r.By,
				Reason: fmt.Sprintf("%s (score %.2f)", reason, p.Score)})
		}
	}
	return out
}
