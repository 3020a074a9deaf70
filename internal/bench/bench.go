// Package bench measures the project on data made with a committed seed: the
// import of a list, opening it for screening, queries of several kinds, and
// reading documents. It prints figures and judges none.
package bench

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"sanctrace/internal/catalog"
	"sanctrace/internal/claims"
	"sanctrace/internal/db"
	"sanctrace/internal/demo"
	"sanctrace/internal/extract"
	"sanctrace/internal/intake"
	"sanctrace/internal/roster"
	"sanctrace/internal/screen"
	"sanctrace/internal/source"
	"sanctrace/internal/when"
)

// Figure is one measured value.
type Figure struct {
	Name  string  `json:"name"`
	Value float64 `json:"value"`
	Unit  string  `json:"unit"`
	Note  string  `json:"note,omitempty"`
}

// Machine says where the figures come from.
type Machine struct {
	OS          string `json:"os"`
	Arch        string `json:"arch"`
	CPUs        int    `json:"cpus"`
	Go          string `json:"go"`
	MemoryBytes uint64 `json:"memory_bytes"`
}

// Report is what one run measured.
type Report struct {
	Version string   `json:"version"`
	Machine Machine  `json:"machine"`
	Figures []Figure `json:"figures"`
	Scorer  string   `json:"scorer"`
	Seed    uint64   `json:"seed"`
}

// Size says how much data a run uses.
type Size struct {
	Entities int          // of the generated list
	Queries  int          // of each kind
	Rows     int          // of the file of customers
	Compare  int          // pairs to be compared without the index
	Lists    []string     // real lists to be measured instead of the generated one
	Scales   []int        // entities of lists that are measured on their own, instead of the above
	Texts    string       // folder of documents that are read and linked, instead of screening
	Progress func(string) // told what is measured next
	Now      func() time.Time
}

// run is one run in a scratch folder.
type run struct {
	size Size
	dir  string
	out  Report
	cat  *catalog.Catalog
}

// Run measures everything in a scratch folder, which it removes.
func Run(ctx context.Context, version string, size Size) (Report, error) {
	dir, err := os.MkdirTemp("", "sanctrace-bench-")
	if err != nil {
		return Report{}, fmt.Errorf("scratch folder: %w", err)
	}
	defer os.RemoveAll(dir)
	r := &run{size: size, dir: dir, out: Report{Version: version, Seed: Seed, Machine: machine()}}
	base, err := db.Open(ctx, filepath.Join(dir, "bench.db"))
	if err != nil {
		return r.out, err
	}
	defer func() { _ = base.Close() }() // scratch data
	if r.cat, err = catalog.Open(ctx, base, dir, size.Now); err != nil {
		return r.out, err
	}
	defer func() { _ = r.cat.Close() }()
	for _, n := range size.Scales {
		if err := r.scale(ctx, n); err != nil {
			return r.out, err
		}
	}
	if len(size.Scales) > 0 {
		return r.out, nil
	}
	steps := []func(context.Context) error{r.imports, r.screening, r.reading}
	if len(size.Lists) > 0 {
		steps = []func(context.Context) error{r.lists, r.screening}
	}
	if size.Texts != "" {
		steps = append(steps[:1], r.texts)
	}
	for _, step := range steps {
		if err := step(ctx); err != nil {
			return r.out, err
		}
	}
	return r.out, nil
}

func (r *run) figure(name string, value float64, unit, note string) {
	r.out.Figures = append(r.out.Figures, Figure{name, round(value), unit, note})
}

// listOf writes a list of n entities in FollowTheMoney JSON lines; the first
// changed of them bear another name.
func listOf(n, changed int) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	write := func(id, schema string, props map[string][]string) {
		_ = e.Encode(map[string]any{"id": id, "schema": schema, "datasets": []string{"zz_bench"}, "properties": props}) // a buffer does not fail
	}
	for i := range n {
		x, id := entityAt(i), fmt.Sprintf("bench-%d", i+1)
		props := map[string][]string{"country": x.Countries}
		for k, name := range x.Names {
			props[[]string{"name", "alias"}[min(k, 1)]] = append(props[[]string{"name", "alias"}[min(k, 1)]], name.Text)
		}
		if len(x.BirthDates) > 0 {
			props["birthDate"] = x.BirthDates
		}
		if i < changed {
			x.Schema, props = "Person", map[string][]string{"name": {renamed(i)}}
		}
		write(id, x.Schema, props)
		write(id+"-s", "Sanction", map[string][]string{"entity": {id}, "program": {"BENCH"}, "provisions": {"asset-freeze"}, "startDate": {"2022-01-01"}})
	}
	return b.Bytes()
}

// imports measures the import of the generated list.
func (r *run) imports(ctx context.Context) error {
	r.size.Progress(fmt.Sprintf("import of %d generated entities", r.size.Entities))
	data := listOf(r.size.Entities, 0)
	_, err := r.importFiles(ctx, "generated list", []source.File{source.BytesFile("bench_2024-01-01.ftm.json", data)})
	return err
}

// lists measures the import of real lists.
func (r *run) lists(ctx context.Context) error {
	for _, p := range r.size.Lists {
		r.size.Progress("import of " + filepath.Base(p))
		units, _, err := intake.Plan(ctx, intake.Formats(), []string{p}, intake.Options{Today: when.DayOf(r.size.Now())})
		if err != nil {
			return err
		}
		if err := r.importUnits(ctx, filepath.Base(p), units); err != nil {
			return err
		}
	}
	return nil
}

func (r *run) importFiles(ctx context.Context, name string, files []source.File) (int, error) {
	units, _, err := intake.PlanFiles(intake.Formats(), files, intake.Options{Today: when.DayOf(r.size.Now())})
	if err != nil {
		return 0, err
	}
	return len(units), r.importUnits(ctx, name, units)
}

func (r *run) importUnits(ctx context.Context, name string, units []intake.Unit) error {
	peak := watchMemory()
	start := time.Now()
	var statements, entities int64
	for _, u := range units {
		res, err := r.cat.Import(ctx, catalog.Unit{Dataset: u.Dataset, Format: u.Format.Name, Version: u.Version, Basis: u.Basis, Scope: u.Scope,
			ScopeWhy: u.ScopeWhy, Components: u.Components, Set: u.Format.Set, Main: u.Format.Main, Files: u.Files,
			Parse: func(ctx context.Context, out *source.Out) error { return u.Format.Parse(ctx, u.Files, u.Meta, out) }})
		if err != nil {
			return err
		}
		statements += res.Statements
		entities += res.Entities
	}
	s := time.Since(start).Seconds()
	r.figure("import "+name, round(s), "s", fmt.Sprintf("%d versions, %d entities, %d statements", len(units), entities, statements))
	r.figure("import "+name+", heap", round(float64(peak())/(1<<20)), "MB", "largest heap in use while importing")
	return nil
}

// watchMemory samples the heap until the returned function is called, which
// returns the largest size seen.
func watchMemory() func() uint64 {
	var most atomic.Uint64
	stop := make(chan struct{})
	var done sync.WaitGroup
	done.Go(func() {
		var m runtime.MemStats
		for {
			runtime.ReadMemStats(&m)
			if m.HeapInuse > most.Load() {
				most.Store(m.HeapInuse)
			}
			select {
			case <-stop:
				return
			case <-time.After(20 * time.Millisecond):
			}
		}
	})
	return func() uint64 {
		close(stop)
		done.Wait()
		return most.Load()
	}
}

// screening measures opening the lists, queries of several kinds, a file of
// customers, a later version, and that the index loses nothing.
func (r *run) screening(ctx context.Context) error {
	defer debug.SetGCPercent(debug.SetGCPercent(screen.GCPercent)) // as the commands that screen do
	r.size.Progress("opening the lists for screening")
	for _, name := range []string{"build index", "open index"} {
		start := begin()
		ros, err := roster.Load(ctx, r.cat, when.DayOf(r.size.Now()))
		if err != nil {
			return err
		}
		wall, cpu := start.end()
		r.figure(name, wall, "s", fmt.Sprintf("%s; %s; %.2f s of processor", ros.Work, ros.Index.Stats(), cpu))
	}
	ros, err := roster.Load(ctx, r.cat, when.DayOf(r.size.Now()))
	if err != nil {
		return err
	}
	if err := r.ask(ctx, ros); err != nil {
		return err
	}
	if r.size.Rows > 0 {
		if err := r.batch(ctx, ros); err != nil {
			return err
		}
	}
	if r.size.Compare > 0 {
		if err := r.compare(ctx, ros, r.size.Compare); err != nil {
			return err
		}
	}
	if len(r.size.Lists) > 0 {
		return nil
	}
	return r.update(ctx, ros)
}

// reading measures reading documents into claims, on one core.
func (r *run) reading(_ context.Context) error {
	r.size.Progress("reading documents")
	n, start := 0, time.Now()
	for n < 200<<10 {
		for _, f := range demo.Papers() {
			data, err := bytesOf(f)
			if err != nil {
				return err
			}
			doc, err := extract.Read(f.Name, data)
			if err != nil {
				continue // a table of the sample, no document
			}
			claims.Read(doc, claims.Options{})
			n += len(doc.Text().Text)
		}
	}
	r.figure("read documents", round(float64(n)/time.Since(start).Seconds()/1e6), "MB/s", "text of the sample's reports, extraction included, one core")
	return nil
}

func bytesOf(f source.File) ([]byte, error) {
	h, err := f.Head()
	if err != nil {
		return nil, err
	}
	return h.Data, nil
}

func round(x float64) float64 { return float64(int(x*1000+0.5)) / 1000 }
