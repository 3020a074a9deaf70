package trace

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"sanctrace/internal/catalog"
	"sanctrace/internal/fault"
	"sanctrace/internal/finding"
	"sanctrace/internal/ftm"
	"sanctrace/internal/match"
	"sanctrace/internal/screen"
	"sanctrace/internal/when"
)

// matches screens every named party and looks up how each match stood when it
// was first named and how it stands now.
func (w *tracing) matches(ctx context.Context) error {
	if w.Screen == nil || w.View == nil {
		return nil
	}
	if err := w.findPossible(ctx); err != nil {
		return err
	}
	for _, p := range w.parties.list {
		q := match.Query{Names: []string{p.name}, Schema: p.schema, Prose: !p.inTable}
		if p.country != "" {
			q.Countries = []string{p.country}
		}
		res, err := w.Screen.Screen(ctx, q, screen.Options{})
		if err != nil {
			return fmt.Errorf("screen a party of the case: %w", err)
		}
		for _, f := range res.Results {
			if err := w.match(ctx, p, f); err != nil {
				return err
			}
		}
	}
	return nil
}

// match adds one match of a party.
func (w *tracing) match(ctx context.Context, p *party, f finding.Finding) error {
	first := p.first
	if first == "" {
		first = w.in.On
	}
	then, err := w.View.Entity(ctx, f.ID, first)
	if fault.KindOf(err) == fault.NotFound {
		return nil
	}
	now, err2 := w.View.Entity(ctx, f.ID, w.in.On)
	if err := errors.Join(err, err2); err != nil {
		return fmt.Errorf("look up %s: %w", f.ID, err)
	}
	m := Match{ID: ftm.MakeID("match", p.key, f.ID)[:18], Name: p.name, Entity: f.ID, Caption: f.Caption, Schema: f.Schema, Score: f.Score,
		Then: state(then), Now: state(now), Measures: now.Measures, Explanations: f.Explanations}
	m.Sentence = sentence(p.name, then, now)
	m.Evidence = append(listEvidence(now), p.evidence...)
	if m.Then.Status == string(catalog.Listed) || m.Now.Status == string(catalog.Listed) {
		w.listed[p.key] = true
	}
	w.out.Matches = append(w.out.Matches, m)
	return nil
}

// state is how an entity stood on the day of a view.
func state(v catalog.View) State {
	s := State{On: v.On, Status: string(v.Answer), Listed: []finding.Listing{}}
	var why []string
	for _, st := range v.Status {
		if st.Answer == v.Answer {
			why = append(why, st.Dataset+": "+st.Why)
		}
	}
	s.Because = strings.Join(why, "; ")
	if s.Because == "" {
		s.Because = "no loaded list has ever listed it"
	}
	for _, l := range v.Listings {
		if l.On(v.On) {
			s.Listed = append(s.Listed, l.Listing)
		}
	}
	return s
}

// sentence says in words how a party stood then and stands now.
func sentence(name string, then, now catalog.View) string {
	var parts []string
	for _, st := range then.Status {
		parts = append(parts, datasetPhrase(st, then, now))
	}
	if len(parts) == 0 {
		return fmt.Sprintf("%s is in a loaded list that says nothing of when (%s).", name, strings.Join(now.Datasets, ", "))
	}
	return fmt.Sprintf("%s, named on %s: %s.", name, then.On, strings.Join(parts, "; "))
}

// datasetPhrase says how one dataset lists an entity on the two days.
func datasetPhrase(then catalog.Status, at, now catalog.View) string {
	since := listedSince(now, then.Dataset)
	after := catalog.Unknown
	for _, st := range now.Status {
		if st.Dataset == then.Dataset {
			after = st.Answer
		}
	}
	switch {
	case then.Answer == catalog.Listed && after == catalog.Listed:
		return fmt.Sprintf("listed then in %s, since %s", then.Dataset, since)
	case then.Answer == catalog.Listed:
		return fmt.Sprintf("listed then in %s, no longer on %s", then.Dataset, now.On)
	case then.Answer == catalog.NotListed && after == catalog.Listed:
		return fmt.Sprintf("not listed then in %s, listed since %s", then.Dataset, since)
	case then.Answer == catalog.NotListed:
		return fmt.Sprintf("not listed in %s, neither then nor on %s", then.Dataset, now.On)
	case after == catalog.Listed:
		return fmt.Sprintf("not known whether it was listed then in %s; listed there in the version of %s", then.Dataset, since)
	}
	return fmt.Sprintf("not known whether it was listed in %s on %s", then.Dataset, at.On)
}

// listedSince returns the first day of the period that covers the day of v.
func listedSince(v catalog.View, dataset string) when.Day {
	var first when.Day
	for _, l := range v.Listings {
		if l.Dataset == dataset && l.On(v.On) && (first == "" || l.From < first) {
			first = l.From
		}
	}
	return first
}

// listEvidence is the entry of each list that a match rests on, in the list's
// words.
func listEvidence(v catalog.View) []Evidence {
	var out []Evidence
	for _, l := range v.Listings {
		text := v.Caption
		if len(l.Programs) > 0 {
			text += " [" + strings.Join(l.Programs, ", ") + "]"
		}
		if l.From != "" {
			text += fmt.Sprintf(" since %s (%s)", l.From, l.Basis)
		}
		if len(l.Reasons) > 0 {
			text += ": " + l.Reasons[0]
		}
		e := Evidence{Dataset: l.Dataset, Locator: l.Entity, Text: text}
		if !slices.Contains(out, e) {
			out = append(out, e)
		}
	}
	slices.SortStableFunc(out, func(a, b Evidence) int { return cmp.Compare(a.Dataset, b.Dataset) })
	return out
}
