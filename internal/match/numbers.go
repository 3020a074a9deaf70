package match

import (
	"cmp"
	"strings"

	"sanctrace/internal/finding"
	"sanctrace/internal/ident"
	"sanctrace/internal/index"
)

// What numbers say:
//
//   - The same number of one kind, or of kinds that lists mix up, agrees; the
//     same digits as another kind of number, or of another state, do not.
//   - How much it says is the kind's: a number that one bearer has for good
//     decides alone, one that passes on in time nearly, a phone only beside a
//     name. Wrong check digits make it weak.
//   - Two sound numbers of a kind of which one bearer has one contradict, once
//     for each kind, also where another number agrees. A number whose check
//     digits are wrong contradicts nothing.

// none is the row of what does not agree.
const none = -1

// number is an identifier of the query's with one of the entity's that it meets.
type number struct {
	q, c   index.Identifier
	agrees int // row of the table, or none
	via    string
}

// rules of agreement and contradiction by kind. A kind that is not here agrees
// as a paper does and contradicts nothing.
var kindRules = map[ident.Kind]struct{ agrees, differs int }{
	ident.IMO: {numberAgrees, numberUnique}, ident.LEI: {numberAgrees, numberUnique}, ident.Serial: {numberMoves, numberUnique},
	ident.INN: {numberAgrees, numberDiffers}, ident.OGRN: {numberAgrees, numberDiffers}, ident.USCC: {numberAgrees, numberDiffers},
	ident.SNILS: {numberAgrees, numberDiffers}, ident.ChinaID: {numberAgrees, numberDiffers}, ident.IranID: {numberAgrees, numberDiffers},
	ident.TurkeyID: {numberAgrees, numberDiffers}, ident.CURP: {numberAgrees, numberDiffers}, ident.NIF: {numberAgrees, numberDiffers},
	ident.CPF: {numberAgrees, numberDiffers}, ident.CNPJ: {numberAgrees, numberDiffers}, ident.SIREN: {numberAgrees, numberDiffers},
	ident.IsraelID: {numberAgrees, numberDiffers}, ident.FiscalCode: {numberAgrees, numberDiffers}, ident.NIT: {numberAgrees, numberDiffers},
	ident.PAN: {numberAgrees, numberDiffers}, ident.UEI: {numberAgrees, numberDiffers}, ident.Wikidata: {numberAgrees, numberDiffers},
	ident.GSTIN: {numberAgrees, none}, ident.OKPO: {numberAgrees, none}, ident.DUNS: {numberAgrees, none}, ident.BIC: {numberAgrees, none},
	ident.BIK: {numberAgrees, none}, ident.IBAN: {numberAgrees, none}, ident.ISIN: {numberAgrees, none}, ident.Wallet: {numberAgrees, none},
	ident.SSN: {numberAgrees, none}, ident.EIN: {numberAgrees, none}, ident.TRN: {numberAgrees, none}, ident.CAGE: {numberAgrees, none},
	ident.MMSI: {numberMoves, numberMoved}, ident.CallSign: {numberMoves, numberMoved}, ident.Tail: {numberMoves, numberMoved},
	ident.ICAO24: {numberMoves, numberMoved}, ident.Phone: {contactAgrees, none}, ident.Email: {numberMoves, none},
}

// bestNumber returns the identifier in common that says most.
func (c *Comparer) bestNumber(p *Prepared, r *index.Record) number {
	best := number{agrees: none}
	for i := range p.ids {
		if n := c.met(p, r, i); n.agrees != none && (best.agrees == none || c.scorer.table[n.agrees].Value > c.scorer.table[best.agrees].Value) {
			best = n
		}
	}
	return best
}

// met returns the identifier of the entity's that the i-th of the query's meets
// best.
func (c *Comparer) met(p *Prepared, r *index.Record, i int) number {
	best := number{q: p.ids[i], agrees: none}
	for _, x := range r.IDs {
		if x.Value != best.q.Value {
			continue
		}
		row, via := agreement(stated(best.q, x, p.Countries), x, modelsOf(p, r))
		if row != none && (best.agrees == none || c.scorer.table[row].Value > c.scorer.table[best.agrees].Value) {
			best.c, best.agrees, best.via = x, row, via
		}
	}
	return best
}

// stated returns q as of the state of x, when it says none and the party is of
// that state.
func stated(q, x index.Identifier, countries []string) index.Identifier {
	if q.Country == "" && x.Country != "" && inCommon(countries, []string{x.Country}) != "" {
		q.Country = x.Country
	}
	return q
}

// agreement says what it means that two identifiers have one value.
func agreement(q, x index.Identifier, models int) (row int, via string) {
	kind := ident.Kind(cmp.Or(q.Kind, x.Kind))
	if otherKind(q.Kind, x.Kind) || kind != ident.Phone && otherState(q.Country, x.Country) {
		return none, ""
	}
	same := q.Kind == x.Kind && q.Kind != ""
	rule, ruled := kindRules[kind]
	switch {
	case q.Check == ident.Wrong || x.Check == ident.Wrong:
		return numberWrong, "same number, wrong check digits"
	case kind == ident.Serial:
		return serial(models)
	case ruled && rule.agrees != numberAgrees:
		return rule.agrees, "same " + what(kind)
	case ruled && same:
		return numberAgrees, sameKind
	}
	return paper(q, x, same)
}

// otherKind reports whether two kinds are known and not ones that lists mix up.
func otherKind(a, b string) bool {
	return a != b && a != "" && b != "" && ident.Kind(a).Family()&ident.Kind(b).Family() == 0
}

func otherState(a, b string) bool { return a != b && a != "" && b != "" }

const sameKind = "same number of the same kind"

// what names the kinds that pass from one bearer to the next.
func what(k ident.Kind) string {
	switch k {
	case ident.Phone:
		return "phone"
	case ident.Email:
		return "mail address"
	}
	return sameKind[len("same "):]
}

// paper says what the same number of a paper means, of a state not known on one
// side, or of a kind not known.
func paper(q, x index.Identifier, same bool) (row int, via string) {
	sameState := same && q.Country != "" && q.Country == x.Country
	switch short := len(q.Value) < shortNumber; {
	case short && sameState:
		return numberAgreesLoose, "same number of the same kind and state, a short one"
	case short && q.Check != ident.Right && x.Check != ident.Right:
		return numberShort, "same number, a short one"
	case sameState:
		return numberAgrees, "same number of the same kind and state"
	case same:
		return numberAgreesLoose, "same number of the same kind, state not known on one side"
	}
	return numberAgreesLoose, "same number"
}

// shortNumber is the length from which the number of a paper counts in full. The
// lists of 2026 hold 618 such numbers of six digits and 935 of seven: one in
// 1,600 numbers of six digits meets one by chance, one in 11,000 of seven.
const shortNumber = 7

// meet lets an identifier in common close its share of the gap.
func (c *Comparer) meet(score float64, n number) float64 {
	if n.agrees == none {
		return score
	}
	row := n.agrees
	if by, ok := beside[row]; ok && score >= nameSays {
		row = by
	}
	next := score + (1-score)*c.scorer.table[row].Value
	c.numberStep(n, next-score)
	return next
}

// beside are the rows that stand in for others where a name says as much: that a
// short number or a phone is equal by chance is likely when one is looked for
// among all numbers of the lists, not when the name has found the entity.
var beside = map[int]int{numberShort: numberAgreesLoose, contactAgrees: contactBeside}

// numberStep notes an identifier in common.
func (c *Comparer) numberStep(n number, worth float64) {
	if !c.explain {
		return
	}
	note := ""
	switch {
	case n.q.Check == ident.Wrong || n.c.Check == ident.Wrong:
		note = "a number whose check digits are wrong is weak evidence"
	case n.agrees == contactAgrees:
		note = "families, offices and agents share one"
	case n.agrees == numberMoves && n.c.Kind == string(ident.Serial):
		note = "the model is not known on both sides, and each manufacturer counts for itself"
	case n.agrees == numberMoves:
		note = "it passes to another bearer in time"
	case n.q.Check == ident.Right || n.c.Check == ident.Right:
		note = "its check digits are right"
	}
	c.step(finding.Step{Feature: "identifier", Query: label(n.q), Candidate: label(n.c), Via: n.via, Worth: worth, Note: note})
}

// numbers lets the identifiers beside the best move the score: each further one
// in common, and each kind of which none is in common.
func (c *Comparer) numbers(p *Prepared, r *index.Record, score float64, best number) float64 {
	if len(p.ids) == 0 || len(r.IDs) == 0 {
		return score
	}
	for i, q := range p.ids {
		if q.Value != best.q.Value && first(p.ids, q) == i {
			score = c.meet(score, c.met(p, r, i))
		}
	}
	for i, q := range p.ids {
		if firstKind(p.ids, q.Kind) == i {
			score = c.contradict(p, r, score, q.Kind)
		}
	}
	return score
}

// first returns the place of the first identifier with the value of q: one
// number in two papers counts once.
func first(ids []index.Identifier, q index.Identifier) int {
	for i, x := range ids {
		if x.Value == q.Value {
			return i
		}
	}
	return none
}

func firstKind(ids []index.Identifier, kind string) int {
	for i, x := range ids {
		if x.Kind == kind {
			return i
		}
	}
	return none
}

// contradict takes away what it is worth that none of the numbers of a kind is
// in common.
func (c *Comparer) contradict(p *Prepared, r *index.Record, score float64, kind string) float64 {
	rule, ok := kindRules[ident.Kind(kind)]
	if !ok || rule.differs == none || kind == string(ident.Serial) && modelsOf(p, r) != modelsAgree {
		return score
	}
	q, x, differ := apart(p.ids, r.IDs, kind)
	if !differ {
		return score
	}
	s := finding.Step{Feature: "identifier", Via: "different number of the same kind"}
	if c.explain {
		s.Query, s.Candidate, s.Note = label(q), label(x), differsSays[rule.differs]
	}
	if doubtful(q) || doubtful(x) {
		s.Feature, s.Via, s.Note = "check digits", "wrong", "a number with wrong check digits contradicts nothing"
		c.step(s)
		return score
	}
	return c.move(score, -c.scorer.table[rule.differs].Value, s)
}

// differsSays says why a different number weighs what it does.
var differsSays = map[int]string{
	numberUnique: "one bearer has one for good, and no other bearer ever",
	numberMoved:  "it changes with flag or owner",
}

// apart returns a number of each side, sound ones if there are, when both have
// numbers of a kind and none in common.
func apart(ids, others []index.Identifier, kind string) (q, x index.Identifier, differ bool) {
	for _, a := range ids {
		if a.Kind != kind {
			continue
		}
		for _, b := range others {
			if b.Kind != kind {
				continue
			}
			if a.Value == b.Value {
				return q, x, false
			}
			if !differ || doubtful(q) || doubtful(x) {
				q, x, differ = a, b, true
			}
		}
	}
	return q, x, differ
}

// doubtful reports whether a number cannot contradict: its check digits are
// wrong, or its form is not that of its kind.
func doubtful(id index.Identifier) bool {
	if id.Check == ident.Wrong {
		return true
	}
	return id.Check == ident.NoCheck && ident.HasCheck(ident.Kind(id.Kind))
}

func label(id index.Identifier) string {
	s := strings.TrimSpace(strings.ReplaceAll(id.Kind, "_", " ") + " " + id.Value)
	if id.Country != "" && ident.Kind(id.Kind).Family() != 0 {
		s += " (" + id.Country + ")"
	}
	return s
}
