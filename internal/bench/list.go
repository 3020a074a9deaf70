package bench

import (
	"bufio"
	"context"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	"sanctrace/internal/index"
	"sanctrace/internal/match"
	"sanctrace/internal/roster"
	"sanctrace/internal/screen"
)

// ask measures queries against loaded lists: ordinary names, among them those
// that match nothing on their own, and listed names with one typo.
func (r *run) ask(ctx context.Context, ros *roster.Roster) error {
	r.out.Scorer = ros.Engine.Scorer()
	g := newGenerator(2)
	var people, companies []match.Query
	for range r.size.Queries {
		people = append(people, person(g.person()))
		companies = append(companies, match.Query{Schema: "Company", Names: []string{g.company()}})
	}
	nobody, err := strangers(ctx, ros.Index, r.size.Queries)
	if err != nil {
		return err
	}
	for _, k := range []kind{{"ordinary people", people}, {"ordinary people, nothing found", nobody}, {"ordinary companies", companies},
		{"listed names with one typo", listedTypos(g, ros.Index, r.size.Queries)}} {
		if len(k.queries) == 0 {
			continue
		}
		if err := r.measure(ctx, ros.Engine, k.name, k.queries, screen.Options{}); err != nil {
			return err
		}
	}
	return nil
}

// strangers returns those of n further ordinary people that find nothing. An
// engine of its own tells, so that the one measured has not met them.
func strangers(ctx context.Context, ix *index.Index, n int) (out []match.Query, err error) {
	g, e := newGenerator(6), screen.New(ix, match.V1())
	for range n {
		q := person(g.person())
		res, err := e.Screen(ctx, q, screen.Options{})
		if err != nil {
			return nil, err
		}
		if len(res.Results) == 0 {
			out = append(out, q)
		}
	}
	return out, nil
}

// listedTypos returns n names of the index, each with one typo.
func listedTypos(g *generator, ix *index.Index, n int) (out []match.Query) {
	for len(out) < n && ix.Len() > 0 {
		if e := ix.Entry(uint32(g.r.IntN(ix.Len()))); len(e.Names) > 0 {
			out = append(out, match.Query{Schema: e.Schema, Names: []string{g.typo(e.Names[g.r.IntN(len(e.Names))].Text)}})
		}
	}
	return out
}

// batch measures the screening of a file of customers.
func (r *run) batch(ctx context.Context, ros *roster.Roster) error {
	r.size.Progress(fmt.Sprintf("screening a file of %d customers", r.size.Rows))
	in, out := filepath.Join(r.dir, "customers.csv"), filepath.Join(r.dir, "answers.jsonl")
	if err := customers(in, r.size.Rows); err != nil {
		return err
	}
	settle()
	start := begin()
	p, err := ros.Engine.Run(ctx, screen.Job{In: in, Out: out})
	if err != nil {
		return err
	}
	wall, cpu := start.end()
	r.figure("file of customers", wall, "s", fmt.Sprintf("%d rows of CSV, %d with a match, %d that could not be read; %.1f s of processor; %d against %d entities", p.Rows, p.Matched, p.Errors, cpu, p.Rows, ros.Index.Len()))
	r.figure("file of customers, rate", float64(p.Rows)/wall, "rows/s", "")
	r.figure("file of customers, resident", float64(resident().peak)/1e9, "GB", "at most")
	return os.Remove(out)
}

// customers writes a CSV file of ordinary people.
func customers(path string, n int) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	g, b := newGenerator(5), bufio.NewWriter(f)
	w := csv.NewWriter(b)
	err = w.Write([]string{"id", "schema", "name", "country", "birth_date"})
	for i := 0; i < n && err == nil; i++ {
		err = w.Write([]string{strconv.Itoa(i + 1), "Person", g.person(), pick(g.r, countries), strconv.Itoa(1940 + g.r.IntN(65))})
	}
	w.Flush()
	for _, end := range []func() error{w.Error, b.Flush, f.Close} {
		if e := end(); err == nil {
			err = e
		}
	}
	return err
}
