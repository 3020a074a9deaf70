package match

import (
	"strconv"
	"strings"

	"sanctrace/internal/finding"
	"sanctrace/internal/ident"
	"sanctrace/internal/index"
)

// Ships and aircraft have rules of their own:
//
//   - An IMO number stays with the hull from keel to scrap and is given to no
//     other (IMO resolution A.1117(30)): the same one decides without a name, two
//     sound ones contradict whatever the name, which is changed and used again.
//   - MMSI and call sign come with the flag, the mark of an aircraft with the
//     state of registry (ITU-R M.585, ICAO Annex 7): the same one supports, another
//     one says little. So do flags.
//   - A manufacturer's serial number stays with the airframe, but each
//     manufacturer counts for itself: it decides together with the model.
//   - Year built, tonnage and type tell ships of one name apart.

// The outcomes of comparing models of aircraft.
const (
	modelsUnknown = iota // not known on both sides
	modelsAgree
	modelsDiffer
)

// serial says what the same serial number of an aircraft means.
func serial(models int) (row int, via string) {
	switch models {
	case modelsAgree:
		return numberAgrees, "same serial number of the same model"
	case modelsDiffer:
		return none, ""
	}
	return numberMoves, "same serial number"
}

// modelsOf compares the models of query and entity.
func modelsOf(p *Prepared, r *index.Record) int {
	out := modelsUnknown
	for _, q := range p.Traits {
		for _, c := range r.Traits {
			if q.Kind != index.Model || c.Kind != index.Model {
				continue
			}
			if sameModel(q.Value, c.Value) {
				return modelsAgree
			}
			out = modelsDiffer
		}
	}
	return out
}

// sameModel compares the letters and digits of two models: equal ones, one that
// begins the other, or the same first number ("Boeing 747-286M", "B747").
func sameModel(a, b string) bool {
	if x, y := ident.Fold(a), ident.Fold(b); strings.HasPrefix(x, y) || strings.HasPrefix(y, x) {
		return x != "" && y != ""
	}
	x, y := firstNumber(a), firstNumber(b)
	return x == y && len(x) > 1
}

func firstNumber(s string) string {
	from := strings.IndexAny(s, "0123456789")
	if from < 0 {
		return ""
	}
	s = s[from:]
	return s[:len(s)-len(strings.TrimLeft(s, "0123456789"))]
}

// traits are the kinds of traits with their rows, and what tells whether two
// values agree (1), contradict (-1) or neither.
var traits = []struct {
	kind, feature   string
	agrees, differs int
	compare         func(a, b string) int
}{
	{index.Model, "model", modelAgrees, modelDiffers, func(a, b string) int { return yesNo(sameModel(a, b)) }},
	{index.GRT, "gross tonnage", tonnageAgrees, tonnageDiffers, tonnages},
	{index.DWT, "dead weight", tonnageAgrees, tonnageDiffers, tonnages},
	{index.Type, "type", typeAgrees, typeDiffers, types},
}

func yesNo(ok bool) int {
	if ok {
		return 1
	}
	return -1
}

// tonnages compares tonnages: alike within 3 %, different from 20 %.
func tonnages(a, b string) int {
	x, err1 := strconv.ParseFloat(strings.ReplaceAll(a, ",", ""), 64)
	y, err2 := strconv.ParseFloat(strings.ReplaceAll(b, ",", ""), 64)
	if err1 != nil || err2 != nil || !(x > 0 && y > 0) {
		return 0
	}
	switch ratio := min(x, y) / max(x, y); {
	case ratio >= .97:
		return 1
	case ratio < .8:
		return -1
	}
	return 0
}

// vague are the words of types of ships that tell nothing.
var vague = map[string]bool{"vessel": true, "ship": true, "general": true, "other": true, "products": true, "type": true, "motor": true}

// types compares types of ships by their words.
func types(a, b string) int {
	x, y := typeWords(a), typeWords(b)
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	for _, w := range x {
		for _, v := range y {
			if w == v {
				return 1
			}
		}
	}
	return -1
}

func typeWords(s string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return r < 'a' || r > 'z' }) {
		if len(w) > 2 && !vague[w] {
			out = append(out, strings.TrimSuffix(w, "s"))
		}
	}
	return out
}

func has(list []index.Trait, kind string) bool {
	for _, t := range list {
		if t.Kind == kind {
			return true
		}
	}
	return false
}

// traits lets the traits of a ship or aircraft move the score.
func (c *Comparer) traits(p *Prepared, r *index.Record, score float64) float64 {
	for _, t := range traits {
		best := 0
		var q, x string
		for _, a := range p.Traits {
			for _, b := range r.Traits {
				if a.Kind != t.kind || b.Kind != t.kind || best > 0 {
					continue
				}
				if v := t.compare(a.Value, b.Value); v != 0 {
					best, q, x = v, a.Value, b.Value
				}
			}
		}
		switch {
		case best > 0:
			score = c.move(score, c.scorer.table[t.agrees].Value, finding.Step{Feature: t.feature, Query: q, Candidate: x, Via: "alike"})
		case best < 0:
			score = c.move(score, -c.scorer.table[t.differs].Value, finding.Step{Feature: t.feature, Query: q, Candidate: x, Via: "different"})
		}
	}
	return score
}
