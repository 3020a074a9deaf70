package main

import (
	"fmt"
	"strconv"
	"strings"

	"sanctrace/internal/dossier"
	"sanctrace/internal/trace"
)

// printTrace prints what a person wants to read first.
func (a *app) printTrace(r trace.Result) {
	w := a.out
	title := "Trace"
	if r.Case != "" {
		title = "Case " + r.Case
	}
	fmt.Fprintf(w, "%s, as of %s: %s, %s, %s (at least %d independent)\n", title, r.On,
		count(len(r.Documents), "document"), count(len(r.Claims), "claim"), count(len(r.Origins), "origin"), trace.Independent(r.Origins))
	for _, d := range r.Documents {
		note := ""
		if d.CopyOf != "" {
			note = "  (repeats " + d.CopyOf + ")"
		}
		fmt.Fprintf(w, "  %-10s  %s, %s%s\n", d.Published, d.Title, orText(d.Outlet, d.ID), note)
	}
	section := func(title string, n int) bool {
		if n > 0 {
			fmt.Fprintf(w, "\n%s\n", title)
		}
		return n > 0
	}
	if section("WHO SUPPLIED WHAT TO WHOM", len(r.Transfers)) {
		for _, t := range r.Transfers {
			fmt.Fprintf(w, "  - %s\n", dossier.TransferText(t))
		}
	}
	if section("WHO IS LISTED", len(r.Matches)) {
		a.printMatches(r.Matches)
	} else {
		fmt.Fprintf(w, "\nNo named party matches a loaded list.\n")
	}
	if section("WHO IS OWNED BY WHOM", len(r.Verdicts)) {
		for _, v := range r.Verdicts {
			fmt.Fprintf(w, "  - %s under %s: %s\n", v.Party, v.Regime, strings.ReplaceAll(v.Verdict, "_", " "))
			for _, p := range v.Proof {
				fmt.Fprintf(w, "        %s\n", p)
			}
		}
	}
	if section("SHIPMENTS TO ASK ABOUT", len(r.Flags)) {
		a.printFlags(r.Flags)
	}
	if section("PATTERNS IT LOOKS LIKE", len(r.Patterns)) {
		for _, p := range r.Patterns {
			fmt.Fprintf(w, "  - %s\n", p.Title)
		}
	}
	if section("LEADS: UNLISTED PARTIES TIED TO LISTED ONES", len(r.Leads)) {
		for _, l := range r.Leads {
			fmt.Fprintf(w, "  - %s: %s\n", l.Name, l.Why)
			for _, t := range l.Ties {
				fmt.Fprintf(w, "      %s -> %s: %s\n", t.From, t.To, t.What)
			}
		}
	}
	fmt.Fprintf(w, "\nFindings are leads with proof, for a person to judge.\n")
}

// printMatches prints each named party once, with what each list says of it.
func (a *app) printMatches(matches []trace.Match) {
	name := ""
	for _, m := range matches {
		if m.Name != name {
			name = m.Name
			fmt.Fprintf(a.out, "  %s, named on %s\n", m.Name, m.Then.On)
		}
		_, what, _ := strings.Cut(m.Sentence, ": ")
		fmt.Fprintf(a.out, "      %s\n      %.2f %s (%s)\n", what, m.Score, m.Caption, m.Entity)
	}
}

// flaggedRows are rows of one file that bear the same flags between the same
// two parties.
type flaggedRows struct {
	doc     string
	rows    []string
	parties []string
	flags   []trace.Flag
}

// groupFlags joins rows that would read the same.
func groupFlags(flags []trace.Flag) []*flaggedRows {
	var rows []*flaggedRows
	for _, f := range flags {
		doc, row := f.Evidence[0].Document, strconv.Itoa(f.Row)
		if n := len(rows); n == 0 || rows[n-1].doc != doc || rows[n-1].rows[0] != row {
			rows = append(rows, &flaggedRows{doc: doc, rows: []string{row}, parties: f.Parties[:min(2, len(f.Parties))]})
		}
		last := rows[len(rows)-1]
		last.flags = append(last.flags, f)
	}
	var out []*flaggedRows
	at := map[string]*flaggedRows{}
	for _, r := range rows {
		key := r.doc + "\x00" + strings.Join(r.parties, "\x00")
		for _, f := range r.flags {
			key += "\x00" + f.Why
		}
		if at[key] != nil {
			at[key].rows = append(at[key].rows, r.rows[0])
			continue
		}
		at[key] = r
		out = append(out, r)
	}
	return out
}

// printFlags prints the flagged rows with their indicators.
func (a *app) printFlags(flags []trace.Flag) {
	for _, r := range groupFlags(flags) {
		word := "row"
		if len(r.rows) > 1 {
			word = "rows"
		}
		fmt.Fprintf(a.out, "  %s, %s %s: %s\n", r.doc, word, strings.Join(r.rows, ", "), strings.Join(r.parties, " -> "))
		for _, f := range r.flags {
			fmt.Fprintf(a.out, "      %.2f  %s\n", f.Score, f.Why)
		}
	}
}

// count is a number with its noun.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func orText(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}
