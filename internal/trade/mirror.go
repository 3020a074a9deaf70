package trade

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"sort"
	"strings"

	"sanctrace/internal/fault"
	"sanctrace/internal/place"
	"sanctrace/internal/source"
)

// Gap compares what an origin reports exporting with what a hub reports
// importing from it.
type Gap struct {
	Origin   string  `json:"origin"`
	Hub      string  `json:"hub"`
	Code     string  `json:"code"` // HS code, or "TOTAL"
	Period   string  `json:"period"`
	Ratio    float64 `json:"ratio"`    // export over import
	Baseline float64 `json:"baseline"` // median ratio of the years before 2022; 0 when unknown
	Verdict  string  `json:"verdict"`  // gap, normal, incomplete
	Why      string  `json:"why"`
}

// Bounds of the verdict. A gap is a ratio that exceeds its baseline by half
// and stands above gapFloor; CIF and FOB alone explain about a tenth. Import
// totals that fall by more than two thirds against the year before while the
// exports rise, or that come from fewer reporters, say that the importer's
// file is incomplete: goods do not vanish from all partners at once.
const (
	gapFloor     = 1.3
	gapOver      = 1.5
	importsFell  = 1.0 / 3
	baselineLast = "2021"
)

// mirrorRow is one line of a mirror table.
type mirrorRow struct {
	origin, hub, code, period string
	exported, imported        float64
	reporters                 float64 // 0: not told
}

var mirrorHeadings = map[string][]string{
	"origin":    {"origin", "exporter", "reporter"},
	"hub":       {"hub", "importer", "partner"},
	"code":      {"code", "hs", "hs6", "cmdcode", "product"},
	"period":    {"period", "year"},
	"exported":  {"exported", "exports", "eu_reported_exports_eur_fob", "export_value", "fobvalue"},
	"imported":  {"imported", "imports", "importer_reported_imports_eur", "import_value", "cifvalue"},
	"reporters": {"reporters", "eu_members_in_importer_data"},
}

// Mirror reads a table with the exports and imports of each pair, code and
// period side by side, and judges each line. Origin is "eu" and code "TOTAL"
// where the table has no such column.
func Mirror(ctx context.Context, f source.File) ([]Gap, []RowError, error) {
	rows, bad, err := readMirror(ctx, f)
	if err != nil {
		return nil, bad, err
	}
	series := map[string][]mirrorRow{}
	for _, r := range rows {
		k := r.origin + "\x00" + r.hub + "\x00" + r.code
		series[k] = append(series[k], r)
	}
	var gaps []Gap
	for _, s := range series {
		gaps = append(gaps, judge(s)...)
	}
	sort.Slice(gaps, func(i, j int) bool {
		a, b := gaps[i], gaps[j]
		if ka, kb := a.Hub+a.Origin+a.Code, b.Hub+b.Origin+b.Code; ka != kb {
			return ka < kb
		}
		return a.Period < b.Period
	})
	return gaps, bad, nil
}

func readMirror(ctx context.Context, f source.File) ([]mirrorRow, []RowError, error) {
	r, err := f.Open()
	if err != nil {
		return nil, nil, fault.Wrap(fault.Unavailable, f.Path, err)
	}
	defer r.Close()
	head, err := f.Head()
	if err != nil {
		return nil, nil, fault.Wrap(fault.Unavailable, f.Path, err)
	}
	rows := source.NewRows(r, comma(head.Line()))
	first, err := rows.Next()
	if err != nil {
		return nil, nil, source.Truncated(f.Path, "line 1", err)
	}
	h := source.NewHeader(first)
	if missing := missingColumns(h); len(missing) > 0 {
		return nil, nil, fault.New(fault.Invalid, f.Path, "not a table of exports and imports: no column for %s", strings.Join(missing, ", ")).
			Try("name the columns hub, period, exports, imports")
	}
	var out []mirrorRow
	var bad []RowError
	for n := 1; ctx.Err() == nil; n++ {
		cells, err := rows.Next()
		var re *source.RowError
		switch {
		case errors.Is(err, io.EOF) && len(out) == 0:
			return nil, bad, fault.New(fault.Invalid, f.Path, "no line has a hub, a period, exports and imports").
				Try("name the columns hub, period, exports, imports")
		case errors.Is(err, io.EOF):
			return out, bad, nil
		case errors.As(err, &re):
			bad = append(bad, RowError{n, re.Err})
			continue
		case err != nil:
			return nil, bad, source.Truncated(f.Path, fmt.Sprintf("row %d", n), err)
		}
		m, err := mirrorLine(h, cells)
		if err != nil {
			bad = append(bad, RowError{n, err})
			continue
		}
		out = append(out, m)
	}
	return nil, bad, ctx.Err()
}

// missingColumns returns the fields a mirror table cannot do without that no
// heading names.
func missingColumns(h source.Header) []string {
	got := present(h, mirrorHeadings)
	var out []string
	for _, field := range []string{"hub", "period", "exported", "imported"} {
		if !got[field] {
			out = append(out, mirrorHeadings[field][0])
		}
	}
	return out
}

func mirrorLine(h source.Header, cells []string) (mirrorRow, error) {
	get := func(field string) string {
		for _, n := range mirrorHeadings[field] {
			if v := h.Cell(cells, n); v != "" {
				return v
			}
		}
		return ""
	}
	m := mirrorRow{origin: code(get("origin"), "eu"), hub: code(get("hub"), ""), code: get("code"), period: get("period"),
		exported: number(get("exported")), imported: number(get("imported")), reporters: number(get("reporters"))}
	if m.code == "" {
		m.code = "TOTAL"
	}
	if m.hub == "" || m.period == "" || m.exported == 0 {
		return m, errors.New("no hub, period or exports")
	}
	return m, nil
}

// code returns the code of a country name, the name itself when it is not
// known, or the default when it is empty.
func code(name, otherwise string) string {
	if name == "" {
		return otherwise
	}
	if c := place.Code(name); c != "" {
		return c
	}
	return name
}

// judge gives the verdict on each period of one series.
func judge(s []mirrorRow) []Gap {
	sort.Slice(s, func(i, j int) bool { return s[i].period < s[j].period })
	base := baseline(s)
	var out []Gap
	for i, r := range s {
		g := Gap{Origin: r.origin, Hub: r.hub, Code: r.code, Period: r.period, Baseline: base}
		var before *mirrorRow
		if i > 0 {
			before = &s[i-1]
		}
		g.Ratio = round3(ratio(r))
		g.Verdict, g.Why = verdict(r, before, base)
		out = append(out, g)
	}
	return out
}

func ratio(r mirrorRow) float64 {
	if r.imported == 0 {
		return 0
	}
	return r.exported / r.imported
}

func verdict(r mirrorRow, before *mirrorRow, base float64) (string, string) {
	switch {
	case r.imported == 0:
		return "incomplete", "the importer reports nothing"
	case before != nil && before.imported > 0 && r.imported < before.imported*importsFell && r.exported > before.exported*0.8:
		return "incomplete", fmt.Sprintf("reported imports fell to %.0f %% of the period before while exports did not; the importer's file is incomplete", 100*r.imported/before.imported)
	case before != nil && r.reporters < before.reporters && ratio(r) > 4*math.Max(base, 1):
		return "incomplete", "fewer reporters than in the period before"
	case base == 0:
		return "incomplete", "no period up to " + baselineLast + " to compare with"
	case ratio(r) >= gapFloor && ratio(r) >= base*gapOver:
		return "gap", fmt.Sprintf("exports are %.2f times the imports, against %.2f before 2022", ratio(r), base)
	}
	return "normal", fmt.Sprintf("exports are %.2f times the imports, against %.2f before 2022", ratio(r), base)
}

// baseline returns the median ratio of the periods up to 2021.
func baseline(s []mirrorRow) float64 {
	var v []float64
	for _, r := range s {
		if x := ratio(r); len(r.period) >= 4 && r.period[:4] <= baselineLast && x > 0 {
			v = append(v, x)
		}
	}
	if len(v) == 0 {
		return 0
	}
	sort.Float64s(v)
	return round3((v[(len(v)-1)/2] + v[len(v)/2]) / 2)
}

func round3(x float64) float64 { return math.Round(x*1000) / 1000 }
