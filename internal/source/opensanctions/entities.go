package opensanctions

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"sort"
	"strings"

	"sanctrace/internal/ftm"
	"sanctrace/internal/source"
)

// owners names for each schema that only describes an entity the property
// that says which.
var owners = map[string]string{
	"Sanction": "entity", "Risk": "entity", "Note": "entity", "TaxRoll": "taxee",
	"Identification": "holder", "Passport": "holder",
}

// emitter hands the entities of one file on.
type emitter struct {
	path string
	meta source.Meta
	out  *source.Out
}

func parseEntities(ctx context.Context, files []source.File, meta source.Meta, out *source.Out) error {
	return eachObject(ctx, files, meta, out, func(em *emitter, data []byte, place string) error {
		rec, err := ftm.ParseRecord(data)
		if err != nil {
			out.Reject(em.path, place, "%v", err)
			return nil
		}
		return em.record(rec, place)
	})
}

// eachObject calls read for every object of the files.
func eachObject(ctx context.Context, files []source.File, meta source.Meta, out *source.Out, read func(em *emitter, data []byte, place string) error) error {
	for _, f := range files {
		if err := eachObjectOf(ctx, f, &emitter{path: f.Path, meta: meta, out: out}, read); err != nil {
			return fmt.Errorf("FollowTheMoney data: %w", err)
		}
	}
	return nil
}

func eachObjectOf(ctx context.Context, f source.File, em *emitter, read func(em *emitter, data []byte, place string) error) error {
	return source.EachObject(ctx, f, em.out, func(data []byte, place string, cut bool) error {
		rejected := em.out.Rejected
		if err := read(em, data, place); err != nil {
			return fmt.Errorf("%s, %s: %w", f.Path, place, err)
		}
		if cut && em.out.Rejected > rejected && !json.Valid(data) {
			return source.Truncated(f.Path, place, io.ErrUnexpectedEOF)
		}
		return nil
	})
}

// record hands one record and what is nested in it on.
func (em *emitter) record(rec *ftm.Record, place string) error {
	s, ok := ftm.Lookup(rec.Entity.Schema)
	if !ok || s.Abstract {
		em.out.Reject(em.path, place, "%v", ftm.Validate(rec.Entity))
		return nil
	}
	e := admit(rec)
	f := source.Fragment{Owner: ownerOf(e), Entity: e, Referents: rec.Referents}
	if f.Owner == e.ID && s.Edge == nil {
		f.Record = recordOf(rec)
	}
	if err := em.out.Emit(f); err != nil {
		return err
	}
	return em.nested(rec, rec.Entity.ID, place)
}

// nested hands on the entities that stand inside rec. They are not entries of
// the file, so they bring no record of their own.
func (em *emitter) nested(rec *ftm.Record, root, place string) error {
	for _, n := range rec.Nested {
		s, ok := ftm.Lookup(n.Record.Entity.Schema)
		if !ok || s.Abstract {
			em.out.Reject(em.path, place, "inside %s: %v", root, ftm.Validate(n.Record.Entity))
			continue
		}
		e := admit(n.Record)
		if err := em.out.Emit(source.Fragment{Owner: ownerOf(e), Entity: e, Referents: n.Record.Referents}); err != nil {
			return err
		}
		if err := em.nested(n.Record, root, place); err != nil {
			return err
		}
	}
	return nil
}

// ownerOf returns the id of the entity that e belongs to.
func ownerOf(e *ftm.Entity) string {
	if prop, ok := owners[e.Schema]; ok {
		if id := e.First(prop); id != "" {
			return id
		}
	}
	return e.ID
}

// admit returns the entity of rec with its values in the form that the model
// asks for; what it does not admit becomes a note. Values under a reverse
// property are dropped: the entity that points here says it.
func admit(rec *ftm.Record) *ftm.Entity {
	e := rec.Entity
	s, _ := ftm.Lookup(e.Schema)
	out := ftm.NewEntity(e.ID, e.Schema)
	for _, v := range e.Values {
		if p := s.Property(v.Prop); p != nil && p.Stub {
			continue
		}
		if e.Schema == "Sanction" && v.Prop == "provisions" {
			addProvision(out, v)
			continue
		}
		source.PutValue(out, v)
	}
	for _, text := range rec.Skipped {
		source.AddNote(out, text)
	}
	return out
}

// measures are words of provisions that name a measure.
var measures = []struct {
	words   []string
	measure source.Measure
}{
	{[]string{"asset", "fr"}, source.AssetFreeze},
	{[]string{"freez"}, source.AssetFreeze},
	{[]string{"travel"}, source.TravelBan},
	{[]string{"entry", "ban"}, source.TravelBan},
	{[]string{"arms", "embargo"}, source.ArmsEmbargo},
	{[]string{"debar"}, source.Debarred},
	{[]string{"export", "control"}, source.ExportControl},
}

// addProvision adds what a sanction forbids: the measure, when the words name
// one, with the words as original; else the words.
func addProvision(x *ftm.Entity, v ftm.Value) {
	text := strings.ToLower(v.Value)
	found := false
	for _, m := range measures {
		all := true
		for _, w := range m.words {
			all = all && strings.Contains(text, w)
		}
		if all && !strings.Contains(text, string(m.measure)) {
			source.PutValue(x, ftm.Value{Prop: v.Prop, Value: string(m.measure), Original: v.Value, Lang: v.Lang, Origin: v.Origin})
			found = true
		}
	}
	if !found {
		source.PutValue(x, v)
	}
}

// recordOf returns the entity as it is published, without what differs from
// one export to the next: times, caption and the order of values.
func recordOf(rec *ftm.Record) string {
	bare := &ftm.Record{Entity: rec.Entity.Clone(), Caption: " ", Referents: rec.Referents, Datasets: rec.Datasets, Target: rec.Target}
	sort.Slice(bare.Entity.Values, func(i, j int) bool {
		a, b := bare.Entity.Values[i], bare.Entity.Values[j]
		if a.Prop != b.Prop {
			return a.Prop < b.Prop
		}
		return a.Value < b.Value
	})
	return string(bare.AppendJSON(nil))
}

// change is one line of a delta file.
type change struct {
	Op     string          `json:"op"`
	Entity json.RawMessage `json:"entity"`
}

// idOf returns the id in the JSON of an entity, "" when it has none that can
// be read.
func idOf(entity []byte) string {
	var e struct {
		ID string `json:"id"`
	}
	if err := json.Unmarshal(entity, &e); err != nil {
		return ""
	}
	return e.ID
}

func parseDelta(ctx context.Context, files []source.File, meta source.Meta, out *source.Out) error {
	return eachObject(ctx, files, meta, out, func(em *emitter, data []byte, place string) error {
		var c change
		if err := json.Unmarshal(data, &c); err != nil {
			out.Reject(em.path, place, "%v", err)
			return nil
		}
		switch c.Op {
		case "DEL":
			if id := idOf(c.Entity); id != "" {
				out.End(id)
			} else {
				out.Reject(em.path, place, "a deletion without the id of an entity")
			}
			return nil
		case "ADD", "MOD":
			rec, err := ftm.ParseRecord(c.Entity)
			if err != nil {
				out.Reject(em.path, place, "%v", err)
				return nil
			}
			return em.record(rec, place)
		}
		out.Reject(em.path, place, "%q is no operation: ADD, MOD and DEL are", c.Op)
		return nil
	})
}
