package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"sanctrace/internal/dossier"
	"sanctrace/internal/fault"
	"sanctrace/internal/ledger"
	"sanctrace/internal/trace"
)

// shownCase is what "cases CASE" prints.
type shownCase struct {
	Name      string            `json:"name"`
	Created   string            `json:"created"`
	On        string            `json:"on"`
	Documents []shownDocument   `json:"documents"`
	Items     []shownItem       `json:"items"`
	Decisions []ledger.Decision `json:"decisions"`
}

type shownDocument struct {
	Name     string `json:"name"`
	SHA256   string `json:"sha256"`
	Original bool   `json:"original"` // its bytes are kept
}

type shownItem struct {
	ID    string `json:"id"`
	Kind  string `json:"kind"`
	State string `json:"state"` // proposed, accepted, rejected, corrected
	Text  string `json:"text"`
	By    string `json:"by,omitempty"` // who decided
}

// states are the states in which the verdicts leave an item.
var states = map[ledger.Verdict]string{ledger.Accept: "accepted", ledger.Reject: "rejected", ledger.Correct: "corrected"}

// showCase prints the items of one case with their states, and who decided
// what, when and why.
func (a *app) showCase(ctx context.Context, name string, asJSON bool) error {
	c, err := a.ledger.Case(ctx, name)
	if err != nil {
		return err
	}
	s := shownCase{Name: c.Name, Created: c.Created, On: c.On, Documents: []shownDocument{}, Items: []shownItem{}}
	docs, err := a.ledger.Documents(ctx, name)
	if err != nil {
		return err
	}
	for _, d := range docs {
		s.Documents = append(s.Documents, shownDocument{d.Name, d.ID, a.originals.Has(d.ID)})
	}
	if s.Decisions, err = a.ledger.Decisions(ctx, name); err != nil {
		return err
	}
	items, err := a.ledger.Items(ctx, name)
	if err != nil {
		return err
	}
	holding := ledger.Holding(s.Decisions)
	for _, it := range items {
		if it.Kind == "document" || it.Kind == "origin" {
			continue // graded, not decided on
		}
		shown, err := shownItemOf(it, holding[it.ID])
		if err != nil {
			return err
		}
		s.Items = append(s.Items, shown)
	}
	if s.Decisions == nil {
		s.Decisions = []ledger.Decision{}
	}
	if asJSON {
		return a.printJSON(s)
	}
	a.printCase(s)
	return nil
}

// shownItemOf says of an item what a person decides about.
func shownItemOf(it ledger.Item, d ledger.Decision) (shownItem, error) {
	var v struct{ Text, Sentence, Title, Name, Party, Verdict, Why string }
	var text string
	var err error
	if it.Kind == "transfer" {
		var t trace.Transfer
		err = json.Unmarshal(it.Data, &t)
		text = dossier.TransferText(t)
	} else {
		err = json.Unmarshal(it.Data, &v)
		text = cmp.Or(v.Text, v.Sentence, v.Title, strings.Trim(cmp.Or(v.Name, v.Party)+": "+strings.TrimSpace(v.Verdict+" "+v.Why), ": "))
	}
	if err != nil {
		return shownItem{}, fault.Wrap(fault.Corrupt, "item "+it.ID, err)
	}
	return shownItem{ID: it.ID, Kind: it.Kind, State: cmp.Or(states[d.Do], "proposed"), Text: cmp.Or(text, it.ID), By: d.By}, nil
}

func (a *app) printCase(s shownCase) {
	fmt.Fprintf(a.out, "Case %s, as of %s, made %s: %s, %s, %s\n", s.Name, s.On, s.Created, count(len(s.Documents), "document"), count(len(s.Items), "item"), count(len(s.Decisions), "decision"))
	for _, d := range s.Documents {
		kept := ""
		if !d.Original {
			kept = "  (its bytes are not kept)"
		}
		fmt.Fprintf(a.out, "  %s  %s%s\n", d.SHA256, d.Name, kept)
	}
	if len(s.Items) > 0 {
		fmt.Fprintln(a.out, "\nITEMS")
	}
	for _, it := range s.Items {
		fmt.Fprintf(a.out, "  %-9s  %-8s  %s\n             %s\n", it.State, it.Kind, it.ID, strings.ReplaceAll(it.Text, "\n", " "))
	}
	if len(s.Decisions) > 0 {
		fmt.Fprintln(a.out, "\nDECISIONS")
	}
	for _, d := range s.Decisions {
		value := ""
		if len(d.Value) > 0 {
			value = " " + string(d.Value)
		}
		fmt.Fprintf(a.out, "  %d  %s  %s: %s %s%s\n     %s\n", d.N, d.At, d.By, d.Do, d.Item, value, d.Reason)
	}
}
