package ledger

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"sanctrace/internal/oplog"
)

// logged is what the log says that the ledger must hold.
type logged struct {
	cases     map[string]traced
	decisions map[int64]oplog.Record  // by number in the log
	added     map[string]oplog.Record // by object, "case/NAME/ID"
}

// traced is the payload of the last trace of a case.
type traced struct {
	Documents int    `json:"documents"`
	Items     int    `json:"items"`
	Digest    string `json:"digest"`
}

// readLog collects the last trace of every case, and all decisions.
func (l *Ledger) readLog(ctx context.Context) (logged, error) {
	in := logged{map[string]traced{}, map[int64]oplog.Record{}, map[string]oplog.Record{}}
	for after := int64(0); ; {
		records, err := l.log.Records(ctx, "", after, 1000)
		if err != nil {
			return in, err
		}
		for _, r := range records {
			after = r.Seq
			name, ok := strings.CutPrefix(r.Object, "case/")
			switch {
			case ok && r.Action == "decide":
				in.decisions[r.Seq] = r
			case ok && r.Action == "add":
				in.added[r.Object] = r
			case ok && r.Action == "trace":
				var t traced
				if err := json.Unmarshal(r.Payload, &t); err == nil { // a payload that is none is found by the log's own check
					in.cases[name] = t
				}
			}
		}
		if len(records) == 0 {
			return in, nil
		}
	}
}

// verifyLog compares the cases and decisions that are there with those that
// the log records, so that rows that were taken away or added are found too.
func (l *Ledger) verifyLog(ctx context.Context) ([]Damage, error) {
	in, err := l.readLog(ctx)
	if err != nil {
		return nil, err
	}
	cases, err := l.Cases(ctx)
	if err != nil {
		return nil, err
	}
	var bad []Damage
	for _, c := range cases {
		want, ok := in.cases[c.Name]
		delete(in.cases, c.Name)
		items, err := l.traced(ctx, c.Name)
		if err != nil {
			return bad, err
		}
		switch {
		case !ok:
			bad = append(bad, Damage{"case " + c.Name, "the log knows nothing of it"})
		case len(items) != want.Items || itemsDigest(items) != want.Digest:
			bad = append(bad, Damage{"case " + c.Name, fmt.Sprintf("its %d items are not the %d that the log records", len(items), want.Items)})
		case c.Documents != want.Documents:
			bad = append(bad, Damage{"case " + c.Name, fmt.Sprintf("it holds %d documents, and %d in the log", c.Documents, want.Documents)})
		}
		lost, err := l.verifyDecisions(ctx, c.Name, in.decisions)
		if err != nil {
			return bad, err
		}
		changed, err := l.verifyAdded(ctx, c.Name, in.added)
		if err != nil {
			return bad, err
		}
		bad = append(append(bad, lost...), changed...)
	}
	for name := range in.cases {
		bad = append(bad, Damage{"case " + name, "it stands in the log and is gone"})
	}
	for object := range in.added {
		bad = append(bad, Damage{strings.Replace(object, "/", " ", 1), "it was added and is gone"})
	}
	for seq, r := range in.decisions {
		bad = append(bad, Damage{strings.Replace(r.Object, "/", " ", 1), fmt.Sprintf("a decision of %s, record %d of the log, is gone", r.Actor, seq)})
	}
	slices.SortStableFunc(bad, func(a, b Damage) int { return strings.Compare(a.What+a.Why, b.What+b.Why) })
	return bad, nil
}

// verifyDecisions compares the decisions of a case with their records and
// takes the records that it finds out of the map.
func (l *Ledger) verifyDecisions(ctx context.Context, name string, records map[int64]oplog.Record) ([]Damage, error) {
	decisions, err := l.Decisions(ctx, name)
	if err != nil {
		return nil, err
	}
	var bad []Damage
	for _, d := range decisions {
		var said struct {
			Verdict Verdict `json:"verdict"`
			Reason  string  `json:"reason"`
		}
		r, ok := records[d.Log]
		delete(records, d.Log)
		if ok && len(r.Payload) > 0 { // withheld payloads are checked by their hash
			ok = json.Unmarshal(r.Payload, &said) == nil && said.Verdict == d.Do && said.Reason == d.Reason
		}
		if !ok || r.Actor != d.By || r.Object != "case/"+name+"/"+d.Item {
			bad = append(bad, Damage{fmt.Sprintf("case %s, decision %s", name, d.Item), "it is not what the log records"})
		}
	}
	return bad, nil
}
