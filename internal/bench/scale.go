package bench

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"sanctrace/internal/index"
	"sanctrace/internal/match"
	"sanctrace/internal/screen"
)

// entityAt returns entity number i of the generated list, always the same: a
// person (two of three), a company or a vessel, with three or four names.
func entityAt(i int) index.Entry {
	g := newGenerator(1<<32 + uint64(i))
	e := index.Entry{ID: fmt.Sprintf("bench-%08d", i), Datasets: []string{"zz_bench"}, Countries: []string{pick(g.r, countries)}}
	add := func(n string) { e.Names = append(e.Names, index.Name{Text: n}) }
	more := 2 + g.r.IntN(2)
	if g.r.IntN(3) == 0 {
		more++
	}
	switch g.r.IntN(12) {
	case 0, 1, 2:
		e.Schema = "Company"
		firm := g.firm()
		for range more {
			add(firm + " " + pick(g.r, forms))
			if firm = g.respell(firm); g.r.IntN(3) == 0 {
				firm = g.firm()
			}
		}
	case 3:
		e.Schema = "Vessel"
		for range more - 1 {
			add(title(pick(g.r, flavour) + " " + g.surname()))
		}
		e.Identifiers = []index.Identifier{{Kind: "imo", Value: fmt.Sprint(9_000_000 + g.r.IntN(900_000))}}
	default:
		e.Schema = "Person"
		p := g.party()
		add(p.written())
		for range more {
			add(g.alias(p))
		}
		e.BirthDates = []string{fmt.Sprintf("%d-%02d-%02d", 1940+g.r.IntN(60), 1+g.r.IntN(12), 1+g.r.IntN(28))}
	}
	e.Caption = e.Names[0].Text
	return e
}

var countries = []string{"ru", "ir", "cn", "sy", "by", "kp", "ae", "tr", "gb", "us", "de", "fr", "in", "pk", "mx", "co", "ng", "za"}

// scale measures a list of n entities on its own: building its index, opening
// it, and queries of four kinds and the mix of them.
func (r *run) scale(ctx context.Context, n int) error {
	label := fmt.Sprintf("%d entities: ", n)
	path := filepath.Join(r.dir, fmt.Sprintf("scale-%d.idx", n))
	if err := r.buildIndex(ctx, label, path, n); err != nil {
		return err
	}
	settle()
	start := time.Now()
	ix, err := index.Open(path)
	if err != nil {
		return err
	}
	r.figure(label+"open", time.Since(start).Seconds(), "s", "")
	s := ix.Stats()
	r.figure(label+"index", float64(s.Bytes)/1e9, "GB", s.String())
	e := screen.New(ix, match.V1())
	r.out.Scorer = e.Scorer()
	if r.size.Texts != "" {
		return errors.Join(r.readTexts(ctx, label, e), os.Remove(path))
	}
	q := newAsker(n, r.size.Queries)
	for _, k := range q.kinds() {
		if err := r.measure(ctx, e, label+k.name, k.queries, screen.Options{}); err != nil {
			return err
		}
	}
	r.figure(label+"resident after queries", float64(resident().now)/1e9, "GB", "pages of the index that were read count, as do all of the program")
	return os.Remove(path)
}

func (r *run) buildIndex(ctx context.Context, label, path string, n int) error {
	r.size.Progress(label + "build")
	settle()
	start := begin()
	w := index.NewWriter(r.dir)
	defer w.Close()
	for i := range n {
		if err := w.Add(entityAt(i)); err != nil {
			return err
		}
		if i%10_000 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	b := bufio.NewWriterSize(f, 1<<20)
	if _, err := w.Finish(b, nil); err != nil {
		return err
	}
	if err := b.Flush(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	wall, cpu := start.end()
	r.figure(label+"build", wall, "s", fmt.Sprintf("making the entities included; %.0f s of processor", cpu))
	r.figure(label+"build, resident", float64(resident().peak)/1e9, "GB", "at most")
	return nil
}

// asker makes the queries that a generated list is asked.
type asker struct {
	n, each  int
	ordinary *generator
	listed   *generator
}

func newAsker(entities, each int) *asker {
	return &asker{entities, each, newGenerator(2), newGenerator(3)}
}

// kind is a kind of query with its queries.
type kind struct {
	name    string
	queries []match.Query
}

// kinds returns the queries of each kind, and the mix of 70 % ordinary names,
// 20 % with one typo of a listed one, 5 % listed and 5 % of the commonest.
func (a *asker) kinds() []kind {
	makers := []struct {
		name  string
		share int
		make  func() match.Query
	}{
		{"ordinary names", 70, func() match.Query { return person(a.ordinary.person()) }},
		{"one typo of a listed name", 20, func() match.Query {
			q := a.ofList()
			q.Names[0] = a.listed.typo(q.Names[0])
			return q
		}},
		{"listed names", 5, a.ofList},
		{"commonest names", 5, func() match.Query { return person(a.common()) }},
	}
	var out []kind
	mix := kind{name: "mix"}
	for _, m := range makers {
		k := kind{name: m.name}
		for range a.each {
			k.queries = append(k.queries, m.make())
		}
		for range a.each * m.share / 100 {
			mix.queries = append(mix.queries, m.make())
		}
		out = append(out, k)
	}
	q := mix.queries
	a.ordinary.r.Shuffle(len(q), func(i, j int) { q[i], q[j] = q[j], q[i] })
	return append(out, mix)
}

func person(name string) match.Query { return match.Query{Schema: "Person", Names: []string{name}} }

// ofList returns a name that is listed.
func (a *asker) ofList() match.Query {
	e := entityAt(a.listed.r.IntN(a.n))
	return match.Query{Schema: e.Schema, Names: []string{e.Names[a.listed.r.IntN(len(e.Names))].Text}}
}

// common returns one of the commonest names of a large area.
func (a *asker) common() string {
	g := a.listed
	x := areas()[g.r.IntN(len(areas()))]
	p := party{area: x, given: x.Given[g.r.IntN(3)], family: []string{x.Family[g.r.IntN(3)]}}
	return p.written()
}
