// Package algorithm holds the scoring algorithms that users of sanctions
// screening know, under their own names and with their published semantics:
// logic-v1, logic-v2, name-based, name-qualified (OpenSanctions) and ofac (the
// score of OFAC's Sanctions List Search).
//
// An [Algorithm] is a table of [Feature]s with weights, each with a pair that
// shows it. Main features say why two parties may be the same; qualifiers,
// which count only when a main feature scored, say what speaks for or against
// it. logic-* take the best main feature, the others the sum; the total is cut
// to 0..1. Weights can be changed by the caller, as the web API of OpenSanctions
// allows.
//
// Invariants:
//   - The same parties, algorithm and configuration give the same score on any
//     machine.
//   - The worths of an explanation's steps add up to the score.
//   - A comparison takes bounded time: names are cut at MaxName characters.
//
// Sources: the published table of features and weights
// (https://www.opensanctions.org/matcher), the documentation of the matchers,
// and OFAC's FAQ 249. Where the originals rest on tables of words (legal forms,
// nicknames, spellings of names), those of package names stand in: scores can
// differ there. doc/accuracy.md measures by how much.
//
// The default scorer of the project is in package match, not here. The package
// finds no candidates. Start reading at Compare, then the tables in table.go.
package algorithm

import (
	"math"
	"strings"

	"sanctrace/internal/fault"
	"sanctrace/internal/finding"
)

// MaxName is the number of characters of a name that are compared.
const MaxName = 384

// Hit is what a feature found.
type Hit struct {
	Score            float64 // 0..1
	Query, Candidate string  // the values that met; may be empty
	Detail           string  // what happened, in words; may be empty
	parts            []finding.Step
}

// Feature is one row of an algorithm's table.
type Feature struct {
	Name        string
	Weight      float64 // what a full score is worth; negative takes away
	Qualifier   bool    // counts only when a main feature scored
	Description string
	Example     [2]string // a pair that the feature scores above 0
	compare     func(q, c *Party, o *options) Hit
}

// Setting is a parameter of an algorithm that a caller may change.
type Setting struct {
	Name        string
	Description string
	Default     float64
}

// Algorithm is a named table of features. It is immutable and safe for
// concurrent use.
type Algorithm struct {
	Name        string
	Description string
	Features    []Feature
	Settings    []Setting
	sum         bool // features add up; otherwise the best main feature counts
}

// Config changes weights of features and values of settings by name.
type Config struct {
	Weights  map[string]float64
	Settings map[string]float64
}

// options are the values of all settings.
type options struct {
	extraQuery, extraResult, family, cutoff, number float64
}

// All returns the algorithms in order of their names.
func All() []*Algorithm { return []*Algorithm{&logicV1, &logicV2, &nameBased, &nameQualified, &ofac} }

// Names returns the names of all algorithms.
func Names() []string {
	var out []string
	for _, a := range All() {
		out = append(out, a.Name)
	}
	return out
}

// Lookup returns the algorithm of that name; an unknown one is an error of kind
// Invalid that lists those known.
func Lookup(name string) (*Algorithm, error) {
	for _, a := range All() {
		if a.Name == name {
			return a, nil
		}
	}
	return nil, fault.New(fault.Invalid, "algorithm "+name, "no such algorithm").Try("use one of %s", strings.Join(Names(), ", "))
}

// Scored is the result of one comparison.
type Scored struct {
	Score float64 // 0..1, four decimals
	Hits  []Hit   // one for each feature of the table, in order
}

// With returns a with changed weights and settings. A name that a does not
// have is an error of kind Invalid.
func (a *Algorithm) With(c Config) (*Algorithm, error) {
	out := *a
	out.Features = append([]Feature(nil), a.Features...)
	out.Settings = append([]Setting(nil), a.Settings...)
	seen := 0
	for i := range out.Features {
		if w, ok := c.Weights[out.Features[i].Name]; ok {
			out.Features[i].Weight = w
			seen++
		}
	}
	for i := range out.Settings {
		if v, ok := c.Settings[out.Settings[i].Name]; ok {
			out.Settings[i].Default = v
			seen++
		}
	}
	if seen != len(c.Weights)+len(c.Settings) {
		return nil, fault.New(fault.Invalid, "algorithm "+a.Name, "a weight or setting that it does not have")
	}
	return &out, nil
}

func (a *Algorithm) options() *options {
	var o options
	for _, s := range a.Settings {
		switch s.Name {
		case "nm_extra_query_name":
			o.extraQuery = s.Default
		case "nm_extra_result_name":
			o.extraResult = s.Default
		case "nm_family_name_weight":
			o.family = s.Default
		case "nm_fuzzy_cutoff_factor":
			o.cutoff = s.Default
		case "nm_number_mismatch":
			o.number = s.Default
		}
	}
	return &o
}

// Compare returns how alike q, the query, and c, the candidate, are. Some
// features treat the two sides differently.
func (a *Algorithm) Compare(q, c *Party) Scored {
	out := Scored{Hits: make([]Hit, len(a.Features))}
	if q.schema == nil || c.schema == nil || !q.schema.CanMatch(c.schema) && q.schema != c.schema {
		return out
	}
	o := a.options()
	if !a.run(q, c, o, false, out.Hits) {
		return out
	}
	a.run(q, c, o, true, out.Hits)
	out.Score = round(min(max(a.total(out.Hits), 0), 1))
	return out
}

// run evaluates the main features or the qualifiers and reports whether one of
// them scored, or whether there was none to score.
func (a *Algorithm) run(q, c *Party, o *options, qualifiers bool, hits []Hit) bool {
	scored, ran := false, false
	for i := range a.Features {
		f := &a.Features[i]
		if f.Qualifier != qualifiers || f.Weight == 0 {
			continue
		}
		hits[i] = f.compare(q, c, o)
		scored, ran = scored || hits[i].Score > 0, true
	}
	return scored || !ran
}

// total adds up or takes the best, as the algorithm has it, before the cut.
func (a *Algorithm) total(hits []Hit) float64 {
	best, sum := 0.0, 0.0
	for i := range hits {
		w := hits[i].Score * a.Features[i].Weight
		if a.sum || a.Features[i].Qualifier {
			sum += w
		} else {
			best = max(best, w)
		}
	}
	if !a.sum && best == 0 {
		return 0
	}
	return best + sum
}

// deciding returns the place of the main feature that sets the score of an
// algorithm that takes the best one.
func (a *Algorithm) deciding(hits []Hit) int {
	at, best := -1, 0.0
	for i := range hits {
		if w := hits[i].Score * a.Features[i].Weight; !a.Features[i].Qualifier && w > best {
			at, best = i, w
		}
	}
	return at
}

// Explain returns what each feature added to the score of s, in the order of
// the table; the worths add up to the score.
func (a *Algorithm) Explain(s Scored) []finding.Step {
	steps := []finding.Step{}
	decides := a.deciding(s.Hits)
	total := 0.0
	for i := range s.Hits {
		h, f := &s.Hits[i], &a.Features[i]
		if h.Score == 0 {
			continue
		}
		worth, note := h.Score*f.Weight, h.Detail
		if !a.sum && !f.Qualifier && i != decides {
			worth, note = 0, "another feature decides"
		}
		total += worth
		if worth != 0 && len(h.parts) > 0 {
			steps = append(steps, shares(f.Name, worth, h.parts)...)
			continue
		}
		steps = append(steps, finding.Step{Feature: f.Name, Query: h.Query, Candidate: h.Candidate, Via: via(h.Score, f), Worth: round(worth), Note: note})
	}
	if rest := s.Score - total; math.Abs(rest) > 1e-3 {
		steps = append(steps, finding.Step{Feature: "limit", Via: "a score is between 0 and 1", Worth: round(rest)})
	}
	return steps
}

// shares hands the worth of a feature out to its parts in proportion.
func shares(feature string, worth float64, parts []finding.Step) []finding.Step {
	sum := 0.0
	for _, p := range parts {
		sum += p.Worth
	}
	out := make([]finding.Step, len(parts))
	for i, p := range parts {
		out[i], out[i].Feature = p, feature
		if sum > 0 {
			out[i].Worth = round(worth * p.Worth / sum)
		}
	}
	return out
}

func via(score float64, f *Feature) string {
	s := "agrees"
	if f.Weight < 0 {
		s = "contradicts"
	}
	if score < 1 {
		s += " in part"
	}
	return s
}

func round(x float64) float64 { return math.Round(x*1e4) / 1e4 }
