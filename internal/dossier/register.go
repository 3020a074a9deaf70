package dossier

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"sanctrace/internal/trace"
)

// registerColumns are those of the SIPRI Arms Transfers Database's trade
// register (recipient and supplier, order, delivery, status, comment), with the
// bounds of each number and the footnotes added. There is no trend-indicator
// value: it needs SIPRI's own tables.
var registerColumns = []string{"recipient", "destination", "supplier", "designation", "description", "year_of_order", "ordered_min", "ordered_max",
	"years_of_delivery", "delivered_min", "delivered_max", "status", "independent_origins", "verdict", "comment", "footnotes"}

// deal is one row of the register: an order and its deliveries.
type deal struct {
	first              trace.Transfer
	ordered, delivered *trace.Transfer
	status             string
	origins            int
	verdicts, comments []string
	notes              []int
}

// phases in the order in which a deal goes through them.
var phases = []string{"planned", "ordered", "begun", "start", "shipped", "delivered", "used"}

// register lists the transfers that the dossier states as a trade register:
// one row for each supplier, recipient and kind of goods, order beside
// delivery. What is made or used without another side is no trade.
func (d *Dossier) register() ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	if err := w.Write(registerColumns); err != nil {
		return nil, fmt.Errorf("write register: %w", err)
	}
	for _, x := range d.deals() {
		row := x.row()
		for i := range row {
			row[i] = defuse(row[i])
		}
		if err := w.Write(row); err != nil {
			return nil, fmt.Errorf("write register: %w", err)
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

// deals joins the stated transfers of the same sides and goods.
func (d *Dossier) deals() []*deal {
	notes := map[string][]int{}
	for _, s := range d.Sections {
		for _, x := range s.Sentences {
			notes[x.Item] = x.Notes
		}
	}
	var out []*deal
	at := map[string]*deal{}
	for _, t := range stated(d.result, d.Sections).Transfers {
		if t.Supplier == "" && t.Recipient == "" || slices.Contains([]string{"PRODUCE", "ASSEMBLE", "USE_WEAPON"}, t.Event) {
			continue
		}
		key := strings.Join([]string{fold(t.Supplier), fold(t.Recipient), fold(t.ToPlace), t.ItemClass, t.Item}, "\x00")
		x := at[key]
		if x == nil {
			x = &deal{first: t, status: t.Phase}
			at[key] = x
			out = append(out, x)
		}
		x.take(t, notes[t.ID])
	}
	return out
}

func (x *deal) take(t trace.Transfer, notes []int) {
	if slices.Index(phases, t.Phase) > slices.Index(phases, x.status) {
		x.status = t.Phase
	}
	switch t.Phase {
	case "planned", "ordered", "begun", "start":
		if x.ordered == nil {
			x.ordered = &t
		}
	default:
		if x.delivered == nil {
			x.delivered = &t
		}
	}
	x.origins = max(x.origins, t.Independent)
	x.verdicts = appendOnce(x.verdicts, t.Verdict)
	x.comments = appendOnce(x.comments, t.Phase+": "+t.Why)
	for _, n := range notes {
		if !slices.Contains(x.notes, n) {
			x.notes = append(x.notes, n)
		}
	}
}

func appendOnce(list []string, s string) []string {
	if s == "" || slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

func (x *deal) row() []string {
	var notes []string
	for _, n := range x.notes {
		notes = append(notes, strconv.Itoa(n))
	}
	orderMin, orderMax := bounds(x.ordered)
	gotMin, gotMax := bounds(x.delivered)
	return []string{x.first.Recipient, x.first.ToPlace, x.first.Supplier, x.first.Item, x.first.ItemClass, years(x.ordered), orderMin, orderMax, years(x.delivered), gotMin, gotMax,
		x.status, strconv.Itoa(x.origins), strings.Join(x.verdicts, "; "), strings.Join(x.comments, "; "), strings.Join(notes, " ")}
}

// bounds returns the bounds of a transfer's number, empty where open or not
// stated.
func bounds(t *trace.Transfer) (least, most string) {
	if t == nil || t.Amount == nil {
		return "", ""
	}
	if t.Amount.Min != nil {
		least = strconv.FormatFloat(*t.Amount.Min, 'f', -1, 64)
	}
	if t.Amount.Max != nil {
		most = strconv.FormatFloat(*t.Amount.Max, 'f', -1, 64)
	}
	return least, most
}

// years returns the years of a transfer's dates: "2022", "2022-2023",
// "2022-" where the end is open.
func years(t *trace.Transfer) string {
	if t == nil || t.Dates == nil {
		return ""
	}
	from, to := year(string(t.Dates.Earliest)), year(string(t.Dates.Latest))
	if from == to {
		return from
	}
	return from + "-" + to
}

func year(day string) string {
	y, _, _ := strings.Cut(day, "-")
	return y
}
