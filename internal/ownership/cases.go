package ownership

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"sanctrace/internal/fault"
	"sanctrace/internal/when"
)

// Case is one worked example: a graph, a day, and what is expected of some
// parties.
type Case struct {
	ID       string
	Title    string
	Graph    *Graph
	On       when.Day // empty: undated
	Expected []Expectation
}

// Expectation is what a case expects for one party under one regime.
type Expectation struct {
	Party  string
	Regime Regime
	Result Result
}

// Outcome is an expectation with what was computed.
type Outcome struct {
	Case     string `json:"case"`
	Party    string `json:"party"`
	Regime   Regime `json:"regime"`
	Expected Result `json:"expected"`
	Got      Result `json:"got"`
	OK       bool   `json:"ok"`
	Proof    []Step `json:"proof"`
	Verdict  `json:"-"`
}

// RunCase evaluates every expectation of the case, in order.
func RunCase(c *Case) []Outcome {
	out := make([]Outcome, 0, len(c.Expected))
	for _, e := range c.Expected {
		v := Evaluate(c.Graph, e.Party, e.Regime, c.On)
		out = append(out, Outcome{
			Case: c.ID, Party: e.Party, Regime: e.Regime, Expected: e.Result, Got: v.Result, OK: v.Result == e.Result,
			Proof: v.Proof, Verdict: v,
		})
	}
	return out
}

// Bounds on case files.
const (
	maxCaseBytes = 64 << 20
	maxCaseEdges = 200_000
)

// wireCase is the JSON form of a case; see the fields in the case file's meta.
type wireCase struct {
	ID     string                             `json:"id"`
	Title  string                             `json:"title"`
	Edges  []wireEdge                         `json:"edges"`
	Listed []wireListing                      `json:"listed"`
	AsOf   *string                            `json:"as_of"`
	Expect map[string]map[string]wireExpected `json:"expect"`
}

type wireEdge struct {
	Owner        string       `json:"owner"`
	Asset        string       `json:"asset"`
	Pct          *json.Number `json:"pct"`
	Min          *json.Number `json:"min"`
	MinExclusive *json.Number `json:"min_exclusive"`
	Max          *json.Number `json:"max"`
	MaxExclusive *json.Number `json:"max_exclusive"`
	Start        string       `json:"start"`
	End          string       `json:"end"`
	Kind         string       `json:"kind"`
	Role         string       `json:"role"`
	JointGroup   any          `json:"joint_group"`
	JointHolders []string     `json:"joint_holders"`
	Instructing  string       `json:"instructing_party"`
	Source       string       `json:"source"`
}

type wireListing struct {
	Party   string   `json:"party"`
	Regimes []string `json:"regimes"`
	From    string   `json:"from_"`
	Until   string   `json:"until"`
	List    string   `json:"list"`
	Program string   `json:"program"`
}

type wireExpected struct {
	Verdict string `json:"verdict"`
}

// ReadCases reads a case file: an object with a list "cases", or the list
// itself. Errors are of kind Invalid and name the case.
func ReadCases(r io.Reader) ([]Case, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxCaseBytes+1))
	if err != nil {
		return nil, fmt.Errorf("read case file: %w", err)
	}
	if len(data) > maxCaseBytes {
		return nil, fault.New(fault.Invalid, "case file", "longer than %d MiB", maxCaseBytes>>20)
	}
	var file struct {
		Cases []wireCase `json:"cases"`
	}
	if strings.HasPrefix(strings.TrimSpace(string(data[:min(len(data), 4096)])), "[") {
		err = json.Unmarshal(data, &file.Cases)
	} else {
		err = json.Unmarshal(data, &file)
	}
	if err != nil {
		return nil, fault.Wrap(fault.Invalid, "case file", err)
	}
	if len(file.Cases) == 0 {
		return nil, fault.New(fault.Invalid, "case file", "has no cases").Try(`a case file is {"cases": [{"id", "edges", "listed", "as_of", "expect"}]}`)
	}
	out := make([]Case, 0, len(file.Cases))
	for i := range file.Cases {
		c, err := file.Cases[i].read()
		if err != nil {
			return nil, fault.Wrap(fault.Invalid, fmt.Sprintf("case %d (%.60s)", i+1, file.Cases[i].ID), err)
		}
		out = append(out, c)
	}
	return out, nil
}

func (w *wireCase) read() (Case, error) {
	c := Case{ID: w.ID, Title: w.Title, Graph: NewGraph()}
	if len(w.Edges) > maxCaseEdges {
		return c, fmt.Errorf("more than %d edges", maxCaseEdges)
	}
	var err error
	if w.AsOf != nil {
		if c.On, err = day("as_of", *w.AsOf); err != nil {
			return c, err
		}
	}
	for i := range w.Edges {
		e, err := w.Edges[i].read()
		if err != nil {
			return c, fmt.Errorf("edge %d: %w", i+1, err)
		}
		e.ID = fmt.Sprintf("%s edge %d", w.ID, i+1)
		c.Graph.AddEdge(e)
	}
	for i := range w.Listed {
		l, err := w.Listed[i].read()
		if err != nil {
			return c, fmt.Errorf("listing %d: %w", i+1, err)
		}
		c.Graph.List(l)
	}
	c.Expected, err = w.expectations()
	return c, err
}

// expectations returns what is expected, by party and then by regime.
func (w *wireCase) expectations() ([]Expectation, error) {
	var out []Expectation
	for _, p := range slices.Sorted(maps.Keys(w.Expect)) {
		for name := range w.Expect[p] {
			if _, err := ParseRegime(name); err != nil {
				return out, fmt.Errorf("expect for %s: %w", p, err)
			}
		}
		for _, r := range Regimes() {
			for name, e := range w.Expect[p] {
				if strings.EqualFold(name, string(r)) {
					out = append(out, Expectation{Party: p, Regime: r, Result: Result(e.Verdict)})
				}
			}
		}
	}
	return out, nil
}

// day reads a date that may be absent.
func day(field, s string) (when.Day, error) {
	if s == "" {
		return "", nil
	}
	d, err := when.ParseDay(s)
	if err != nil {
		return "", fmt.Errorf("%s: %w", field, err)
	}
	return d, nil
}

func (w *wireEdge) read() (Edge, error) {
	e := Edge{
		Owner: w.Owner, Asset: w.Asset, Kind: Kind(w.Kind), Role: w.Role, Holders: w.JointHolders, Instructs: w.Instructing,
		Source: w.Source,
	}
	if w.JointGroup != nil {
		e.Joint = fmt.Sprint(w.JointGroup)
	}
	if e.Owner == "" && len(e.Holders) == 0 || e.Asset == "" {
		return e, fmt.Errorf("has no owner or no asset")
	}
	if !slices.Contains([]Kind{Shares, Control, Security, Consolidation}, e.Kind) {
		return e, fault.New(fault.Invalid, "kind "+w.Kind, "is not known").Try("use control, security or consolidation, or leave it out for shares")
	}
	var err error
	if e.From, err = day("start", w.Start); err != nil {
		return e, err
	}
	if e.Until, err = day("end", w.End); err != nil {
		return e, err
	}
	e.Share, err = w.share()
	return e, err
}

// share reads the percentage or band of the edge.
func (w *wireEdge) share() (Interval, error) {
	if w.Pct != nil {
		if w.hasBand() {
			return Interval{}, fmt.Errorf("has both a percentage and a band")
		}
		p, err := ParsePercent(w.Pct.String())
		return Exact(p), err
	}
	i := Unknown()
	for _, end := range []struct {
		n    *json.Number
		low  bool
		open bool
	}{{w.Min, true, false}, {w.MinExclusive, true, true}, {w.Max, false, false}, {w.MaxExclusive, false, true}} {
		if end.n == nil {
			continue
		}
		p, err := ParsePercent(end.n.String())
		if err != nil {
			return i, err
		}
		if end.low {
			i.Lo, i.LoOpen = p, end.open
		} else {
			i.Hi, i.HiOpen = p, end.open
		}
	}
	if _, ok := i.And(Interval{Hi: hundred}); !ok {
		return i, fmt.Errorf("the band from %s to %s is empty", i.Lo, i.Hi)
	}
	return i, nil
}

// hasBand reports whether the edge states an end of a band.
func (w *wireEdge) hasBand() bool {
	return w.Min != nil || w.MinExclusive != nil || w.Max != nil || w.MaxExclusive != nil
}

func (w *wireListing) read() (Listing, error) {
	l := Listing{Party: w.Party, List: w.List, Program: w.Program}
	if l.Party == "" {
		return l, fmt.Errorf("has no party")
	}
	for _, s := range w.Regimes {
		r, err := ParseRegime(s)
		if err != nil {
			return l, err
		}
		l.Regimes = append(l.Regimes, r)
	}
	var err error
	if l.From, err = day("from_", w.From); err != nil {
		return l, err
	}
	l.Until, err = day("until", w.Until)
	return l, err
}
