package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"runtime/debug"
	"slices"
	"strings"

	"sanctrace/internal/algorithm"
	"sanctrace/internal/fault"
	"sanctrace/internal/finding"
	"sanctrace/internal/ftm"
	"sanctrace/internal/ident"
	"sanctrace/internal/index"
	"sanctrace/internal/match"
	"sanctrace/internal/roster"
	"sanctrace/internal/screen"
	"sanctrace/internal/source"
)

type screenCmd struct {
	Name       string   `arg:"" optional:"" help:"Name to screen."`
	In         string   `help:"File of customers: CSV, JSON lines or Parquet." placeholder:"FILE"`
	Out        string   `help:"Where the answers go, one JSON line a row." placeholder:"FILE.jsonl"`
	Map        string   `help:"Which columns hold what: name=COL,country=COL,..." placeholder:"MAP"`
	Schema     string   `help:"Person, Company, Vessel, ..."`
	Country    []string `help:"Country of the party, by name or code."`
	BirthDate  []string `help:"Date of birth, as exact as known."`
	Gender     []string `help:"Gender of a person." placeholder:"GENDER"`
	Address    []string `help:"Address of the party." sep:"none"`
	ID         []string `help:"Identifier: a number, or KIND:NUMBER, as in imo:9074729, passport:A1234567, phone:+982166153220." sep:"none"`
	Fact       []string `help:"What else is known, by the name of a column of a file: flag=Panama, model=IL-76, grt=56068." placeholder:"FIELD=VALUE" sep:"none"`
	On         string   `help:"See only what was listed on that day." placeholder:"DATE"`
	Limit      int      `help:"Results per query." default:"5"`
	Threshold  float64  `help:"Score from which a candidate is a match." default:"0.7"`
	Algorithm  string   `help:"Score by a published algorithm instead, against every entity: logic-v1, logic-v2, name-based, name-qualified, ofac." placeholder:"NAME"`
	Measure    []string `help:"Only parties under one of these measures."`
	Exceptions string   `help:"CSV of pairs judged not the same: query, entity, reason, until." type:"existingfile" placeholder:"FILE"`
	Resume     bool     `help:"Go on where an interrupted run stopped."`
	JSON       bool     `help:"Machine-readable output."`
}

// Run screens one name or a file.
func (c *screenCmd) Run(ctx context.Context, a *app) error {
	if alone := c.Name != "" || len(c.ID) > 0; alone == (c.In != "") {
		return fault.New(fault.Invalid, "screen", "give either a name or a file").Try("sanctrace screen NAME, sanctrace screen --id KIND:NUMBER, or sanctrace screen --in FILE --out FILE")
	}
	if c.In != "" && c.Out == "" {
		return fault.New(fault.Invalid, "--out", "where should the answers go?").Try("add --out FILE.jsonl")
	}
	o, err := c.options(a)
	if err != nil {
		return err
	}
	var by *algorithm.Algorithm
	if c.Algorithm != "" {
		if by, err = algorithm.Lookup(c.Algorithm); err != nil {
			return err
		}
	}
	r, err := a.roster(ctx)
	if err != nil {
		return err
	}
	if by != nil {
		r.Engine = r.Engine.By(by)
	}
	for _, l := range r.Lists {
		if l.Stale() {
			a.warn("%s is of %s, %d days old", l.Dataset, l.Version, l.AgeDays)
		}
	}
	if c.In != "" {
		return c.file(ctx, a, r, o)
	}
	return c.one(ctx, a, r, o)
}

// options reads the flags that narrow a screening. A flag that means nothing is
// an error: left out, it would make a clean answer of a question not asked.
func (c *screenCmd) options(a *app) (screen.Options, error) {
	o := screen.Options{Limit: c.Limit, Threshold: c.Threshold, Measures: c.Measure, Today: a.today()}
	err := checkSchema(c.Schema)
	if err != nil {
		return o, err
	}
	for _, m := range c.Measure {
		if !slices.Contains(source.Measures(), source.Measure(m)) {
			return o, fault.New(fault.Invalid, "--measure "+m, "no such measure").Try("use some of %v", source.Measures())
		}
	}
	if o.On, err = day("--on", c.On); err != nil {
		return o, err
	}
	if o.On == "" && c.In == "" {
		o.On = a.today()
	}
	if _, err := c.query(); err != nil {
		return o, err
	}
	if c.Exceptions != "" {
		f, err := os.Open(c.Exceptions)
		if err != nil {
			return o, fault.Wrap(fault.Invalid, c.Exceptions, err)
		}
		defer f.Close()
		if o.Exceptions, err = screen.ReadExceptions(f, c.Exceptions); err != nil {
			return o, err
		}
	}
	return o, nil
}

// checkSchema returns an error when name is neither empty nor a schema.
func checkSchema(name string) error {
	if _, ok := ftm.Lookup(name); !ok && name != "" {
		return fault.New(fault.Invalid, "--schema "+name, "no such schema").Try("use Person, Company, Organization, Vessel, LegalEntity, ...")
	}
	return nil
}

// roster loads the lists for screening; without any there is nothing to
// screen against.
func (a *app) roster(ctx context.Context) (*roster.Roster, error) {
	if err := a.open(ctx); err != nil {
		return nil, err
	}
	r, err := a.loadRoster(ctx)
	if err != nil {
		return nil, err
	}
	if len(r.Lists) == 0 {
		return nil, fault.New(fault.Invalid, "no list is loaded", "there is nothing to screen against").
			Try("import some with: sanctrace lists import PATH")
	}
	return r, nil
}

// loadRoster loads the lists and tells why that took longer than usual.
func (a *app) loadRoster(ctx context.Context) (*roster.Roster, error) {
	r, err := roster.Load(ctx, a.catalog, a.today())
	debug.SetGCPercent(screen.GCPercent)
	if err == nil && r.Notice != "" {
		a.warn("%s", r.Notice)
	}
	return r, err
}

func (c *screenCmd) one(ctx context.Context, a *app, r *roster.Roster, o screen.Options) error {
	q, err := c.query()
	if err != nil {
		return err
	}
	res, err := r.Engine.Screen(ctx, q, o)
	if err != nil {
		return err
	}
	if c.Algorithm != "" {
		fmt.Fprintf(a.err, "%s compared it with every one of %d entities\n", c.Algorithm, r.Index.Len())
	}
	if c.JSON {
		return a.printJSON(r.Engine.NewLine(q, res))
	}
	if len(res.Results) == 0 {
		fmt.Fprintf(a.out, "No match at %.2f or above on %s in %d lists (%s).\n", o.Threshold, o.On, len(r.Lists), r.Engine.Scorer())
		return nil
	}
	for i, f := range res.Results {
		if i > 0 {
			fmt.Fprintln(a.out)
		}
		a.printFinding(f)
	}
	for _, b := range res.Bounded {
		a.warn("%s", b)
	}
	return nil
}

// query returns whom the flags ask for.
func (c *screenCmd) query() (match.Query, error) {
	values := map[string][]string{"birth_date": c.BirthDate, "country": c.Country, "address": c.Address}
	for _, f := range c.Fact {
		field, value, ok := strings.Cut(f, "=")
		if !ok || value == "" || field == "name" {
			return match.Query{}, fault.New(fault.Invalid, "--fact "+f, "is not FIELD=VALUE").Try("write it like flag=Panama")
		}
		values[field] = append(values[field], value)
	}
	q, err := screen.QueryOf(c.Schema, values)
	if err != nil {
		return q, err
	}
	for _, g := range c.Gender {
		clean, ok := ftm.Clean("gender", g)
		if !ok {
			return q, fault.New(fault.Invalid, "--gender "+g, "not a gender").Try("use male, female or other")
		}
		q.Genders = append(q.Genders, clean)
	}
	if c.Name != "" {
		q.Names = []string{c.Name}
	}
	for _, id := range c.ID {
		kind, value := ident.Labelled(id)
		if word, _, ok := strings.Cut(value, ":"); ok && kind == "" && word != "bitcoincash" {
			return q, fault.New(fault.Invalid, "--id "+id, "no kind of identifier is called %q", word).Try("use one of %v, or the number alone", ident.Kinds())
		}
		q.Identifiers = append(q.Identifiers, index.Identifier{Kind: string(kind), Value: value})
	}
	return q, nil
}

// printFinding shows one finding with its listings and its steps.
func (a *app) printFinding(f finding.Finding) {
	fmt.Fprintf(a.out, "%.2f  %s  (%s, %s)\n", f.Score, f.Caption, f.Schema, f.ID)
	if f.Exception != "" {
		fmt.Fprintf(a.out, "      no alert: %s\n", f.Exception)
	}
	for _, l := range f.Listed {
		fmt.Fprintf(a.out, "      %s  %s\n", l.Dataset, periodText(l))
	}
	for _, s := range f.Explanations {
		fmt.Fprintf(a.out, "      %+.2f  %s: %s\n", s.Worth, s.Feature, stepText(s))
	}
}

// periodText puts a listing period in words.
func periodText(l finding.Listing) string {
	s := fmt.Sprintf("since %s (%s)", l.From, l.Basis)
	if l.From == "" {
		s = "since a day not known"
	}
	if l.To != "" {
		s = fmt.Sprintf("%s to %s (%s)", l.From, l.To, l.Basis)
	}
	if len(l.Measures) > 0 {
		s += ": " + strings.Join(l.Measures, ", ")
	}
	return s
}

// stepText puts a step of an explanation in words.
func stepText(s finding.Step) string {
	out := s.Via
	switch {
	case s.Query != "" && s.Candidate != "":
		out = fmt.Sprintf("%q ~ %q, %s", s.Query, s.Candidate, s.Via)
	case s.Query != "":
		out = fmt.Sprintf("%q only in the query, %s", s.Query, s.Via)
	case s.Candidate != "":
		out = fmt.Sprintf("%q only in the list, %s", s.Candidate, s.Via)
	}
	if s.Note != "" {
		out += " (" + s.Note + ")"
	}
	return out
}

func (c *screenCmd) file(ctx context.Context, a *app, r *roster.Roster, o screen.Options) error {
	set, done := a.progress("screening")
	proof, err := r.Engine.Run(ctx, screen.Job{In: c.In, Out: c.Out, Map: c.Map, Schema: c.Schema, Options: o, Resume: c.Resume, Progress: set})
	done()
	if err != nil {
		return err
	}
	if c.JSON {
		e := json.NewEncoder(a.err)
		e.SetEscapeHTML(false)
		return e.Encode(proof)
	}
	fmt.Fprintf(a.out, "%d rows screened against %d lists in %.1f s (%.0f a second): %d with a match, %d that could not be read.\n",
		proof.Rows, len(proof.Lists), proof.Seconds, proof.RowsPerSecond, proof.Matched, proof.Errors)
	fmt.Fprintf(a.out, "Answers in %s; scorer %s, threshold %.2f, digest %s.\n", c.Out, proof.Scorer, proof.Threshold, proof.Digest)
	return nil
}
