package dossier

import (
	"fmt"
	"strconv"
	"strings"

	"sanctrace/internal/ledger"
	"sanctrace/internal/trace"
	"sanctrace/internal/when"
)

// Sentence is one statement of a dossier with the footnotes it rests on.
type Sentence struct {
	Item     string   `json:"item"` // id of the item of the trace
	Text     string   `json:"text"`
	Notes    []int    `json:"notes"`              // numbers of footnotes, from 1; never empty
	Reviewed bool     `json:"reviewed"`           // a person accepted it
	Decision string   `json:"decision,omitempty"` // who and why
	Grades   []string `json:"grades,omitempty"`   // of its source and of what it says, apart
}

// Note is a footnote: the exact passage, list entry or row.
type Note struct {
	N int `json:"n"`
	trace.Evidence
	SHA256 string `json:"sha256,omitempty"` // of the document; empty for lists, tables and sealed sources
	Href   string `json:"href,omitempty"`   // page of the document at the passage; empty for lists and tables
}

// Where says in words where the passage stands: its locator and, on a page, the
// box around it.
func (n Note) Where() string {
	where := n.Locator
	if box := boxText(n.Box); box != "" {
		where += ", box " + box
	}
	return where
}

// boxText returns the edges of a box, "72 80.5 300 92"; "" for none.
func boxText(box [4]float64) string {
	if box == ([4]float64{}) {
		return ""
	}
	return strings.Trim(fmt.Sprint(box), "[]")
}

// Section is a titled run of sentences.
type Section struct {
	ID        string     `json:"id"`
	Title     string     `json:"title"`
	Sentences []Sentence `json:"sentences"`
}

// composer collects footnotes while it writes sentences.
type composer struct {
	claims   map[string]trace.Claim
	outlets  map[string]string // document name -> outlet
	draft    bool
	review   bool
	holding  map[string]ledger.Decision
	grades   map[string]ledger.Graded
	notes    []Note
	numbers  map[trace.Evidence]int
	refused  map[trace.Evidence]bool // passages of rejected claims alone
	pageOf   map[string]string       // document name -> page
	hashOf   map[string]string       // of a document, SHA-256 of its bytes
	sections []Section
}

// Attribution names the chain of sources of a claim from the innermost out.
func Attribution(c trace.Claim, outlet string) string {
	var parts []string
	for i := len(c.Chain) - 1; i >= 0; i-- {
		l := c.Chain[i]
		if l.Kind == "document" {
			continue
		}
		name := l.Source
		if l.Protected {
			name = "a source that is not named"
		}
		if name != "" && (len(parts) == 0 || parts[len(parts)-1] != name) {
			parts = append(parts, name)
		}
	}
	if outlet == "" {
		outlet = c.Document
	}
	if len(parts) == 0 {
		return outlet
	}
	return strings.Join(parts, ", told by ") + ", in " + outlet
}

// AmountText puts a bounded amount in words: "120 or more", "200 to 999".
func AmountText(a *trace.Amount) string {
	if a == nil {
		return ""
	}
	var s string
	switch {
	case a.Min != nil && a.Max != nil && *a.Min == *a.Max:
		s = num(*a.Min)
	case a.Min != nil && a.Max != nil:
		s = num(*a.Min) + " to " + num(*a.Max)
	case a.Min != nil:
		s = num(*a.Min) + " or more"
	case a.Max != nil:
		s = "up to " + num(*a.Max)
	default:
		return ""
	}
	if a.Soft {
		s = "about " + s
	}
	return s
}

func num(f float64) string {
	s := strconv.FormatFloat(f, 'f', -1, 64)
	whole, frac, _ := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "\u202f" + whole[i:]
	}
	if frac != "" {
		return whole + "." + frac
	}
	return whole
}

// DatesText puts a vague date in words: "on 2022-10-06", "between ... and ...".
func DatesText(d *trace.Dates) string {
	switch {
	case d == nil || d.Earliest == "" && d.Latest == "":
		return ""
	case d.Earliest == "" && strings.HasSuffix(d.EDTF, "~"): // under way on that day
		return "about " + string(d.Latest)
	case d.Earliest == d.Latest:
		return "on " + string(d.Earliest)
	case d.Earliest == "":
		return "by " + string(d.Latest)
	case d.Latest == "":
		return "from " + string(d.Earliest) + " on"
	}
	return "between " + string(d.Earliest) + " and " + string(d.Latest)
}

// TransferText is the ledger line of a transfer in words.
func TransferText(t trace.Transfer) string {
	var b strings.Builder
	b.WriteString(sides(t) + ": ")
	what := strings.TrimSpace(AmountText(t.Amount) + " " + t.Item)
	if what == "" {
		what = "goods not named"
	}
	b.WriteString(what + ", " + t.Phase)
	if len(t.Via) > 0 {
		b.WriteString(", by way of " + strings.Join(t.Via, ", "))
	}
	if d := DatesText(t.Dates); d != "" {
		b.WriteString(", " + d)
	}
	fmt.Fprintf(&b, ". %s %s.", origins(t.Independent), t.Why)
	return b.String()
}

// sides names who is on which side, by what kind of event it is.
func sides(t trace.Transfer) string {
	switch t.Event {
	case "USE_WEAPON":
		return orUnknown(t.Recipient) + ", in use"
	case "PRODUCE", "ASSEMBLE":
		return orUnknown(t.Supplier) + ", making"
	}
	return orUnknown(t.Supplier) + " to " + receiver(t)
}

// receiver names who receives, and where the goods go where that says more.
func receiver(t trace.Transfer) string {
	switch {
	case t.ToPlace == "" || fold(t.ToPlace) == fold(t.Recipient):
		return orUnknown(t.Recipient)
	case t.Recipient == "":
		return t.ToPlace + " (the recipient there is not named)"
	}
	return t.Recipient + ", in " + t.ToPlace
}

func origins(n int) string {
	if n == 1 {
		return "One independent origin;"
	}
	return fmt.Sprintf("%d independent origins;", n)
}

func orUnknown(s string) string {
	if s == "" {
		return "a party not named"
	}
	return s
}

// refusedPassages are the passages on which only rejected claims rest: no
// sentence stands on them.
func (c *composer) refusedPassages(claims []trace.Claim) map[trace.Evidence]bool {
	out := map[trace.Evidence]bool{}
	for _, cl := range claims {
		for _, e := range cl.Evidence {
			was, known := out[e]
			out[e] = (was || !known) && c.holding[cl.ID].Do == ledger.Reject
		}
	}
	return out
}

// note returns the numbers of the footnotes for the evidence.
func (c *composer) note(evidence []trace.Evidence) []int {
	var out []int
	for _, e := range evidence {
		if e.Text == "" || c.refused[e] {
			continue
		}
		n, ok := c.numbers[e]
		if !ok {
			n = len(c.notes) + 1
			c.numbers[e] = n
			c.notes = append(c.notes, Note{N: n, Evidence: e, SHA256: c.hashOf[e.Document], Href: c.href(e)})
		}
		out = append(out, n)
	}
	return out
}

// href returns the address of a passage in a document's page.
func (c *composer) href(e trace.Evidence) string {
	page := c.pageOf[e.Document]
	if page == "" || trace.ByteRange(e.Locator) == "" {
		return page
	}
	return page + "#" + anchor(e.Locator)
}

// anchor turns "page 3, bytes 12-40" into the id of a passage.
func anchor(locator string) string { return "b" + trace.ByteRange(locator) }

// may reports whether an item may be stated, and whether a person accepted it.
func (c *composer) may(id string) (ok, reviewed bool, decision string) {
	d, decided := c.holding[id]
	switch {
	case decided && d.Do == ledger.Reject:
		return false, false, ""
	case decided:
		return true, true, fmt.Sprintf("%sed by %s: %s", d.Do, d.By, d.Reason)
	}
	return c.draft, false, ""
}

// add appends a sentence to the open section when it may be stated and has a
// footnote to stand on.
func (c *composer) add(s *Section, id, text string, evidence []trace.Evidence) {
	ok, reviewed, decision := c.may(id)
	if !ok {
		return
	}
	if notes := c.note(evidence); len(notes) > 0 {
		s.Sentences = append(s.Sentences, Sentence{Item: id, Text: text, Notes: notes, Reviewed: reviewed, Decision: decision})
	}
}

// compose writes all sections of a dossier.
func (c *composer) compose(r trace.Result) {
	outlets := map[string]string{}
	for _, d := range r.Documents {
		outlets[d.ID] = d.Outlet
	}
	claims := map[string]trace.Claim{}
	for _, cl := range r.Claims {
		claims[cl.ID] = cl
	}
	c.claims, c.outlets = claims, outlets
	supply := Section{ID: "supply", Title: "Who supplied what to whom"}
	for _, t := range r.Transfers {
		c.addTransfer(&supply, t)
	}
	listed := Section{ID: "listed", Title: "Who is listed, then and now"}
	for _, m := range r.Matches {
		c.add(&listed, m.ID, m.Sentence, m.Evidence)
	}
	owned := Section{ID: "owned", Title: "Who is owned by whom"}
	for _, v := range r.Verdicts {
		c.add(&owned, v.ID, VerdictText(v), v.Evidence)
	}
	goods := Section{ID: "goods", Title: "Shipments to ask about"}
	for _, f := range r.Flags {
		c.add(&goods, f.ID, FlagText(f), f.Evidence)
	}
	patterns := Section{ID: "patterns", Title: "Patterns it looks like"}
	for _, p := range r.Patterns {
		c.add(&patterns, p.ID, p.Title, p.Evidence)
	}
	leads := Section{ID: "leads", Title: "Unlisted parties tied to listed ones"}
	for _, l := range r.Leads {
		c.add(&leads, l.ID, l.Name+": "+l.Why, l.Evidence)
	}
	said := Section{ID: "said", Title: "What is said, and who says so"}
	machine := Section{ID: "machine", Title: "What a language model proposes, for you to check against the passage"}
	for _, cl := range r.Claims {
		into := &said
		if _, decided := c.holding[cl.ID]; cl.Machine != "" && !decided {
			if !c.review {
				continue // a draft states no machine's word either
			}
			into = &machine
		}
		c.add(into, cl.ID, fmt.Sprintf("%s (%s%s): “%s”", Attribution(cl, outlets[cl.Document]), strings.ReplaceAll(cl.Modality, "_", " "), denied(cl), cl.Text), cl.Evidence)
	}
	for _, s := range []Section{supply, listed, owned, goods, patterns, leads, said, machine} {
		if len(s.Sentences) > 0 {
			for i := range s.Sentences {
				s.Sentences[i].Grades = c.gradesOf(claims[s.Sentences[i].Item])
			}
			c.sections = append(c.sections, s)
		}
	}
}

func denied(c trace.Claim) string {
	if c.Polarity == "negative" {
		return ", denied"
	}
	return ""
}

// VerdictText names the party, the regime, the day, the verdict, and the edges
// and rules that it rests on.
func VerdictText(v trace.Verdict) string {
	s := fmt.Sprintf("%s under %s on %s: %s.", v.Party, strings.ToUpper(v.Regime), v.On, strings.ReplaceAll(v.Verdict, "_", " "))
	for _, p := range append([]string{v.Why}, v.Proof...) {
		if p != "" {
			s += " " + p + "."
		}
	}
	return s
}

// FlagText says of a row of a shipment file what it was flagged for.
func FlagText(f trace.Flag) string {
	row := fmt.Sprintf("Row %d", f.Row)
	if len(f.Parties) > 1 {
		row += ", " + f.Parties[0] + " to " + f.Parties[1]
	}
	return fmt.Sprintf("%s: %s (%s; %s).", row, f.Why, f.Rule, f.Source)
}

// transfers are the ledger lines that the claims which may be stated support
// by themselves, none of them a machine's word that nobody accepted. A line
// that a person corrected stands as corrected.
func (c *composer) transfers(r trace.Result) []trace.Transfer {
	machine := map[string]bool{}
	for i := range r.Claims {
		machine[r.Claims[i].ID] = r.Claims[i].Machine != ""
	}
	corrected := map[string]trace.Transfer{}
	for _, t := range r.Transfers {
		if c.holding[t.ID].Do == ledger.Correct {
			corrected[t.ID] = t
		}
	}
	out := r.Restated(func(claim string) bool {
		ok, reviewed, _ := c.may(claim)
		return ok && (reviewed || !machine[claim])
	})
	for i := range out {
		if t, ok := corrected[out[i].ID]; ok && len(t.Claims) == len(out[i].Claims) {
			out[i] = t
		}
	}
	return out
}

// allAccepted reports whether every claim was accepted by a person, as it
// stood or with a correction.
func (c *composer) allAccepted(claims []string) bool {
	for _, id := range claims {
		if d, ok := c.holding[id]; !ok || d.Do == ledger.Reject {
			return false
		}
	}
	return len(claims) > 0
}

// addTransfer states a ledger line; it counts as reviewed when all its claims
// were accepted, for it says nothing that they do not.
func (c *composer) addTransfer(s *Section, t trace.Transfer) {
	if d, ok := c.holding[t.ID]; ok && d.Do == ledger.Reject {
		return
	}
	if notes := c.note(t.Evidence); len(notes) > 0 {
		s.Sentences = append(s.Sentences, Sentence{Item: t.ID, Text: TransferText(t) + c.sayers(t), Notes: notes, Reviewed: c.allAccepted(t.Claims)})
	}
}

// sayers names who says what a ledger line states, each once: " According to
// shipping papers, in Harbour Ledger."
func (c *composer) sayers(t trace.Transfer) string {
	var out []string
	for _, id := range t.Claims {
		if cl, ok := c.claims[id]; ok {
			out = appendOnce(out, Attribution(cl, c.outlets[cl.Document]))
		}
	}
	if len(out) == 0 {
		return ""
	}
	return " According to " + strings.Join(out, "; ") + "."
}

// asOf is the day a dossier speaks of, for its head.
func asOf(on when.Day) string {
	if on == "" {
		return "as the lists stood when it was traced"
	}
	return "as of " + string(on)
}
